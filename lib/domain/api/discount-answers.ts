import * as z from "zod";
import { createDiscountInput, editDiscountInput, submitDiscountInput } from "../discount/discount-actions-schema.ts";
import { DISCOUNT_APPLICATIONS, discountDocument } from "../discount/discount-document.ts";
import type { DiscountRow, DiscountVersionView } from "../discount/discount-view.ts";
import { instantText, pageOf, problemAnswer } from "./common-answers.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const revision = z.int().positive();

export const discountAnswer = z.strictObject({
  code: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  application: z.enum(DISCOUNT_APPLICATIONS),
  /** `over`: its version in force is no longer valid. `none`: nothing of it was ever approved. */
  standing: z.enum(["inForce", "scheduled", "over", "none"]),
  /** What it gives, in words: the version in force, else the one to come, else the draft. */
  words: z.string().nullable(),
  /** Whether there is a working copy, and whether a reviewer has it. */
  draft: z.enum(["draft", "inReview"]).nullable(),
  /** Of the line (its name and whether it is archived), for If-Match; versions and drafts count for themselves. */
  revision,
  archivedAt: instantText.nullable(),
});
export const discountPage = pageOf(discountAnswer);

export const discountVersionAnswer = z.strictObject({
  version: z.int().positive(),
  state: z.enum(["scheduled", "live", "superseded", "corrective"]),
  effectiveAt: instantText,
  words: z.string(),
  requestedBy: z.string(),
  decidedBy: z.string(),
  decidedAt: instantText,
  note: z.string(),
  documentHash: hash,
});
export const discountVersionPage = pageOf(discountVersionAnswer);

export const discountCreatedAnswer = z.strictObject({ code: z.string(), draftId: z.int().positive(), revision });
export const discountDraftOpenedAnswer = z.strictObject({ code: z.string(), draftId: z.int().positive() });
export const discountDraftSavedAnswer = z.strictObject({ code: z.string(), draftId: z.int().positive(), revision });
export const discountDraftDiscardedAnswer = z.strictObject({ code: z.string(), revision });
export const discountSubmittedAnswer = z.strictObject({ code: z.string(), requestId: z.int().positive(), contentHash: hash });
export const discountWithdrawnAnswer = z.strictObject({ code: z.string() });
/** Somebody else saved the draft, or began it: what there is now, to be merged with what was sent. */
export const discountOvertakenAnswer = problemAnswer.extend({
  current: z.strictObject({
    draftId: z.int().positive(),
    /** What the next If-Match names. */
    revision,
    document: discountDocument,
  }),
});

/** The form's own: the line with what its first draft says. */
export const createDiscountBody = createDiscountInput;
/** Without what the address and If-Match say. */
export const editDiscountBody = editDiscountInput.omit({ code: true, revision: true });
export const submitDiscountBody = submitDiscountInput.omit({ code: true, revision: true });

export function toDiscountAnswer(row: DiscountRow): z.output<typeof discountAnswer> {
  const { code, name, description, application, standing, words, draft, revision: line, archivedAt } = row;
  return { code, name, description, application, standing, words, draft, revision: line, archivedAt };
}

export function toDiscountVersionAnswer(view: DiscountVersionView): z.output<typeof discountVersionAnswer> {
  const { version, state, effectiveAt, words, requestedBy, decidedBy, decidedAt, note, documentHash } = view;
  return { version, state, effectiveAt, words, requestedBy, decidedBy, decidedAt, note, documentHash };
}
