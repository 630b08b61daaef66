import type { Sample, SampleChange } from "#lib/domain/price-plan/sample.ts";
import { recordedSamples, samplePrice, storedUsage } from "#lib/domain/price-plan/sample-schema.ts";
import type { pricePlanSample } from "../schema/price-plan.ts";

type SampleRow = Omit<typeof pricePlanSample.$inferSelect, "createdAt" | "createdBy" | "pricePlanId">;

/** Read by the schema it was written by. */
export function fromDbSample({ sampleId, revision, name, usage, expected }: SampleRow): Sample {
  return { sampleId, revision, name, usage: storedUsage.parse(usage), expected: samplePrice.parse(expected) };
}

/** Out of what the audit trail keeps of a submission; none where none had changed. */
export function fromDbAcknowledged(after: unknown): readonly SampleChange[] {
  if (typeof after !== "object" || after === null || !("samples" in after)) return [];
  return recordedSamples.parse(after.samples);
}
