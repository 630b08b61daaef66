import * as z from "zod";
import { submitAgreementBody as submission } from "../agreement/agreement-actions-schema.ts";
import { agreementDocument } from "../agreement/agreement-document.ts";
import type { AgreementRow } from "../agreement/agreement-view.ts";
import type { DiscountVersionView } from "../discount/discount-view.ts";
import { instantText, pageOf, problemAnswer } from "./common-answers.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const revision = z.int().positive();

export const agreementAnswer = z.strictObject({
  name: z.string(),
  description: z.string().nullable(),
  /** Of name and description: what the If-Match of a PUT names. */
  revision,
  account: z.strictObject({ number: z.string(), name: z.string() }),
  /** `ended`: its version in force has come to its end. `none`: nothing of it was ever approved. */
  standing: z.enum(["inForce", "scheduled", "ended", "none"]),
  /** Of the version that it stands by; null where it changes no prices. */
  plan: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  /** From when that version holds. */
  since: instantText.nullable(),
  /** The first local day on which it no longer does. */
  until: z.string().nullable(),
  /** Whether there is a working copy, and whether a reviewer has it. */
  draft: z.enum(["draft", "inReview"]).nullable(),
});
export const agreementPage = pageOf(agreementAnswer);

export const agreementVersionAnswer = z.strictObject({
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
export const agreementVersionPage = pageOf(agreementVersionAnswer);

export const agreementDraftAnswer = z.strictObject({ account: z.string(), revision });
export const agreementSubmittedAnswer = z.strictObject({ account: z.string(), requestId: z.int().positive(), contentHash: hash });
export const agreementWithdrawnAnswer = z.strictObject({ account: z.string() });
/** Somebody else saved the draft, or began it: what there is now, to be merged with what was sent. */
export const agreementOvertakenAnswer = problemAnswer.extend({
  /** `revision`: what the next If-Match names. */
  current: z.strictObject({ revision, document: agreementDocument }),
});

export const submitAgreementBody = submission;

export function toAgreementAnswer(row: AgreementRow): z.output<typeof agreementAnswer> {
  const { name, description, revision: named, account, standing, plan, since, until, draft } = row;
  return { name, description, revision: named, account, standing, plan, since, until, draft };
}

export function toAgreementVersionAnswer(view: DiscountVersionView): z.output<typeof agreementVersionAnswer> {
  const { version, state, effectiveAt, words, requestedBy, decidedBy, decidedAt, note, documentHash } = view;
  return { version, state, effectiveAt, words, requestedBy, decidedBy, decidedAt, note, documentHash };
}
