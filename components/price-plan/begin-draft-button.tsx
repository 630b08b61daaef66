"use client";

import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf, notDoneNotice } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { notify } from "#components/ui/toast.tsx";
import type { OpenDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

type BeginDraftButtonProps = {
  readonly pricePlanId: number;
  readonly code: string;
  readonly openDraft: Action<OpenDraftInput, { readonly draftId: number }>;
};

/** Makes a working copy of the version in force, or goes to the one that somebody else has just begun. */
export function BeginDraftButton({ pricePlanId, code, openDraft }: BeginDraftButtonProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  function begin(): void {
    startTransition(async () => {
      const result = await answerOf(openDraft({ pricePlanId }, { idempotencyKey }));
      if (result.ok) router.push(routeHref(`/price-plans/${encodeURIComponent(code)}/draft`));
      else notify(notDoneNotice(result, "No draft was begun."));
    });
  }
  return (
    <Button variant="primary" pending={pending} onClick={begin} aria-keyshortcuts="e">
      <Pencil aria-hidden="true" />
      Edit prices
    </Button>
  );
}
