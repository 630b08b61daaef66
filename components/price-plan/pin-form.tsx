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
import type { PinChangeForm } from "#lib/domain/price-plan/pin-schema.ts";
import type { PlanHeadView } from "#lib/domain/price-plan/price-plan-view.ts";
import { messageOf } from "#lib/web/action-result.ts";
import type { ChangeVersionPin } from "./change-version-pin.ts";
import { PinPreview } from "./pin-preview.tsx";
import { pinKeys, previewPin } from "./pin-queries.ts";

const SETTLE_MILLIS = 300;

type PinFormProps = {
  readonly plan: PlanHeadView;
  readonly zone: string;
  /** Null while the fields do not say enough. */
  readonly question: PinChangeForm | null;
  /** What is still needed to do it, though not to look at it. */
  readonly missing: string | null;
  readonly changePin: ChangeVersionPin;
  readonly onDone: () => void;
  readonly children?: ReactNode;
};

/** First what it would change, then the button that does exactly that. */
export function PinForm({ plan, zone, question, missing, changePin, onDone, children }: PinFormProps) {
  const router = useRouter();
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  // Why it is done changes nothing of what it does.
  const looked = question?.change === "pin" ? { ...question, reason: "-" } : question;
  const wanted = JSON.stringify(looked);
  const isSettled = useSettled(wanted, SETTLE_MILLIS) === wanted;
  const query = useQuery({
    queryKey: looked === null ? ["price-plans", plan.code, "pin", "nobody"] : pinKeys.preview(plan.code, looked),
    queryFn: ({ signal }) => (looked === null ? null : previewPin(plan.code, looked, signal)),
    enabled: looked !== null && isSettled,
    staleTime: 0,
    gcTime: 0,
  });
  const answer = looked === null || !isSettled ? null : (query.data ?? null);
  const preview = answer?.ok ? answer.value : null;
  const canSubmit = preview !== null && preview.refusal === null && !query.isFetching;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!canSubmit || question === null || pending) return;
    setFailure(missing);
    if (missing !== null) return;
    startTransition(async () => {
      const result = await answerOf(changePin({ code: plan.code, pin: question, seen: preview.seen }, { idempotencyKey }));
      setIdempotencyKey(crypto.randomUUID());
      if (result.ok) {
        const whose = preview.accountName ?? preview.account;
        notify({ tone: "positive", title: question.change === "pin" ? `${whose} keeps v${question.version}` : `Ended for ${whose}` });
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
      {children}
      <div role="status" className="grid gap-3">
        {looked === null ? null : query.isError ? (
          <RefusalMessage title="The preview could not be read." message="Try again in a moment." />
        ) : answer === null ? (
          <p className="text-muted">Looking what that changes…</p>
        ) : answer.ok ? (
          <PinPreview preview={answer.value} zone={zone} />
        ) : (
          <RefusalMessage title="This cannot be done." code={answer.problem.code} message={answer.problem.title} />
        )}
      </div>
      {failure === null ? null : <RefusalMessage message={failure} />}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button type="submit" variant="primary" pending={pending} disabled={!canSubmit}>
          {question?.change === "end" ? "End it now" : question === null ? "Keep the version" : `Keep v${question.version}`}
        </Button>
      </div>
    </form>
  );
}
