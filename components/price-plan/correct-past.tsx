"use client";

import { CalendarClock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf, notDoneNotice } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { notify } from "#components/ui/toast.tsx";
import type { DraftFromVersionInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { PricePlanView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { Action } from "#lib/web/action-result.ts";

type CorrectPastProps = Pick<PricePlanView, "plan" | "draft"> & {
  readonly version: number;
  readonly draftFromVersion: Action<DraftFromVersionInput, { readonly draftId: number }>;
};

/** Leads to a draft that says what the version should have said: the open one, or a new one that begins as the version. */
export function CorrectPast({ plan, draft, version, draftFromVersion }: CorrectPastProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const toDraft = `/price-plans/${encodeURIComponent(plan.code)}/draft?corrects=${version}`;
  const words = (
    <span>
      Correct the past…<span className="sr-only">{` of v${version}`}</span>
    </span>
  );
  if (draft?.state === "inReview") return null;
  if (draft !== null) {
    return (
      <ButtonLink variant="ghost" size="small" href={toDraft}>
        <CalendarClock aria-hidden="true" />
        {words}
      </ButtonLink>
    );
  }
  function begin(): void {
    startTransition(async () => {
      const result = await answerOf(draftFromVersion({ pricePlanId: plan.pricePlanId, version }, { idempotencyKey }));
      if (result.ok) router.push(routeHref(toDraft));
      else notify(notDoneNotice(result, "No draft was begun."));
    });
  }
  return (
    <Button variant="ghost" size="small" pending={pending} onClick={begin}>
      <CalendarClock aria-hidden="true" />
      {words}
    </Button>
  );
}
