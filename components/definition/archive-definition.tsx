"use client";

import { Archive, ArchiveRestore } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Action, ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import { AlertDialog } from "../ui/alert-dialog.tsx";
import { answerOf, isUnanswered, notDoneNotice, toldOf } from "../ui/answer-of.ts";
import { Button } from "../ui/button.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { notify } from "../ui/toast.tsx";

type AtRevision = { readonly code: string; readonly revision: number };

type ArchiveProps = AtRevision & {
  readonly name: string;
  readonly archive: Action<AtRevision, unknown>;
  /** What it means, where it is nothing that prices use. */
  readonly meaning?: string;
};

const MEANING = "It leaves the lists, and no new price can use it. What was priced or billed with it stays as it is. You can restore it.";

/** Puts a definition away. What still uses it stands in the answer, in the same dialog. */
export function ArchiveDefinition({ code, revision, name, archive, meaning = MEANING }: ArchiveProps) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();

  function confirm(): void {
    startTransition(async () => {
      const result = await answerOf(archive({ code, revision }, { idempotencyKey: crypto.randomUUID() }));
      if (!result.ok) return setRefusal(result);
      setIsAsking(false);
      notify({ tone: "positive", title: `${name} is archived.` });
      router.refresh();
    });
  }

  return (
    <AlertDialog
      title={`Archive ${name}?`}
      description={meaning}
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
        <Button>
          <Archive aria-hidden="true" />
          Archive
        </Button>
      }
    >
      {refusal ? <RefusalMessage title="It was not archived." {...toldOf(refusal)} /> : null}
    </AlertDialog>
  );
}

type RestoreProps = AtRevision & {
  readonly name: string;
  readonly restore: Action<AtRevision, unknown>;
  readonly size?: "small" | "medium";
};

/** Brings it back as it was. Nothing is lost by it, so nobody is asked twice. */
export function RestoreDefinition({ code, revision, name, restore, size = "medium" }: RestoreProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function confirm(): void {
    startTransition(async () => {
      const result = await answerOf(restore({ code, revision }, { idempotencyKey: crypto.randomUUID() }));
      if (result.ok) notify({ tone: "positive", title: `${name} is in use again.` });
      else notify(notDoneNotice(result, "It was not restored."));
      if (result.ok || !isUnanswered(result)) router.refresh();
    });
  }

  return (
    <Button size={size} pending={pending} onClick={confirm} className="relative z-1">
      <ArchiveRestore aria-hidden="true" />
      Restore<span className="sr-only"> {name}</span>
    </Button>
  );
}
