import * as z from "zod";
import { acknowledgedSamples } from "./sample-schema.ts";

const id = z.int().positive();
const revision = z.int().positive();
const hash = z.string().regex(/^[0-9a-f]{64}$/, "Not a hash.");
const note = z.string().trim().max(2000, "At most 2,000 characters.");
const requiredNote = (message: string) => note.min(1, message);

export const openDraftInput = z.object({ pricePlanId: id });
export type OpenDraftInput = z.output<typeof openDraftInput>;

/** By the number that people call the version by. */
export const draftFromVersionInput = z.object({ pricePlanId: id, version: z.int().positive() });
export type DraftFromVersionInput = z.output<typeof draftFromVersionInput>;

export const discardDraftInput = z.object({ draftId: id, revision });
export type DiscardDraftInput = z.output<typeof discardDraftInput>;

/** What the clock on the wall shows in the plan's zone; the server knows which instant that is. */
const local = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "Give a date and a time.");

export const effectiveInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("at"), local }),
  z.object({ kind: z.literal("onApproval") }),
]);

/** Whose usage it prices from then on. Left out: everyone's. */
const reach = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["everyone", "newSubscriptions", "existingNextCycle"]) }),
  z.object({ kind: z.literal("existingFrom"), local }),
]);

/** Which version it replaces, by number, and for which past: from the one up to the other. It is effective on approval. */
const corrects = z.object({ version: z.int().positive(), from: local, to: local });

export const submitDraftInput = z.object({
  draftId: id,
  revision,
  effective: effectiveInput,
  reach: z.exactOptional(reach),
  corrects: z.exactOptional(corrects),
  note: requiredNote("Say why, for the reviewer and for the record."),
  /** The samples whose price changes, as they were shown. */
  acknowledgedSamples: z.exactOptional(acknowledgedSamples),
});
export type SubmitDraftInput = z.output<typeof submitDraftInput>;

export const withdrawReviewInput = z.object({ draftId: id });
export type WithdrawReviewInput = z.output<typeof withdrawReviewInput>;

const approval = z.object({ decision: z.literal("approved"), liveAt: z.enum(["asRequested", "now"]), note });
const returned = z.object({ decision: z.literal("changesRequested"), note: requiredNote("Say what has to change.") });

export const decideReviewInput = z.object({
  requestId: id,
  /** The hash of what the reviewer looked at: the decision is about that and nothing else. */
  contentHash: hash,
  verdict: z.discriminatedUnion("decision", [approval, returned]),
});
export type DecideReviewInput = z.output<typeof decideReviewInput>;

/** In addresses a code may be encoded, and no code holds what would be decoded twice. */
const planCode = z
  .string()
  .refine((text) => decoded(text) !== null, "Not a code.")
  .transform((text) => decoded(text) ?? text);
const versionNumber = z.string().regex(/^[1-9]\d{0,8}$/, "A version is a number.");

export const planDraftParams = z.object({ code: planCode });
/** Which draft is saved, where the revision of another may be the same. */
export const putDraftQuery = z.object({
  draft: z.exactOptional(versionNumber.transform((text) => Number.parseInt(text, 10))),
});
export const planVersionParams = z.object({ code: planCode, version: versionNumber.transform((text) => Number.parseInt(text, 10)) });

const comparedSide = z
  .union([z.literal("draft"), versionNumber])
  .nullable()
  .catch(null)
  .default(null);

/** The comparison's address. What is not usable in it is as if it were not there: an address is typed by hand as well. */
export const comparisonQuery = z.object({ from: comparedSide, to: comparedSide });
export type ComparisonQuery = z.output<typeof comparisonQuery>;

/** Of the draft's address: whose past led there to be corrected. */
export const correctedVersion = versionNumber
  .transform((text) => Number.parseInt(text, 10))
  .nullable()
  .catch(null);

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
