"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { announce } from "#components/ui/live-region.tsx";
import type { JudgedSample, Sample } from "#lib/domain/price-plan/sample.ts";
import { type ActionResult, messageOf } from "#lib/web/action-result.ts";
import type { DraftActions } from "./draft-actions.ts";

export type SampleActions = {
  readonly pending: boolean;
  readonly problem: string | null;
  readonly accept: (judged: JudgedSample) => void;
  readonly remove: (sample: Sample) => void;
};

type Verbs = { readonly pricePlanId: number } & Pick<DraftActions, "saveSample" | "removeSample">;

/** One at a time, each over the revision that is shown; afterwards the samples are read again. */
export function useSampleActions({ pricePlanId, saveSample, removeSample }: Verbs): SampleActions {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  function perform(send: () => Promise<ActionResult<unknown>>, words: string): void {
    startTransition(async () => {
      const result = await send().catch(() => null);
      if (result?.ok) announce(words);
      setProblem(result === null ? "The server could not be reached." : result.ok ? null : messageOf(result));
      router.refresh();
    });
  }

  return {
    pending,
    problem,
    accept: ({ sample: { sampleId, revision, name, usage }, now }) =>
      perform(
        () =>
          saveSample(
            { pricePlanId, replaces: { sampleId, revision }, name, usage, expected: now },
            { idempotencyKey: `sample-${sampleId}-${revision}-${JSON.stringify(now)}`.slice(0, 200) },
          ),
        `The new price is what ${name} is expected to cost.`,
      ),
    remove: ({ sampleId, revision, name }) =>
      perform(
        () => removeSample({ sampleId, revision }, { idempotencyKey: `sample-${sampleId}-${revision}-removed` }),
        `The sample ${name} was removed.`,
      ),
  };
}
