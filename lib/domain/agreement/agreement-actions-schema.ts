import * as z from "zod";
import { ruled } from "../definition/definition-schema.ts";
import { descriptionProblem, nameProblem } from "../definition/definition-texts.ts";
import { decideDiscountInput } from "../discount/discount-actions-schema.ts";
import { effectiveInput } from "../price-plan/price-plan-actions-schema.ts";
import { agreementDocument } from "./agreement-document.ts";

const account = z.string().min(1).max(30);
const revision = z.int().positive();

export const agreementParams = z.strictObject({ account });
export type AgreementParams = z.output<typeof agreementParams>;

/** Null as the revision makes the first draft, or the next one; the line comes with it. */
export const saveAgreementInput = z.strictObject({ account, revision: revision.nullable(), document: agreementDocument });
export type SaveAgreementInput = z.output<typeof saveAgreementInput>;
/** As a form sends it. */
export type SaveAgreementForm = z.input<typeof saveAgreementInput>;

const called = {
  name: ruled(nameProblem).trim(),
  description: ruled(descriptionProblem)
    .trim()
    .transform((text) => (text === "" ? null : text)),
};

/** What people call it and what it is for: of the line, over the revision that was read. */
export const renameAgreementInput = z.strictObject({ account, revision, ...called });
export type RenameAgreementInput = z.output<typeof renameAgreementInput>;
export type RenameAgreementForm = z.input<typeof renameAgreementInput>;

/** Of the web API, where account and revision stand in the address and in `If-Match`. */
export const renameAgreementBody = z.strictObject({ ...called, description: called.description.default(null) });

export const agreementAtRevision = z.strictObject({ account, revision });
export type AgreementAtRevision = z.output<typeof agreementAtRevision>;

const submission = {
  effective: effectiveInput,
  note: z.string().trim().min(1, "Say why, for the reviewer and for the record.").max(2000, "At most 2,000 characters."),
};

export const submitAgreementInput = z.strictObject({ account, revision, ...submission });
export type SubmitAgreementInput = z.output<typeof submitAgreementInput>;

/** Of the web API, where account and revision stand in the address and in `If-Match`. */
export const submitAgreementBody = z.strictObject(submission);

/** A decision names a request, whatever it is about. */
export const decideAgreementInput = decideDiscountInput;
export type DecideAgreementInput = z.output<typeof decideAgreementInput>;

/** Filters that may stand in an address. */
export const agreementListInput = z.object({
  q: z.string().max(100).optional().catch(undefined),
  after: z
    .string()
    .regex(/^A-\d{1,15}$/)
    .optional()
    .catch(undefined),
});
export type AgreementListInput = z.output<typeof agreementListInput>;

/** Of the web API, where addresses name the account by its number. */
export const agreementNumberParams = z.object({ number: account });
