"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { answerOf, isUnanswered, notDoneNotice } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { notify } from "#components/ui/toast.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { DraftActions } from "./draft-actions.ts";
import type { Draft } from "./use-draft.ts";

type DiscardDraftProps = { readonly view: DraftView; readonly draft: Draft } & Pick<DraftActions, "discardDraft">;

export function DiscardDraft({ view, draft, discardDraft }: DiscardDraftProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  function discard(): void {
    startTransition(async () => {
      const result = await answerOf(discardDraft({ draftId: view.draftId, revision: draft.state.revision }));
      if (!result.ok) {
        setOpen(false);
        notify(notDoneNotice(result, "The draft was not discarded."));
        if (!isUnanswered(result)) router.refresh();
        return;
      }
      // What was typed is given up on purpose; the guard must not ask about it.
      draft.dispatch({ kind: "reverted" });
      notify({ title: "Draft discarded", description: "The prices in force stay as they are." });
      router.push(routeHref(`/price-plans/${encodeURIComponent(view.plan.code)}`));
    });
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={setOpen}
      title={`Discard the draft of v${view.nextNumber}?`}
      description="Its changes are given up, for everybody who works on it. The prices in force stay as they are."
      confirmLabel="Discard the draft"
      cancelLabel="Keep it"
      pending={pending}
      onConfirm={discard}
      trigger={<Button variant="ghost">Discard</Button>}
    />
  );
}
