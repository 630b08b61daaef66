"use client";

import { Pencil, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Action, ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import { AlertDialog } from "../ui/alert-dialog.tsx";
import { answerOf, isUnanswered, notDoneNotice, toldOf } from "../ui/answer-of.ts";
import { Button } from "../ui/button.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { routeHref } from "../ui/route-href.ts";
import { notify } from "../ui/toast.tsx";

type OpenDraftProps<Which> = {
  readonly which: Which;
  /** Where the draft is worked on. */
  readonly href: string;
  readonly openDraft: Action<Which, unknown>;
};

/** Begins a draft of the newest version, or goes on with the one that somebody began meanwhile. */
export function OpenDraft<Which>({ which, href, openDraft }: OpenDraftProps<Which>) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  function open(): void {
    startTransition(async () => {
      const result = await answerOf(openDraft(which, { idempotencyKey: crypto.randomUUID() }));
      if (result.ok) router.push(routeHref(href));
      else notify(notDoneNotice(result, "No draft was begun."));
    });
  }
  return (
    <Button variant="primary" pending={pending} onClick={open}>
      <Pencil aria-hidden="true" />
      Change it
    </Button>
  );
}

type WithdrawProps<Which> = { readonly which: Which; readonly withdraw: Action<Which, unknown> };

export function WithdrawDraft<Which>({ which, withdraw }: WithdrawProps<Which>) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  function take(): void {
    startTransition(async () => {
      const result = await answerOf(withdraw(which, { idempotencyKey: crypto.randomUUID() }));
      if (result.ok) notify({ title: "Out of review", description: "The draft can be edited again." });
      else notify(notDoneNotice(result, "It was not withdrawn."));
      if (result.ok || !isUnanswered(result)) router.refresh();
    });
  }
  return (
    <Button pending={pending} onClick={take}>
      <Undo2 aria-hidden="true" />
      Withdraw from review
    </Button>
  );
}

type DiscardProps<Which> = {
  /** With the revision that was looked at. */
  readonly which: Which;
  /** What remains when the draft is gone. */
  readonly remains: string;
  readonly discard: Action<Which, unknown>;
};

export function DiscardDraft<Which>({ which, remains, discard }: DiscardProps<Which>) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  function confirm(): void {
    startTransition(async () => {
      const result = await answerOf(discard(which, { idempotencyKey: crypto.randomUUID() }));
      if (!result.ok) return setRefusal(result);
      setIsAsking(false);
      notify({ title: "Draft discarded" });
      router.refresh();
    });
  }
  return (
    <AlertDialog
      title="Discard the draft?"
      description={remains}
      confirmLabel="Discard the draft"
      pending={pending}
      open={isAsking}
      onOpenChange={(open) => {
        setIsAsking(open);
        setRefusal(null);
      }}
      onConfirm={confirm}
      trigger={<Button variant="ghost">Discard</Button>}
    >
      {refusal ? <RefusalMessage title="It was not discarded." {...toldOf(refusal)} /> : null}
    </AlertDialog>
  );
}
