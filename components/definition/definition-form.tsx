"use client";

import type { ReactNode } from "react";
import type { ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import { toldOf } from "../ui/answer-of.ts";
import { Button } from "../ui/button.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { KeyHint } from "../ui/key-hint.tsx";
import { Notice } from "../ui/notice.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import type { DefinitionForm as Form } from "./use-definition-form.ts";

type DefinitionFormProps = {
  readonly form: Form;
  readonly dirty: boolean;
  /** Where Cancel leads. */
  readonly back: string;
  /** The members that a conflict shows, by the names of the form. */
  readonly members: Readonly<Record<string, string>>;
  /** Beside Save: other ways to save. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** What stands around the fields of every definition: what is wrong on top, Save below, and the guard against losing it. */
export function DefinitionForm({ form, dirty, back, members, actions, children }: DefinitionFormProps) {
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <LeaveGuard dirty={dirty && !form.isSaved} />
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.refusal ? <Refused form={form} refusal={form.refusal} members={members} /> : null}
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={form.pending}>
          Save
        </Button>
        {actions}
        <ButtonLink href={back}>Cancel</ButtonLink>
        <span className="text-muted text-xs">
          <KeyHint keys="Ctrl Enter" /> saves from anywhere on this page
        </span>
      </div>
    </form>
  );
}

type RefusedProps = Pick<DefinitionFormProps, "form" | "members"> & { readonly refusal: ActionRefused | ActionFault };

function Refused({ form, refusal, members }: RefusedProps) {
  if (refusal.refusal?.code !== "STALE_REVISION") {
    if (form.errors.length > 0) return null;
    return <RefusalMessage title="It was not saved." {...toldOf(refusal)} />;
  }
  const { params = {} } = refusal.refusal;
  const { revision } = params;
  return (
    <div role="alert">
      <Notice
        tone="caution"
        title={`${params.by ?? "Somebody"} saved it while you were editing. Nothing of yours is lost or saved yet.`}
        actions={
          typeof revision === "number" ? (
            <>
              <Button onClick={form.takeTheirs}>Take theirs</Button>
              <Button variant="danger" onClick={() => form.overwrite(revision)}>
                Save mine over it
              </Button>
            </>
          ) : null
        }
      >
        <p className="pb-1">What is saved now:</p>
        <DescriptionList
          items={Object.entries(members).map(([member, term]) => ({
            term,
            value: <span className="whitespace-pre-line">{params[member]}</span>,
          }))}
        />
      </Notice>
    </div>
  );
}
