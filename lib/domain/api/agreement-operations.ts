import type { Json } from "#lib/kernel/canonical-json.ts";
import { agreementListInput } from "../agreement/agreement-actions-schema.ts";
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

const AGREEMENTS = "/api/v1/agreements";
const AGREEMENT = `${AGREEMENTS}/{number}`;
const DRAFT = `${AGREEMENT}/draft`;

const READ = { tag: "Pricing agreements", method: "get", permission: "pricePlan.read", authenticate: "either" } as const;
const EDIT = { tag: "Pricing agreements", permission: "pricePlan.edit", authenticate: "session", idempotent: true } as const;

const BY_PEOPLE =
  "With a session only: a draft remembers the people who edited it, of whom none may approve it, so that a program is never one of them.";
const PUT_TEXT = `Over the revision that If-Match names, or as a new draft with If-None-Match: *, which makes the agreement where the account has none. Where somebody was there before, the 412 carries the draft as it is now, in \`current\`: merge, and send it over that revision. ${BY_PEOPLE}`;

const EXAMPLE = {
  format: "ratewright/agreement@1",
  account: "A-10001",
  pricePlan: "HOTELS",
  discounts: { only: ["GOODWILL"] },
  limits: null,
  creditLimit: "2500.00",
  committed: { sims: 250 },
  validTo: "2028-01-01",
  timeZone: "Europe/Nicosia",
} as const satisfies Json;

export function agreementOperations(): readonly ApiOperation[] {
  return [...readings(), ...drafting(), ...reviewing()];
}

function readings(): readonly ApiOperation[] {
  return [
    {
      ...READ,
      path: AGREEMENTS,
      id: "listAgreements",
      summary: "List pricing agreements",
      description: "By the number of the account; `q` looks at numbers and names.",
      query: agreementListInput,
      answer: { status: 200, schema: agreementPage },
    },
    {
      ...READ,
      path: AGREEMENT,
      id: "getAgreement",
      summary: "Read an account's agreement",
      answer: { status: 200, schema: agreementAnswer },
    },
    {
      ...READ,
      path: `${AGREEMENT}/versions`,
      id: "listAgreementVersions",
      summary: "List the published versions",
      description: "Newest first, in words; `next` is null. A version never changes.",
      answer: { status: 200, schema: agreementVersionPage },
    },
    {
      ...READ,
      path: DRAFT,
      id: "getAgreementDraft",
      summary: "Read the draft",
      description: "As it is stored: what a PUT replaces. The ETag is its revision.",
      answer: { status: 200, headers: ["ETag"], schema: agreementDocument },
    },
  ];
}

function drafting(): readonly ApiOperation[] {
  return [
    {
      ...EDIT,
      method: "put",
      path: DRAFT,
      id: "replaceAgreementDraft",
      summary: "Put a whole document into the draft",
      description: PUT_TEXT,
      precondition: "revisionOrNone",
      body: { schema: agreementDocument, example: EXAMPLE },
      overtaken: agreementOvertakenAnswer,
      answer: { status: 200, schema: agreementDraftAnswer, headers: ["ETag"] },
    },
    {
      ...EDIT,
      method: "delete",
      path: DRAFT,
      id: "discardAgreementDraft",
      summary: "Give the draft up",
      description: BY_PEOPLE,
      precondition: "revision",
      answer: { status: 200, schema: agreementDraftAnswer },
    },
  ];
}

function reviewing(): readonly ApiOperation[] {
  return [
    {
      ...EDIT,
      permission: "pricePlan.submit",
      method: "post",
      path: `${DRAFT}/submit`,
      id: "submitAgreementDraft",
      summary: "Ask a second person to approve the draft",
      description: `A price plan in another currency than the account's is refused (422 CURRENCY_MISMATCH). The decision is made in the console, by somebody who did not edit it: approval has no address here. ${BY_PEOPLE}`,
      precondition: "revision",
      body: {
        schema: submitAgreementBody,
        example: { effective: { kind: "at", local: "2026-12-01T00:00" }, note: "As signed on 3 November." },
      },
      answer: { status: 200, schema: agreementSubmittedAnswer },
    },
    {
      ...EDIT,
      permission: "pricePlan.submit",
      method: "post",
      path: `${DRAFT}/withdraw`,
      id: "withdrawAgreementDraft",
      summary: "Take the draft out of review",
      description: `So that it can be edited again. ${BY_PEOPLE}`,
      answer: { status: 200, schema: agreementWithdrawnAnswer },
    },
  ];
}
