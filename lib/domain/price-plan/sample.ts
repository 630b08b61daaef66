import type { RefusalCode } from "../refusal.ts";

/** A usage as the calculator asks about it, at a fixed instant: what is priced again must not move with the clock. */
export type SampledUsage = {
  readonly product: string;
  readonly quantity: string;
  readonly at: string;
  readonly metadata: Readonly<Record<string, string>>;
};

/** What a usage comes to, tax included; or why it has no price. */
export type SamplePrice = { readonly total: string; readonly currency: string } | { readonly refusal: RefusalCode };

/** A usage whose price somebody wants to keep an eye on, shared by all who work on the plan. */
export type Sample = {
  readonly sampleId: number;
  readonly revision: number;
  readonly name: string;
  readonly usage: SampledUsage;
  readonly expected: SamplePrice;
};

/** A sample that would not come to what is expected any more. */
export type SampleChange = Pick<Sample, "sampleId" | "revision" | "name" | "expected"> & { readonly now: SamplePrice };

/** A sample as it would be now. Refused: it had a price, and would have none. */
export type JudgedSample = { readonly sample: Sample; readonly now: SamplePrice; readonly state: "unchanged" | "changed" | "refused" };

/** Each is priced at every keystroke, and all of them at the submission. */
export const MOST_SAMPLES = 200;

/** Those that somebody has to look at before the document goes to review. */
export function changedSamples(judged: readonly JudgedSample[]): readonly SampleChange[] {
  return judged
    .filter(({ state }) => state !== "unchanged")
    .map(({ sample: { sampleId, revision, name, expected }, now }) => ({ sampleId, revision, name, expected, now }));
}
