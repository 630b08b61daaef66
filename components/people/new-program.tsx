"use client";

import { Plus } from "lucide-react";
import { type SyntheticEvent, useId, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { Input } from "#components/ui/input.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { CODE_RULE, MOST_NAME_LETTERS, suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import type { IssuedKey, ProgramChoices } from "#lib/domain/people/people-views.ts";
import type { CreateServiceAccountForm } from "#lib/domain/people/service-account-schema.ts";
import { type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { LOST_ANSWER, type ServiceAccountActions } from "./service-account-actions.ts";

type NewProgramProps = {
  readonly choices: ProgramChoices;
  readonly createServiceAccount: ServiceAccountActions["createServiceAccount"];
  readonly onIssued: (issued: IssuedKey) => void;
};

/** Makes a program that calls the web API: who it is, what it may do, and where its orders come from. */
export function NewProgram(props: NewProgramProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" size="small" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        New program
      </Button>
      {open ? <NewProgramForm {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const FIELDS = ["name", "code", "role", "sourceCode"] as const;
type FieldName = (typeof FIELDS)[number];
type Draft = Readonly<Record<FieldName, string>>;

const EMPTY: Draft = { name: "", code: "", role: "", sourceCode: "" };
const fieldId = (name: FieldName) => `program-${name}`;

function NewProgramForm({ choices, createServiceAccount, onIssued, onClose }: NewProgramProps & { readonly onClose: () => void }) {
  const formId = useId();
  const [draft, setDraft] = useState(EMPTY);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [sent, setSent] = useState({ text: "", key: "" });
  const [pending, startTransition] = useTransition();

  function submit(event: SyntheticEvent<HTMLFormElement>): void {
    event.preventDefault();
    const input = inputOf(draft, choices);
    setAttempt((count) => count + 1);
    if (input === null) setErrors([{ fieldId: fieldId("role"), message: "Choose a role." }]);
    else if (!pending) startTransition(() => send(input));
  }

  async function send(input: CreateServiceAccountForm): Promise<void> {
    // One key for one content: a retry of it acts once, a mended form is another request.
    const text = JSON.stringify(input);
    const key = sent.text === text ? sent.key : crypto.randomUUID();
    setSent({ text, key });
    const result = await createServiceAccount(input, { idempotencyKey: key }).catch(() => null);
    if (!result?.ok) return setErrors(errorsOf(result));
    onClose();
    onIssued(result.value);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !pending) onClose();
      }}
      title="New program"
      description="It calls the web API with a key, which is shown once when it is made."
      footer={
        <>
          <DialogClose render={<Button>Go back</Button>} />
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Make its key
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4 sm:grid-cols-2" onSubmit={submit} onKeyDown={submitOnControlEnter}>
        <div className="empty:hidden sm:col-span-2">
          <ErrorSummary errors={errors} title="No program was made" attempt={attempt} />
        </div>
        <NewProgramNames draft={draft} onChange={setDraft} errors={errors} />
        <NewProgramRole choices={choices} draft={draft} onChange={setDraft} errors={errors} />
      </form>
    </Dialog>
  );
}

/** What is sent; null while no role is chosen. */
function inputOf({ name, code, role, sourceCode }: Draft, { roles }: ProgramChoices): CreateServiceAccountForm | null {
  const chosen = roles.find((choice) => choice.role === role);
  if (chosen === undefined) return null;
  return { name, code, role: chosen.role, sourceCode: chosen.orders && sourceCode !== "" ? sourceCode : null };
}

type FieldsProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void; readonly errors: readonly FieldError[] };

function NewProgramNames({ draft, onChange, errors }: FieldsProps) {
  const [hasOwnCode, setHasOwnCode] = useState(false);
  return (
    <>
      <Field id={fieldId("name")} label="Name" hint="Orders and the audit trail show it." error={errorAt(errors, "name")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={MOST_NAME_LETTERS}
            value={draft.name}
            onChange={({ target: { value: name } }) => onChange({ ...draft, name, ...(hasOwnCode ? {} : { code: suggestedCode(name) }) })}
          />
        )}
      </Field>
      <Field id={fieldId("code")} label="Code" hint={`${CODE_RULE} It never changes.`} error={errorAt(errors, "code")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            className="font-mono"
            value={draft.code}
            onChange={(event) => {
              setHasOwnCode(true);
              onChange({ ...draft, code: event.target.value.toUpperCase() });
            }}
          />
        )}
      </Field>
    </>
  );
}

function NewProgramRole({ choices, draft, onChange, errors }: FieldsProps & { readonly choices: ProgramChoices }) {
  const roles = choices.roles.map(({ role, name }) => ({ value: role, label: name }));
  const sources = choices.sources.map(({ code, name }) => ({ value: code, label: name }));
  const orders = choices.roles.some(({ role, orders: may }) => role === draft.role && may);
  return (
    <>
      <Field id={fieldId("role")} label="Role" hint="The key allows what the role allows: see the rights." error={errorAt(errors, "role")}>
        {(control) => (
          <FilterSelect
            {...control}
            options={[{ value: "", label: "Choose a role" }, ...roles]}
            value={draft.role}
            onValueChange={(role) => onChange({ ...draft, role })}
          />
        )}
      </Field>
      {orders ? (
        <Field
          id={fieldId("sourceCode")}
          label="Source of its orders"
          hint="Each UDR of its orders says that it came from there."
          error={errorAt(errors, "sourceCode")}
        >
          {(control) => (
            <FilterSelect
              {...control}
              options={[{ value: "", label: "Choose a source" }, ...sources]}
              value={draft.sourceCode}
              onValueChange={(sourceCode) => onChange({ ...draft, sourceCode })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

function errorAt(errors: readonly FieldError[], name: FieldName): string | undefined {
  return errors.find((error) => error.fieldId === fieldId(name))?.message;
}

/** Each at its field; what belongs to none stands at the first. */
function errorsOf(result: ActionRefused | ActionFault | null): readonly FieldError[] {
  if (result === null) return [{ fieldId: fieldId("name"), message: LOST_ANSWER }];
  const { issues = [], path = "" } = result.refusal ?? {};
  const places = issues.length > 0 ? issues : [{ path, message: messageOf(result) }];
  return places.map((place) => ({ fieldId: fieldId(FIELDS.find((name) => name === place.path) ?? "name"), message: place.message }));
}
