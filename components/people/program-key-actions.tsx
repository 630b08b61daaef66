"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { IssuedKey, ServiceAccountView } from "#lib/domain/people/people-views.ts";
import { type ActionResult, messageOf } from "#lib/web/action-result.ts";
import { LOST_ANSWER, type ServiceAccountActions } from "./service-account-actions.ts";

type RenewKeyProps = {
  readonly account: ServiceAccountView;
  readonly renewServiceKey: ServiceAccountActions["renewServiceKey"];
  readonly onIssued: (issued: IssuedKey) => void;
};

/** A new key for a program that stands. The one it has stops at once, so the question says who is cut off. */
export function RenewKey({ account, renewServiceKey, onIssued }: RenewKeyProps) {
  const { code, name, keyId } = account;
  const question = useQuestion();
  return (
    <AlertDialog
      title={`Renew the key of ${name}?`}
      description={`${name} is refused from this moment, until somebody gives it the new key. The key ${keyId} opens nothing any more.`}
      confirmLabel="Renew key"
      pending={question.pending}
      open={question.isOpen}
      onOpenChange={question.setOpen}
      onConfirm={() =>
        question.send(
          (idempotencyKey) => renewServiceKey({ code, keyId }, { idempotencyKey }),
          (issued) => onIssued(issued),
        )
      }
      trigger={
        <Button size="small">
          Renew key<span className="sr-only"> of {name}</span>
        </Button>
      }
    >
      {question.refusal === null ? null : <RefusalMessage title="The key stays as it is." message={question.refusal} />}
    </AlertDialog>
  );
}

type RevokeProgramProps = {
  readonly account: ServiceAccountView;
  readonly revokeServiceAccount: ServiceAccountActions["revokeServiceAccount"];
};

/** Ends a program. It is not brought back, and the audit trail keeps the reason. */
export function RevokeProgram({ account, revokeServiceAccount }: RevokeProgramProps) {
  const { code, name, keyId } = account;
  const [reason, setReason] = useState("");
  const question = useQuestion();
  return (
    <AlertDialog
      title={`Revoke ${name}?`}
      description={`${name} is refused with its next request, for good. What it ordered stays, and so does its name on it.`}
      confirmLabel="Revoke"
      pending={question.pending}
      open={question.isOpen}
      onOpenChange={question.setOpen}
      onConfirm={() =>
        question.send(
          (idempotencyKey) => revokeServiceAccount({ code, keyId, reason }, { idempotencyKey }),
          () => notify({ tone: "positive", title: `${name} is revoked.` }),
        )
      }
      trigger={
        <Button size="small" variant="ghost">
          Revoke<span className="sr-only"> {name}</span>
        </Button>
      }
    >
      <div className="mt-2 grid gap-3">
        {question.refusal === null || question.issue !== null ? null : (
          <RefusalMessage title="It was not revoked." message={question.refusal} />
        )}
        <Field label="Reason" hint="The audit trail keeps it." error={question.issue ?? undefined}>
          {(control) => (
            <Textarea {...control} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      </div>
    </AlertDialog>
  );
}

/** One question and its answer. A retry of the same question has the same key; asked anew, it has another. */
function useQuestion() {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [idempotencyKey, setKey] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [issue, setIssue] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function setOpen(open: boolean): void {
    if (pending) return;
    setIsOpen(open);
    setKey(open ? crypto.randomUUID() : "");
    setRefusal(null);
    setIssue(null);
  }

  function send<Value>(ask: (key: string) => Promise<ActionResult<Value>>, done: (value: Value) => void): void {
    startTransition(async () => {
      const result = await ask(idempotencyKey).catch(() => null);
      if (result?.ok) {
        setIsOpen(false);
        done(result.value);
        return router.refresh();
      }
      setIssue(result?.refusal?.issues?.[0]?.message ?? null);
      setRefusal(result === null ? LOST_ANSWER : messageOf(result));
      if (result?.refusal?.code === "STALE_REVISION") router.refresh();
    });
  }

  return { isOpen, setOpen, pending, refusal, issue, send };
}
