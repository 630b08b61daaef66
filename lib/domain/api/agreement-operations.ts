import type { Json } from "#lib/kernel/canonical-json.ts";
import { agreementListInput, renameAgreementBody } from "../agreement/agreement-actions-schema.ts";
import { agreementDocument } from "../agreement/agreement-document.ts";
import {
  agreementAnswer,
  agreementDraftAnswer,
  agreementOvertakenAnswer,
  agreementPage,
  agreementSubmittedAnswer,
  agreementVersionPage,
  agreementWithdrawnAnswer,
  submitAgreementBody,
} from "./agreement-answers.ts";
import type { ApiOperation } from "./api-operation.ts";
import { type DraftedLine, draftEditing, draftReading, draftSubmission, draftWithdrawal, readOf, versionList } from "./draft-operations.ts";

const AGREEMENTS = "/api/v1/agreements";
const AGREEMENT = `${AGREEMENTS}/{number}`;

const EXAMPLE = {
  format: "ratewright/agreement@1",
  account: "A-10001",
  pricePlan: "HOTELS",
  discounts: { only: ["GOODWILL"] },
  limits: null,
  networks: { attribute: "network", allowed: ["EU"], outside: "park" },
  creditLimit: "2500.00",
  committed: { sims: 250 },
  validTo: "2028-01-01",
  timeZone: "Europe/Nicosia",
} as const satisfies Json;

const LINE: DraftedLine = {
  tag: "Pricing agreements",
  path: AGREEMENT,
  name: "Agreement",
  document: { schema: agreementDocument, example: EXAMPLE },
  answers: {
    versions: agreementVersionPage,
    saved: agreementDraftAnswer,
    discarded: agreementDraftAnswer,
    overtaken: agreementOvertakenAnswer,
    submitted: agreementSubmittedAnswer,
  },
  submission: {
    schema: submitAgreementBody,
    example: { effective: { kind: "at", local: "2026-12-01T00:00" }, note: "As signed on 3 November." },
  },
  texts: {
    versions: "Newest first, in words; `next` is null. A version never changes.",
    newDraft: ", which makes the agreement where the account has none",
    submit: "A price plan in another currency than the account's is refused (422 CURRENCY_MISMATCH).",
  },
};

/** What an account agreed on for itself. */
export function agreementOperations(): readonly ApiOperation[] {
  return [
    {
      ...readOf(LINE.tag),
      path: AGREEMENTS,
      id: "listAgreements",
      summary: "List pricing agreements",
      description: "By the number of the account; `q` looks at numbers and names.",
      query: agreementListInput,
      answer: { status: 200, schema: agreementPage },
    },
    {
      ...readOf(LINE.tag),
      path: AGREEMENT,
      id: "getAgreement",
      summary: "Read an account's agreement",
      answer: { status: 200, headers: ["ETag"], schema: agreementAnswer },
    },
    {
      tag: LINE.tag,
      method: "put",
      path: AGREEMENT,
      id: "renameAgreement",
      summary: "Change name and description",
      description: "Over the revision that If-Match names. What is agreed goes by its draft, which a second person approves.",
      permission: "pricePlan.edit",
      authenticate: "either",
      idempotent: true,
      precondition: "revision",
      body: { schema: renameAgreementBody, example: { name: "Hotels of the group", description: "Signed on 3 November." } },
      answer: { status: 200, headers: ["ETag"], schema: agreementDraftAnswer },
    },
    versionList(LINE),
    draftReading(LINE),
    ...draftEditing(LINE),
    draftSubmission(LINE),
    draftWithdrawal(LINE, agreementWithdrawnAnswer),
  ];
}
