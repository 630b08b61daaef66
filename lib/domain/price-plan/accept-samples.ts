import { isSamePriceAs } from "./same-price.ts";
import type { JudgedSample, Sample, SampleChange } from "./sample.ts";

export type AcceptedSample = { readonly before: Sample; readonly after: Sample };

/**
 * With the approval of a version the prices that were looked at on its way are what is expected from then on. Not of a sample that
 * somebody has changed since, nor where the version comes to another price than was looked at: those are asked about again.
 */
export function acceptSamples(acknowledged: readonly SampleChange[], judged: readonly JudgedSample[]): readonly AcceptedSample[] {
  return acknowledged.flatMap((seen) => {
    const { sample, now } = judged.find((each) => each.sample.sampleId === seen.sampleId) ?? {};
    if (sample === undefined || now === undefined || sample.revision !== seen.revision || !isSamePriceAs(now, seen.now)) return [];
    return [{ before: sample, after: { ...sample, expected: seen.now, revision: sample.revision + 1 } }];
  });
}
