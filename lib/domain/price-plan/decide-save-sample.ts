import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { MOST_SAMPLES, type Sample } from "./sample.ts";
import type { SaveSampleInput } from "./sample-schema.ts";

type SaveSampleFacts = {
  readonly plan: { readonly pricePlanId: number; readonly currency: string };
  readonly input: SaveSampleInput;
  /** All of the plan. */
  readonly samples: readonly Sample[];
};

export type SavedSample = { readonly before: Sample | null; readonly revision: number };

/** Refused in this order: gone, stale, another currency, a name that is taken, one too many. */
export function decideSaveSample({ plan, input, samples }: SaveSampleFacts): Result<SavedSample, Refusal> {
  const { replaces, name, expected } = input;
  const before = samples.find(({ sampleId }) => sampleId === replaces?.sampleId) ?? null;
  if (replaces !== null && before === null) return refused({ code: "NOT_FOUND" });
  if (before !== null && before.revision !== replaces?.revision) {
    return refused({ code: "STALE_REVISION", params: { revision: before.revision } });
  }
  if ("currency" in expected && expected.currency !== plan.currency) return refused({ code: "INVALID_INPUT", path: "expected.currency" });
  if (samples.some((other) => other !== before && other.name === name)) {
    return refused({ code: "NAME_TAKEN", path: "name", params: { name, code: "another sample" } });
  }
  if (before === null && samples.length >= MOST_SAMPLES) return refused({ code: "TOO_MANY_SAMPLES", params: { most: MOST_SAMPLES } });
  return ok({ before, revision: (before?.revision ?? 0) + 1 });
}
