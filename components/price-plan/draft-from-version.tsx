"use client";

import { History } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf, notDoneNotice } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { notify } from "#components/ui/toast.tsx";
import type { DraftFromVersionInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { PlanHeadView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { Action } from "#lib/web/action-result.ts";

type DraftFromVersionProps = {
  readonly plan: PlanHeadView;
  readonly version: number;
  readonly draftFromVersion: Action<DraftFromVersionInput, { readonly draftId: number }>;
};

/** Begins the way back to old prices: a draft of them, which goes through review like any other. */
export function DraftFromVersion({ plan, version, draftFromVersion }: DraftFromVersionProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  function begin(): void {
    startTransition(async () => {
      const result = await answerOf(draftFromVersion({ pricePlanId: plan.pricePlanId, version }, { idempotencyKey }));
      if (result.ok) router.push(routeHref(`/price-plans/${encodeURIComponent(plan.code)}/draft`));
      else notify(notDoneNotice(result, "No draft was begun."));
    });
  }
  return (
    <Button variant="ghost" size="small" pending={pending} onClick={begin}>
      <History aria-hidden="true" />
      {`Draft from v${version}`}
    </Button>
  );
}
