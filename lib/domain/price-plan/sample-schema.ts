import * as z from "zod";
import { isCurrency } from "#lib/kernel/currency.ts";
import { REFUSAL_CODES } from "../refusal.ts";
import { moneyText } from "./document-texts.ts";
import { sampledUsage } from "./quote-price-schema.ts";
import { MOST_SAMPLES, type SampleChange, type SampledUsage, type SamplePrice } from "./sample.ts";

const id = z.int().positive();
const revision = z.int().positive();
const name = z.string().trim().min(1, "Give it a name.").max(100, "At most 100 characters.");
const currency = z.string().refine((code): boolean => isCurrency(code), "Not a currency.");

/** What a sample came to, as it is stored. */
export const samplePrice = z.union([
  z.strictObject({ total: moneyText, currency }),
  z.strictObject({ refusal: z.enum(REFUSAL_CODES) }),
]) satisfies z.ZodType<SamplePrice>;

/** What is priced, as it is stored: a usage as the quote route takes it. */
export const storedUsage: z.ZodType<SampledUsage> = sampledUsage;

export const saveSampleInput = z.object({
  pricePlanId: id,
  /** The one that is changed, over the revision that was seen; null for a new one. */
  replaces: z.object({ sampleId: id, revision }).nullable(),
  name,
  usage: sampledUsage,
  expected: samplePrice,
});
export type SaveSampleInput = z.output<typeof saveSampleInput>;

export const removeSampleInput = z.object({ sampleId: id, revision });
export type RemoveSampleInput = z.output<typeof removeSampleInput>;

/** The changes that whoever submits has looked at: which sample, and the new price that they saw. */
export const acknowledgedSamples = z.array(z.object({ sampleId: id, now: samplePrice })).max(MOST_SAMPLES);
export type AcknowledgedSample = z.output<typeof acknowledgedSamples>[number];

/** As the audit trail keeps what was acknowledged. The first entries do not say of which revision, which is then none. */
export const recordedSamples = z.array(
  z.object({ sampleId: id, revision: revision.or(z.literal(0)).default(0), name: z.string(), expected: samplePrice, now: samplePrice }),
) satisfies z.ZodType<readonly SampleChange[]>;
