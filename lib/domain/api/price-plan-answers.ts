import * as z from "zod";
import { submitDraftInput } from "../price-plan/price-plan-actions-schema.ts";
import type { PricePlanRow, VersionView } from "../price-plan/price-plan-view.ts";
import { instantText, pageOf } from "./common-answers.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const mark = z.strictObject({ version: z.int().positive(), effectiveAt: instantText });

export const pricePlanAnswer = z.strictObject({
  code: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  kind: z.enum(["global", "group", "subscription", "agreement"]),
  currency: z.string(),
  /** The version in force. */
  live: mark.nullable(),
  /** The scheduled one that takes over first. */
  next: mark.nullable(),
  /** Whether there is a working copy, and whether a reviewer has it. */
  draft: z.enum(["draft", "inReview"]).nullable(),
});
export const pricePlanPage = pageOf(pricePlanAnswer);

export const planVersionAnswer = z.strictObject({
  version: z.int().positive(),
  state: z.enum(["scheduled", "live", "superseded"]),
  effectiveAt: instantText,
  /** When the next version takes over, as far as one is known. */
  endsAt: instantText.nullable(),
  requestedBy: z.string(),
  requestedAt: instantText,
  decidedBy: z.string(),
  decidedAt: instantText,
  note: z.string(),
  documentHash: hash,
});
export const planVersionPage = pageOf(planVersionAnswer);

export const draftSavedAnswer = z.strictObject({ draftId: z.int().positive(), revision: z.int().positive(), documentHash: hash });
export const draftOpenedAnswer = z.strictObject({ code: z.string(), draftId: z.int().positive() });
export const draftDiscardedAnswer = z.strictObject({ draftId: z.int().positive() });
export const draftSubmittedAnswer = z.strictObject({
  requestId: z.int().positive(),
  contentHash: hash,
  /** Null: from the moment of its approval. */
  effectiveAt: instantText.nullable(),
});

/** The form's own, without what the address and If-Match say. */
export const submitDraftBody = submitDraftInput.omit({ draftId: true, revision: true });

export function toPricePlanAnswer(row: PricePlanRow): z.output<typeof pricePlanAnswer> {
  const { code, name, description, kind, currency, live, next, draft } = row;
  return { code, name, description, kind, currency, live, next, draft };
}

export function toPlanVersionAnswer(view: VersionView): z.output<typeof planVersionAnswer> {
  const { version, state, effectiveAt, endsAt, requestedBy, requestedAt, decidedBy, decidedAt, note, documentHash } = view;
  return { version, state, effectiveAt, endsAt, requestedBy, requestedAt, decidedBy, decidedAt, note, documentHash };
}
