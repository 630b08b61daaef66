import { pricePlanDocument } from "../price-plan/price-plan-document.ts";
import type { ApiOperation } from "./api-operation.ts";
import { anyJsonObject } from "./common-answers.ts";
import {
  type DraftedLine,
  draftEditing,
  draftOpening,
  draftReading,
  draftSubmission,
  editOf,
  putText,
  readOf,
  versionList,
  versionReading,
} from "./draft-operations.ts";
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

const document = { schema: pricePlanDocument };

const LINE: DraftedLine = {
  tag: "Price plans",
  path: PLAN,
  name: "PricePlan",
  document,
  answers: {
    versions: planVersionPage,
    saved: draftSavedAnswer,
    discarded: draftDiscardedAnswer,
    overtaken: draftOvertakenAnswer,
    submitted: draftSubmittedAnswer,
  },
  submission: {
    schema: submitDraftBody,
    example: {
      effective: { kind: "at", local: "2026-12-01T00:00" },
      reach: { kind: "newSubscriptions" },
      note: "Winter prices, as agreed on 3 November.",
    },
  },
  texts: {
    version: "Self-contained: it prices the same wherever it is read. The ETag is its hash.",
    submit:
      "`reach` says whose usage the version will price: everyone's where it is left out. With `corrects` it replaces a version for a past interval instead, is effective on approval, and does nothing until usage is re-rated.",
  },
};

/** Price plans, of which a version is one document, and the console's own addresses of those documents. */
export function pricePlanOperations(): readonly ApiOperation[] {
  return [
    {
      ...readOf(LINE.tag),
      path: PLANS,
      id: "listPricePlans",
      summary: "List price plans",
      description: "All of them; `next` is null.",
      answer: { status: 200, schema: pricePlanPage },
    },
    {
      ...readOf(LINE.tag),
      path: PLAN,
      id: "getPricePlan",
      summary: "Read a price plan",
      answer: { status: 200, schema: pricePlanAnswer },
    },
    versionList(LINE),
    versionReading(LINE),
    draftReading(LINE),
    draftOpening(LINE, { of: "version in force", kind: "plan", answer: draftOpenedAnswer }),
    ...draftEditing(LINE),
    draftSubmission(LINE),
    ...consoleDocuments(),
  ];
}

/** The console's own addresses of documents: as files, with their definitions. */
function consoleDocuments(): readonly ApiOperation[] {
  const plan = "/api/price-plans/{code}";
  return [
    {
      ...readOf(LINE.tag),
      permission: "definition.read",
      path: "/api/price-plans/schema.json",
      id: "getPricingDocumentSchema",
      summary: "The JSON Schema of the pricing document",
      answer: { status: 200, headers: ["ETag"], schema: anyJsonObject },
    },
    {
      ...readOf(LINE.tag),
      path: `${plan}/versions/{version}/document`,
      id: "downloadPricePlanVersion",
      summary: "The document of a version, as a file",
      answer: { status: 200, headers: ["ETag"], ...document },
    },
    {
      ...readOf(LINE.tag),
      path: `${plan}/draft/document`,
      id: "downloadPricePlanDraft",
      summary: "The draft with its definitions, as a file",
      description: "The header Draft-Revision is what a PUT of the draft names in If-Match.",
      answer: { status: 200, headers: ["ETag"], ...document },
    },
    {
      ...editOf(LINE.tag),
      method: "put",
      path: `${plan}/draft`,
      id: "importPricePlanDraft",
      summary: "Put a whole document into the draft, as the console does",
      description: putText(),
      precondition: "revisionOrNone",
      body: document,
      overtaken: draftOvertakenAnswer,
      answer: { status: 200, schema: draftSavedAnswer },
    },
  ];
}
