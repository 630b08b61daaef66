"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useState, useTransition } from "react";
import { answerOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogClose } from "#components/ui/dialog.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { notify } from "#components/ui/toast.tsx";
import { useSettled } from "#components/ui/use-settled.ts";
import { type AudienceChangeView, countInWords } from "#lib/domain/price-plan/plan-audience.ts";
import type { AudienceChange } from "#lib/domain/price-plan/plan-audience-schema.ts";
import type { PlanHeadView } from "#lib/domain/price-plan/price-plan-view.ts";
import { messageOf } from "#lib/web/action-result.ts";
import { AudiencePreview } from "./audience-preview.tsx";
import { audienceKeys, previewAudience } from "./audience-queries.ts";
import type { ChangePlanAudience } from "./change-plan-audience.ts";

const SETTLE_MILLIS = 300;

type AudienceFormProps = {
  readonly plan: PlanHeadView;
  readonly change: AudienceChange["change"];
  /** Null while nobody is chosen. */
  readonly target: AudienceChange["target"] | null;
  readonly changeAudience: ChangePlanAudience;
  readonly onDone: () => void;
  /** Where they are chosen. */
  readonly children?: ReactNode;
};

/** First who it would concern, then the button that does exactly that. */
export function AudienceForm({ plan, change, target, changeAudience, onDone, children }: AudienceFormProps) {
  const router = useRouter();
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const wanted = JSON.stringify(target);
  const isSettled = useSettled(wanted, SETTLE_MILLIS) === wanted;
  const question: AudienceChange | null = target === null ? null : { change, target };
  const query = useQuery({
    queryKey: question === null ? ["price-plans", plan.code, "audience", "nobody"] : audienceKeys.preview(plan.code, question),
    queryFn: ({ signal }) => (question === null ? null : previewAudience(plan.code, question, signal)),
    enabled: question !== null && isSettled,
    // Who is on what moves: each opening asks again.
    staleTime: 0,
    gcTime: 0,
  });
  const answer = question === null || !isSettled ? null : (query.data ?? null);
  const preview = answer?.ok ? answer.value : null;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (preview === null || preview.refusal !== null || question === null || pending || query.isFetching) return;
    setFailure(null);
    startTransition(async () => {
      const result = await answerOf(changeAudience({ code: plan.code, ...question, seen: preview.seen }, { idempotencyKey }));
      setIdempotencyKey(crypto.randomUUID());
      if (result.ok) {
        notify({ tone: "positive", title: doneInWords(plan, preview, change) });
        onDone();
        router.refresh();
        return;
      }
      setFailure(messageOf(result));
      await query.refetch();
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {failure === null ? null : <RefusalMessage message={failure} />}
      {children}
      <div role="status" className="grid gap-3">
        {question === null ? null : query.isError ? (
          <RefusalMessage title="The preview could not be read." message="Try again in a moment." />
        ) : answer === null ? (
          <p className="text-muted">Looking who that is…</p>
        ) : answer.ok ? (
          <AudiencePreview preview={answer.value} change={change} />
        ) : (
          <RefusalMessage title="This cannot be done." code={answer.problem.code} message={answer.problem.title} />
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          disabled={preview === null || preview.refusal !== null || query.isFetching}
        >
          {preview === null || preview.refusal !== null ? VERBS[change] : `${VERBS[change]}: ${whomInWords(preview)}`}
        </Button>
      </div>
    </form>
  );
}

const VERBS = { assign: "Put on the plan", release: "Take off the plan" } as const satisfies Record<AudienceChange["change"], string>;

function whomInWords({ groups, subscriptions }: AudienceChangeView): string {
  return groups.length > 0 ? countInWords(groups.length, "group") : countInWords(subscriptions.length, "subscription");
}

function doneInWords({ name }: PlanHeadView, preview: AudienceChangeView, change: AudienceChange["change"]): string {
  return change === "assign" ? `${whomInWords(preview)} put on ${name}` : `${whomInWords(preview)} taken off ${name}`;
}
