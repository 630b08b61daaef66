import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import type { DiscountDraftHead, DiscountRequest } from "./additive-discount.ts";
import {
  type DiscountReviewFacts,
  decideDiscountReview,
  decideSaveDiscount,
  decideSubmitDiscount,
  type SaveDiscountFacts,
  type SubmitDiscountFacts,
} from "./decide-discount.ts";

const NOW = present(parseInstant("2026-11-21T12:00:00Z"), "now");
const [HASH, OTHER] = ["a".repeat(64), "b".repeat(64)];

const DRAFT: DiscountDraftHead = { draftId: 1, discountId: 1, basedOnVersionId: null, state: "draft", documentHash: HASH, revision: 3 };
const GOLD = { code: "GOLD", application: "auto" } as const;

type Outcome = { readonly ok: boolean; readonly refusal?: { readonly code: string; readonly path?: string } };
const said = (outcome: Outcome) => (outcome.ok ? "ok" : [outcome.refusal?.code, outcome.refusal?.path].filter(Boolean).join(" "));

describe("saving a draft is refused", () => {
  const facts: SaveDiscountFacts = { discount: GOLD, draft: DRAFT, revision: 3, document: GOLD, documentHash: OTHER };
  const table: readonly (readonly [what: string, change: Partial<SaveDiscountFacts>, outcome: string])[] = [
    ["not at all", {}, "ok"],
    ["where there is none", { draft: null }, "NOT_FOUND"],
    ["in review", { draft: { ...DRAFT, state: "inReview" } }, "ALREADY_IN_REVIEW"],
    ["when it is closed", { draft: { ...DRAFT, state: "published" } }, "DRAFT_NOT_OPEN"],
    ["with another code", { document: { ...GOLD, code: "X" } }, "DOCUMENT_INVALID code"],
    ["of another kind", { document: { ...GOLD, application: "adHoc" } }, "DOCUMENT_INVALID application"],
    ["over another revision", { revision: 2 }, "STALE_REVISION"],
    ["not for saving the same again", { revision: 2, documentHash: HASH }, "ok"],
  ];
  test.each(table)("%s", (_, change, outcome) => {
    expect(said(decideSaveDiscount({ ...facts, ...change }))).toBe(outcome);
  });
});

describe("submitting a draft is refused", () => {
  const facts: SubmitDiscountFacts = { draft: DRAFT, revision: 3, versions: [], errors: [], effective: { kind: "onApproval" }, now: NOW };
  const error = { severity: "error", path: "zone", message: "There is no usage zone X." } as const;
  const earlier = { effectiveAt: plusMillis(NOW, -1000), documentHash: HASH };
  const table: readonly (readonly [what: string, change: Partial<SubmitDiscountFacts>, outcome: string])[] = [
    ["not at all", {}, "ok"],
    ["in review", { draft: { ...DRAFT, state: "inReview" } }, "ALREADY_IN_REVIEW"],
    ["over another revision", { revision: 2 }, "STALE_REVISION"],
    ["with nothing changed", { versions: [earlier] }, "NOTHING_CHANGED"],
    ["not where something else holds before it", { versions: [earlier, { effectiveAt: plusMillis(NOW, -1), documentHash: OTHER }] }, "ok"],
    ["with an error", { errors: [error] }, "DOCUMENT_INVALID zone"],
    ["for the past", { effective: { kind: "at", at: plusMillis(NOW, -1) } }, "EFFECTIVE_IN_PAST effective.at"],
  ];
  test.each(table)("%s", (_, change, outcome) => {
    expect(said(decideSubmitDiscount({ ...facts, ...change }))).toBe(outcome);
  });
});

describe("a decision is refused", () => {
  const request: DiscountRequest = {
    requestId: 1,
    draftId: 1,
    contentHash: HASH,
    effective: { kind: "onApproval" },
    note: "",
    requestedBy: 1,
    requestedAt: NOW,
    decided: null,
  };
  const draft: DiscountDraftHead = { ...DRAFT, state: "inReview" };
  const facts: DiscountReviewFacts = {
    request,
    draft,
    editors: [1, 3],
    versions: [],
    userId: 2,
    seenHash: HASH,
    decision: "approved",
    now: NOW,
  };
  const past = { ...request, effective: { kind: "at", at: plusMillis(NOW, -1) } } as const;
  const decided = { decision: "withdrawn", by: 1, at: NOW, note: null } as const;
  const table: readonly (readonly [what: string, change: Partial<DiscountReviewFacts>, outcome: string])[] = [
    ["not at all", {}, "ok"],
    ["where nobody asked", { request: null }, "NOT_FOUND"],
    ["when it was decided", { request: { ...request, decided } }, "NOT_IN_REVIEW"],
    ["when the draft is open again", { draft: DRAFT }, "NOT_IN_REVIEW"],
    ["of who asked", { userId: 1, editors: [] }, "SECOND_PERSON_REQUIRED"],
    ["of who edited", { userId: 3 }, "SECOND_PERSON_REQUIRED"],
    ["about something else than was looked at", { seenHash: OTHER }, "CONTENT_CHANGED"],
    ["when something else is stored than was asked about", { draft: { ...draft, documentHash: OTHER } }, "CONTENT_CHANGED"],
    ["for the past", { request: past }, "EFFECTIVE_IN_PAST effective.at"],
    ["not for the past when it is sent back", { request: past, decision: "changesRequested" }, "ok"],
  ];
  test.each(table)("%s", (_, change, outcome) => {
    expect(said(decideDiscountReview({ ...facts, ...change }))).toBe(outcome);
  });
});
