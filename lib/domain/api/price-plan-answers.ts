import * as z from "zod";
import { submitDraftInput } from "../price-plan/price-plan-actions-schema.ts";
import { pricePlanDocument } from "../price-plan/price-plan-document.ts";
import type { PricePlanRow, VersionView } from "../price-plan/price-plan-view.ts";
import { instantText, pageOf, problemAnswer } from "./common-answers.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const mark = z.strictObject({ version: z.int().positive(), effectiveAt: instantText });

export const pricePlanAnswer = z.strictObject({
  code: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  kind: z.enum(["global", "group", "subscription", "agreement"]),
  currency: z.string(),
  /** The version in force for whoever begins now. */
  live: mark.nullable(),
  /** The numbers of all versions that price somebody now, the newest first: more than one where a version did not reach everyone. */
  pricing: z.array(z.int().positive()),
  /** The scheduled one that takes over first. */
  next: mark.nullable(),
  /** Whether there is a working copy, and whether a reviewer has it. */
  draft: z.enum(["draft", "inReview"]).nullable(),
});
export const pricePlanPage = pageOf(pricePlanAnswer);

const reach = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["everyone", "newSubscriptions", "existingNextCycle"]) }),
  z.strictObject({ kind: z.literal("existingFrom"), at: instantText }),
]);

const corrects = z.strictObject({ version: z.int().positive(), from: instantText, to: instantText });

export const planVersionAnswer = z.strictObject({
  version: z.int().positive(),
  /** Live as long as it prices anybody. A corrective version prices nothing by itself: re-rating uses it. */
  state: z.enum(["scheduled", "live", "superseded", "corrective"]),
  /** Of a corrective version, when it was published. */
  effectiveAt: instantText,
  /** When later versions have taken everyone over, as far as that is known. */
  endsAt: instantText.nullable(),
  /** Whose usage it prices from its instant on. */
  reach,
  /** The version that it replaces, and for which past: from the one up to the other. */
  corrects: corrects.nullable(),
  requestedBy: z.string(),
  requestedAt: instantText,
  decidedBy: z.string(),
  decidedAt: instantText,
  note: z.string(),
  documentHash: hash,
});
export const planVersionPage = pageOf(planVersionAnswer);

export const draftSavedAnswer = z.strictObject({ draftId: z.int().positive(), revision: z.int().positive(), documentHash: hash });
/** Somebody else saved the draft, or began it: what there is now, to be merged with what was sent. */
export const draftOvertakenAnswer = problemAnswer.extend({
  current: z.strictObject({
    draftId: z.int().positive(),
    /** What the next If-Match names. */
    revision: z.int().positive(),
    document: pricePlanDocument,
    /** Null of a draft that nobody has saved yet. */
    savedBy: z.string().nullable(),
    savedAt: instantText.nullable(),
  }),
});
export const draftOpenedAnswer = z.strictObject({ code: z.string(), draftId: z.int().positive() });
export const draftDiscardedAnswer = z.strictObject({ draftId: z.int().positive() });
export const draftSubmittedAnswer = z.strictObject({
  requestId: z.int().positive(),
  contentHash: hash,
  /** Null: from the moment of its approval. */
  effectiveAt: instantText.nullable(),
  reach,
  corrects: corrects.nullable(),
});

/** The form's own, without what the address and If-Match say. */
export const submitDraftBody = submitDraftInput.omit({ draftId: true, revision: true });

export function toPricePlanAnswer(row: PricePlanRow): z.output<typeof pricePlanAnswer> {
  const { code, name, description, kind, currency, live, next, draft } = row;
  return { code, name, description, kind, currency, live, pricing: row.pricing.map(({ version }) => version), next, draft };
}

export function toPlanVersionAnswer(view: VersionView): z.output<typeof planVersionAnswer> {
  const { version, state, effectiveAt, endsAt, reach: whom, corrects: past, note, documentHash } = view;
  const { requestedBy, requestedAt, decidedBy, decidedAt } = view;
  const standing = { version, state, effectiveAt, endsAt, reach: whom, corrects: past };
  return { ...standing, requestedBy, requestedAt, decidedBy, decidedAt, note, documentHash };
}
