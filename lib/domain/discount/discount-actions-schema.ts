import * as z from "zod";
import { described } from "../definition/definition-schema.ts";
import { effectiveInput } from "../price-plan/price-plan-actions-schema.ts";
import { DISCOUNT_APPLICATIONS, discountDocument } from "./discount-document.ts";

const { code, name, description, revision } = described;
const known = { code: z.string().min(1).max(100) };
const note = z.string().trim().max(2000, "At most 2,000 characters.");

/** With what its first draft says; the code of both is one. */
export const createDiscountInput = z.strictObject({
  code,
  name,
  description,
  application: z.enum(DISCOUNT_APPLICATIONS),
  document: discountDocument,
});
export type CreateDiscountInput = z.output<typeof createDiscountInput>;
/** As a form sends it. */
export type CreateDiscountForm = z.input<typeof createDiscountInput>;

export const editDiscountInput = z.strictObject({ ...known, revision: revision.unwrap(), name, description });
export type EditDiscountInput = z.output<typeof editDiscountInput>;
export type EditDiscountForm = z.input<typeof editDiscountInput>;

export const discountAtRevision = z.strictObject({ ...known, revision: revision.unwrap() });
export type DiscountAtRevision = z.output<typeof discountAtRevision>;

export const openDiscountDraftInput = z.strictObject(known);
export type OpenDiscountDraftInput = z.output<typeof openDiscountDraftInput>;

const ofDraft = { ...known, revision: z.int().positive() };

export const saveDiscountDraftInput = z.strictObject({ ...ofDraft, document: discountDocument });
export type SaveDiscountDraftInput = z.output<typeof saveDiscountDraftInput>;
export type SaveDiscountDraftForm = z.input<typeof saveDiscountDraftInput>;

export const discardDiscountDraftInput = z.strictObject(ofDraft);
export type DiscardDiscountDraftInput = z.output<typeof discardDiscountDraftInput>;

export const submitDiscountInput = z.strictObject({
  ...ofDraft,
  effective: effectiveInput,
  note: note.min(1, "Say why, for the reviewer and for the record."),
});
export type SubmitDiscountInput = z.output<typeof submitDiscountInput>;

export const withdrawDiscountInput = z.strictObject(known);
export type WithdrawDiscountInput = z.output<typeof withdrawDiscountInput>;

export const decideDiscountInput = z.strictObject({
  requestId: z.int().positive(),
  /** The hash of what the reviewer looked at: the decision is about that and nothing else. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, "Not a hash."),
  verdict: z.discriminatedUnion("decision", [
    z.strictObject({ decision: z.literal("approved"), note }),
    z.strictObject({ decision: z.literal("changesRequested"), note: note.min(1, "Say what has to change.") }),
  ]),
});
export type DecideDiscountInput = z.output<typeof decideDiscountInput>;
