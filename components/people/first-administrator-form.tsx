"use client";

import { type SyntheticEvent, useState } from "react";
import { answerOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { FirstAdministratorFields } from "#lib/domain/people/first-administrator-schema.ts";
import { SHORTEST_PASSWORD } from "#lib/domain/people/password-rule.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";

type FirstAdministratorFormProps = {
  readonly token: string;
  readonly createFirstAdministrator: Action<FirstAdministratorFields, unknown>;
};

type FieldName = Exclude<keyof FirstAdministratorFields, "token">;

const FIELDS = [
  { name: "name", label: "Your name", autoComplete: "name" },
  { name: "email", label: "E-mail", type: "email", autoComplete: "username", hint: "You sign in with it." },
  {
    name: "password",
    label: "Password",
    type: "password",
    autoComplete: "new-password",
    hint: `At least ${SHORTEST_PASSWORD} characters; a few words are best.`,
  },
  { name: "provider", label: "Company", autoComplete: "organization", hint: "The provider this installation belongs to." },
  { name: "timeZone", label: "Time zone", hint: "The console shows business times in it, for example Europe/Nicosia." },
  { name: "currency", label: "Currency", hint: "Of its accounts, by three letters: EUR." },
] as const satisfies readonly FieldDescription[];

type FieldDescription = {
  readonly name: FieldName;
  readonly label: string;
  readonly type?: string;
  readonly autoComplete?: string;
  readonly hint?: string;
};

/** Makes the first administrator. Whoever holds the link may do it once. */
export function FirstAdministratorForm({ token, createFirstAdministrator }: FirstAdministratorFormProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<"open" | "pending" | "done">("open");

  async function submit(event: SyntheticEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: FieldName) => {
      const value = form.get(name);
      return typeof value === "string" ? value : "";
    };
    setState("pending");
    setAttempt(attempt + 1);
    const result = await answerOf(
      createFirstAdministrator({
        token,
        name: textOf("name"),
        email: textOf("email"),
        password: textOf("password"),
        provider: textOf("provider"),
        timeZone: textOf("timeZone"),
        currency: textOf("currency").trim().toUpperCase(),
      }),
    );
    setState(result.ok ? "done" : "open");
    setErrors(result.ok ? [] : errorsOf(result));
  }

  if (state === "done") return <Done />;
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">Make the first administrator</h1>
      <p className="mt-1 text-muted">An administrator manages people and reads the audit trail, and moves no money.</p>
      <form method="post" noValidate className="mt-6 grid gap-4 sm:grid-cols-2" onSubmit={(event) => void submit(event)}>
        <div className="empty:hidden sm:col-span-2">
          <ErrorSummary errors={errors} title="Nothing was made yet" attempt={attempt} />
        </div>
        {FIELDS.map((field: FieldDescription) => (
          <Field key={field.name} id={field.name} label={field.label} hint={field.hint} error={errorAt(errors, field.name)}>
            {(control) => <Input {...control} name={field.name} type={field.type ?? "text"} autoComplete={field.autoComplete ?? "off"} />}
          </Field>
        ))}
        <div className="sm:col-span-2">
          <Button type="submit" variant="primary" size="large" pending={state === "pending"}>
            Make administrator
          </Button>
        </div>
      </form>
    </>
  );
}

function Done() {
  return (
    <div role="status">
      <h1 className="font-semibold text-2xl tracking-tight">The administrator exists</h1>
      <p className="mt-1 mb-6 text-muted">The link is spent. Sign in with the e-mail address and the password you chose.</p>
      <ButtonLink href="/sign-in" variant="primary" size="large">
        Sign in
      </ButtonLink>
    </div>
  );
}

function errorsOf(result: ActionRefused | ActionFault): readonly FieldError[] {
  const issues = result.refusal?.issues ?? [];
  if (issues.length === 0) return [{ fieldId: "name", message: messageOf(result) }];
  return issues.map(({ path, message }) => ({ fieldId: path, message }));
}

function errorAt(errors: readonly FieldError[], name: FieldName): string | undefined {
  return errors.find(({ fieldId }) => fieldId === name)?.message;
}
