import { pricePlanDocument } from "../price-plan/price-plan-document.ts";
import type { ApiOperation } from "./api-operation.ts";
import { anyJsonObject } from "./common-answers.ts";
import {
  draftDiscardedAnswer,
  draftOpenedAnswer,
  draftOvertakenAnswer,
  draftSavedAnswer,
  draftSubmittedAnswer,
  planVersionPage,
  pricePlanAnswer,
  pricePlanPage,
  submitDraftBody,
} from "./price-plan-answers.ts";

const PLANS = "/api/v1/price-plans";
const PLAN = `${PLANS}/{code}`;

const READ = { tag: "Price plans", method: "get", permission: "pricePlan.read", authenticate: "either" } as const;
const EDIT = { tag: "Price plans", permission: "pricePlan.edit", authenticate: "session", idempotent: true } as const;

const BY_PEOPLE =
  "With a session only: a draft remembers the people who edited it, of whom none may approve it, so that a program is never one of them.";
const PUT_TEXT = `Over the revision that If-Match names, or as a new draft with If-None-Match: *. Where somebody was there before, the 412 carries the draft as it is now, in \`current\`: merge, and send it over that revision. ${BY_PEOPLE}`;
const SUBMIT_TEXT =
  "`reach` says whose usage the version will price: everyone's where it is left out. With `corrects` it replaces a version for a past interval instead, is effective on approval, and does nothing until usage is re-rated. The decision is made in the console, by somebody who did not edit it: approval has no address here.";
const document = { schema: pricePlanDocument };

export function pricePlanOperations(): readonly ApiOperation[] {
  return [...planReadings(), ...draftWritings(), ...consoleDocuments()];
}

function planReadings(): readonly ApiOperation[] {
  return [
    {
      ...READ,
      path: PLANS,
      id: "listPricePlans",
      summary: "List price plans",
      description: "All of them; `next` is null.",
      answer: { status: 200, schema: pricePlanPage },
    },
    { ...READ, path: PLAN, id: "getPricePlan", summary: "Read a price plan", answer: { status: 200, schema: pricePlanAnswer } },
    {
      ...READ,
      path: `${PLAN}/versions`,
      id: "listPricePlanVersions",
      summary: "List the published versions",
      description: "Newest first; `next` is null. A version never changes.",
      answer: { status: 200, schema: planVersionPage },
    },
    {
      ...READ,
      path: `${PLAN}/versions/{version}`,
      id: "getPricePlanVersion",
      summary: "Read the document of a version",
      description: "Self-contained: it prices the same wherever it is read. The ETag is its hash.",
      answer: { status: 200, headers: ["ETag"], ...document },
    },
    {
      ...READ,
      path: `${PLAN}/draft`,
      id: "getPricePlanDraft",
      summary: "Read the draft",
      description: "As it is stored: what a PUT replaces. The ETag is its revision.",
      answer: { status: 200, headers: ["ETag"], ...document },
    },
  ];
}

function draftWritings(): readonly ApiOperation[] {
  return [
    {
      ...EDIT,
      method: "post",
      path: `${PLAN}/draft`,
      id: "openPricePlanDraft",
      summary: "Begin a draft of the version in force",
      description: `There is one draft to a plan: where one is open, it is the answer. ${BY_PEOPLE}`,
      answer: { status: 200, schema: draftOpenedAnswer, headers: ["Location"] },
    },
    {
      ...EDIT,
      method: "put",
      path: `${PLAN}/draft`,
      id: "replacePricePlanDraft",
      summary: "Put a whole document into the draft",
      description: PUT_TEXT,
      precondition: "revisionOrNone",
      body: document,
      overtaken: draftOvertakenAnswer,
      answer: { status: 200, schema: draftSavedAnswer, headers: ["ETag"] },
    },
    {
      ...EDIT,
      method: "delete",
      path: `${PLAN}/draft`,
      id: "discardPricePlanDraft",
      summary: "Give the draft up",
      description: BY_PEOPLE,
      precondition: "revision",
      answer: { status: 200, schema: draftDiscardedAnswer },
    },
    {
      ...EDIT,
      permission: "pricePlan.submit",
      method: "post",
      path: `${PLAN}/draft/submit`,
      id: "submitPricePlanDraft",
      summary: "Ask a second person to approve the draft",
      description: `${SUBMIT_TEXT} ${BY_PEOPLE}`,
      precondition: "revision",
      body: {
        schema: submitDraftBody,
        example: {
          effective: { kind: "at", local: "2026-12-01T00:00" },
          reach: { kind: "newSubscriptions" },
          note: "Winter prices, as agreed on 3 November.",
        },
      },
      answer: { status: 200, schema: draftSubmittedAnswer },
    },
  ];
}

/** The console's own addresses of documents: as files, with their definitions. */
function consoleDocuments(): readonly ApiOperation[] {
  const plan = "/api/price-plans/{code}";
  return [
    {
      ...READ,
      permission: "definition.read",
      path: "/api/price-plans/schema.json",
      id: "getPricingDocumentSchema",
      summary: "The JSON Schema of the pricing document",
      answer: { status: 200, headers: ["ETag"], schema: anyJsonObject },
    },
    {
      ...READ,
      path: `${plan}/versions/{version}/document`,
      id: "downloadPricePlanVersion",
      summary: "The document of a version, as a file",
      answer: { status: 200, headers: ["ETag"], ...document },
    },
    {
      ...READ,
      path: `${plan}/draft/document`,
      id: "downloadPricePlanDraft",
      summary: "The draft with its definitions, as a file",
      description: "The header Draft-Revision is what a PUT of the draft names in If-Match.",
      answer: { status: 200, headers: ["ETag"], ...document },
    },
    {
      ...EDIT,
      method: "put",
      path: `${plan}/draft`,
      id: "importPricePlanDraft",
      summary: "Put a whole document into the draft, as the console does",
      description: PUT_TEXT,
      precondition: "revisionOrNone",
      body: document,
      overtaken: draftOvertakenAnswer,
      answer: { status: 200, schema: draftSavedAnswer },
    },
  ];
}
