"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { answerOf, isUnanswered, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import type { DraftActions } from "./draft-actions.ts";

/** Takes the draft out of review to go on editing it. Nothing is lost, so nobody is asked twice. */
export function WithdrawReview({ draftId, withdrawReview }: { readonly draftId: number } & Pick<DraftActions, "withdrawReview">) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  function withdraw(): void {
    startTransition(async () => {
      const result = await answerOf(withdrawReview({ draftId }));
      if (result.ok) notify({ title: "Withdrawn from review", description: "The draft can be edited again." });
      else tell(result);
      if (result.ok || !isUnanswered(result)) router.refresh();
    });
  }
  return (
    <Button pending={pending} onClick={withdraw}>
      Withdraw from review
    </Button>
  );
}

function tell(result: ActionRefused | ActionFault): void {
  const { title = "It was not withdrawn.", message } = toldOf(result);
  notify({ tone: "negative", title, description: message });
}
