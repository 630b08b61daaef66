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
  editDiscountBody,
  submitDiscountBody,
} from "./discount-answers.ts";
import {
  BY_PEOPLE,
  type DraftedLine,
  draftEditing,
  draftOpening,
  draftReading,
  draftSubmission,
  draftWithdrawal,
  editOf,
  readOf,
  versionList,
  versionReading,
} from "./draft-operations.ts";

const DISCOUNTS = "/api/v1/discounts";
const DISCOUNT = `${DISCOUNTS}/{code}`;

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

const LINE: DraftedLine = {
  tag: "Discounts",
  path: DISCOUNT,
  name: "Discount",
  document: { schema: discountDocument, example: EXAMPLE },
  answers: {
    versions: discountVersionPage,
    saved: discountDraftSavedAnswer,
    discarded: discountDraftDiscardedAnswer,
    overtaken: discountOvertakenAnswer,
    submitted: discountSubmittedAnswer,
  },
  submission: {
    schema: submitDiscountBody,
    example: { effective: { kind: "at", local: "2026-12-01T00:00" }, note: "Winter prices, as agreed on 3 November." },
  },
};

/** Additive discounts: lines with versions, each begun as a draft. */
export function discountOperations(): readonly ApiOperation[] {
  return [
    ...readings(),
    ...line(),
    draftOpening(LINE, { of: "newest version", kind: "discount", answer: discountDraftOpenedAnswer }),
    ...draftEditing(LINE),
    draftSubmission(LINE),
    draftWithdrawal(LINE, discountWithdrawnAnswer),
  ];
}

function readings(): readonly ApiOperation[] {
  return [
    {
      ...readOf(LINE.tag),
      path: DISCOUNTS,
      id: "listDiscounts",
      summary: "List additive discounts",
      description: "All of them; `next` is null. `archived=1` lists what was put away instead.",
      query: definitionListQuery,
      answer: { status: 200, schema: discountPage },
    },
    {
      ...readOf(LINE.tag),
      path: DISCOUNT,
      id: "getDiscount",
      summary: "Read an additive discount",
      description: "Archived or not. The ETag is its `revision`, which If-Match names to rename, archive or restore it.",
      answer: { status: 200, headers: ["ETag"], schema: discountAnswer },
    },
    versionList(LINE),
    versionReading(LINE),
    draftReading(LINE),
  ];
}

function line(): readonly ApiOperation[] {
  const saved = { status: 200, headers: ["ETag"], schema: savedAnswer, example: { code: "WINTER", revision: 2 } } as const;
  const moves = (["archive", "restore"] as const).map(
    (move): ApiOperation => ({
      ...editOf(LINE.tag),
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
      answer: saved,
    }),
  );
  return [
    {
      ...editOf(LINE.tag),
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
    {
      ...editOf(LINE.tag),
      authenticate: "either",
      method: "put",
      path: DISCOUNT,
      id: "editDiscount",
      summary: "Change name and description",
      description: "Over the revision that If-Match names. What it takes goes by its draft, which a second person approves.",
      precondition: "revision",
      body: { schema: editDiscountBody, example: { name: "Winter films", description: "As agreed." } },
      answer: saved,
    },
    ...moves,
  ];
}
