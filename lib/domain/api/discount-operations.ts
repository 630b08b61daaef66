import type { Json } from "#lib/kernel/canonical-json.ts";
import { discountDocument } from "../discount/discount-document.ts";
import type { ApiOperation } from "./api-operation.ts";
import { savedAnswer } from "./common-answers.ts";
import { definitionListQuery } from "./definition-resources.ts";
import {
  createDiscountBody,
  discountAnswer,
  discountCreatedAnswer,
  discountDraftDiscardedAnswer,
  discountDraftOpenedAnswer,
  discountDraftSavedAnswer,
  discountOvertakenAnswer,
  discountPage,
  discountSubmittedAnswer,
  discountVersionPage,
  discountWithdrawnAnswer,
  submitDiscountBody,
} from "./discount-answers.ts";

const DISCOUNTS = "/api/v1/discounts";
const DISCOUNT = `${DISCOUNTS}/{code}`;
const DRAFT = `${DISCOUNT}/draft`;

const READ = { tag: "Discounts", method: "get", permission: "pricePlan.read", authenticate: "either" } as const;
const EDIT = { tag: "Discounts", permission: "pricePlan.edit", authenticate: "session", idempotent: true } as const;

const BY_PEOPLE =
  "With a session only: a draft remembers the people who edited it, of whom none may approve it, so that a program is never one of them.";
const PUT_TEXT = `Over the revision that If-Match names, or as a new draft with If-None-Match: *. Where somebody was there before, the 412 carries the draft as it is now, in \`current\`: merge, and send it over that revision. ${BY_PEOPLE}`;

const EXAMPLE = {
  format: "ratewright/discount@1",
  code: "WINTER",
  application: "auto",
  kind: "percentage",
  value: "10",
  for: { productType: "PPV-MOVIE" },
  validFrom: "2026-12-01",
  validTo: "2027-03-01",
  timeZone: "Europe/Nicosia",
} as const satisfies Json;

export function discountOperations(): readonly ApiOperation[] {
  return [...readings(), ...line(), ...drafting(), ...reviewing()];
}

function readings(): readonly ApiOperation[] {
  return [
    {
      ...READ,
      path: DISCOUNTS,
      id: "listDiscounts",
      summary: "List additive discounts",
      description: "All of them; `next` is null. `archived=1` lists what was put away instead.",
      query: definitionListQuery,
      answer: { status: 200, schema: discountPage },
    },
    {
      ...READ,
      path: DISCOUNT,
      id: "getDiscount",
      summary: "Read an additive discount",
      description: "Archived or not. Its `revision` is what If-Match names to archive or restore it.",
      answer: { status: 200, schema: discountAnswer },
    },
    {
      ...READ,
      path: `${DISCOUNT}/versions`,
      id: "listDiscountVersions",
      summary: "List the published versions",
      description: "Newest first; `next` is null. A version never changes.",
      answer: { status: 200, schema: discountVersionPage },
    },
    {
      ...READ,
      path: `${DISCOUNT}/versions/{version}`,
      id: "getDiscountVersion",
      summary: "Read the document of a version",
      description: "The ETag is its hash.",
      answer: { status: 200, headers: ["ETag"], schema: discountDocument },
    },
    {
      ...READ,
      path: DRAFT,
      id: "getDiscountDraft",
      summary: "Read the draft",
      description: "As it is stored: what a PUT replaces. The ETag is its revision.",
      answer: { status: 200, headers: ["ETag"], schema: discountDocument },
    },
  ];
}

function line(): readonly ApiOperation[] {
  const moves = (["archive", "restore"] as const).map(
    (move): ApiOperation => ({
      ...EDIT,
      authenticate: "either",
      method: "post",
      path: `${DISCOUNT}/${move}`,
      id: `${move}Discount`,
      summary: `${move === "archive" ? "Put away" : "Bring back"} an additive discount`,
      description:
        move === "archive"
          ? "Refused (409 DEFINITION_IN_USE) while a version gives something, now or later, and while a draft is open."
          : "As it was: its versions were never gone.",
      precondition: "revision",
      answer: { status: 200, headers: ["ETag"], schema: savedAnswer, example: { code: "WINTER", revision: 2 } },
    }),
  );
  return [
    {
      ...EDIT,
      method: "post",
      path: DISCOUNTS,
      id: "createDiscount",
      summary: "Make an additive discount with its first draft",
      description: `It takes nothing from any price before a second person has approved it. ${BY_PEOPLE}`,
      body: {
        schema: createDiscountBody,
        example: { code: "WINTER", name: "Winter films", description: "As agreed.", application: "auto", document: EXAMPLE },
      },
      answer: { status: 201, headers: ["ETag", "Location"], schema: discountCreatedAnswer },
    },
    ...moves,
  ];
}

function drafting(): readonly ApiOperation[] {
  return [
    {
      ...EDIT,
      method: "post",
      path: DRAFT,
      id: "openDiscountDraft",
      summary: "Begin a draft of the newest version",
      description: `There is one draft to a discount: where one is open, it is the answer. ${BY_PEOPLE}`,
      answer: { status: 200, schema: discountDraftOpenedAnswer, headers: ["Location"] },
    },
    {
      ...EDIT,
      method: "put",
      path: DRAFT,
      id: "replaceDiscountDraft",
      summary: "Put a whole document into the draft",
      description: PUT_TEXT,
      precondition: "revisionOrNone",
      body: { schema: discountDocument, example: EXAMPLE },
      overtaken: discountOvertakenAnswer,
      answer: { status: 200, schema: discountDraftSavedAnswer, headers: ["ETag"] },
    },
    {
      ...EDIT,
      method: "delete",
      path: DRAFT,
      id: "discardDiscountDraft",
      summary: "Give the draft up",
      description: BY_PEOPLE,
      precondition: "revision",
      answer: { status: 200, schema: discountDraftDiscardedAnswer },
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
      id: "submitDiscountDraft",
      summary: "Ask a second person to approve the draft",
      description: `The decision is made in the console, by somebody who did not edit it: approval has no address here. ${BY_PEOPLE}`,
      precondition: "revision",
      body: {
        schema: submitDiscountBody,
        example: { effective: { kind: "at", local: "2026-12-01T00:00" }, note: "Winter prices, as agreed on 3 November." },
      },
      answer: { status: 200, schema: discountSubmittedAnswer },
    },
    {
      ...EDIT,
      permission: "pricePlan.submit",
      method: "post",
      path: `${DRAFT}/withdraw`,
      id: "withdrawDiscountDraft",
      summary: "Take the draft out of review",
      description: `So that it can be edited again. ${BY_PEOPLE}`,
      answer: { status: 200, schema: discountWithdrawnAnswer },
    },
  ];
}
