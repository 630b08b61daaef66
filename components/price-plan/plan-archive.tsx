"use client";

import { Archive, ArchiveRestore } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { answerOf, isUnanswered, notDoneNotice, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { PlanAtRevision } from "#lib/domain/price-plan/plan-edit-schema.ts";
import type { Action, ActionFault, ActionRefused } from "#lib/web/action-result.ts";

type ArchivePlanProps = PlanAtRevision & { readonly name: string; readonly archivePlan: Action<PlanAtRevision, unknown> };

/** Puts a plan away. Who still pays by it stands in the answer, in the same dialog. */
export function ArchivePlan({ code, revision, name, archivePlan }: ArchivePlanProps) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();

  function confirm(): void {
    startTransition(async () => {
      const result = await answerOf(archivePlan({ code, revision }, { idempotencyKey: crypto.randomUUID() }));
      if (!result.ok) return setRefusal(result);
      setIsAsking(false);
      notify({ tone: "positive", title: `${name} is archived.` });
      router.refresh();
    });
  }

  return (
    <AlertDialog
      title={`Archive ${name}?`}
      description="It leaves the lists, and nobody can be put on it. What it priced stays as it is. You can restore it."
      confirmLabel="Archive"
      tone="primary"
      pending={pending}
      open={isAsking}
      onOpenChange={(open) => {
        setIsAsking(open);
        setRefusal(null);
      }}
      onConfirm={confirm}
      trigger={
        <Button variant="ghost">
          <Archive aria-hidden="true" />
          Archive
        </Button>
      }
    >
      {refusal ? <RefusalMessage title="It was not archived." {...toldOf(refusal)} /> : null}
    </AlertDialog>
  );
}

type RestorePlanProps = PlanAtRevision & { readonly name: string; readonly restorePlan: Action<PlanAtRevision, unknown> };

/** Brings it back as it was. Nothing is lost by it, so nobody is asked twice. */
export function RestorePlan({ code, revision, name, restorePlan }: RestorePlanProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function confirm(): void {
    startTransition(async () => {
      const result = await answerOf(restorePlan({ code, revision }, { idempotencyKey: crypto.randomUUID() }));
      if (result.ok) notify({ tone: "positive", title: `${name} is in use again.` });
      else notify(notDoneNotice(result, "It was not restored."));
      if (result.ok || !isUnanswered(result)) router.refresh();
    });
  }

  return (
    <Button pending={pending} onClick={confirm}>
      <ArchiveRestore aria-hidden="true" />
      Restore<span className="sr-only"> {name}</span>
    </Button>
  );
}
