import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { type Instant, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import type { PublishedBefore } from "./decide-correction.ts";
import { decideReview, type ReviewFacts } from "./decide-review.ts";
import { decideSaveDraft, type SaveDraftFacts } from "./decide-save-draft.ts";
import { decideSubmitDraft, type SubmitDraftFacts } from "./decide-submit-draft.ts";
import { decideWithdrawReview } from "./decide-withdraw-review.ts";
import type { ApprovalRequest, Corrects, DraftHead, Reach } from "./price-plan.ts";

const at = (text: string): Instant => present(parseInstant(`2026-11-${text}:00Z`), text);
const NOON = at("21T12:00");
const MIDNIGHT = at("22T00:00");
const EDITOR = 1;
const APPROVER = 2;
const HASH = "a".repeat(64);
const OTHER = "b".repeat(64);

const DRAFT: DraftHead = { draftId: 7, pricePlanId: 1, basedOnVersionId: 1, state: "draft", documentHash: HASH, revision: 3 };
const IN_REVIEW: DraftHead = { ...DRAFT, state: "inReview" };
const REQUEST: ApprovalRequest = {
  requestId: 9,
  draftId: 7,
  contentHash: HASH,
  effective: { kind: "at", at: MIDNIGHT },
  reach: { kind: "everyone" },
  corrects: null,
  note: "Night price down",
  requestedBy: EDITOR,
  requestedAt: NOON,
  decided: null,
};
const FIRST: PublishedBefore = { versionId: 1, version: 1, effectiveAt: at("01T00:00"), reach: { kind: "everyone" }, corrects: null };
const effectiveAt = (instant: Instant): PublishedBefore => ({ ...FIRST, versionId: 2, version: 2, effectiveAt: instant });
const existingFrom = (instant: Instant): Reach => ({ kind: "existingFrom", at: instant });
const PAST: Corrects = { versionId: 1, from: at("03T00:00"), to: at("12T00:00") };
const DECIDED: ApprovalRequest = { ...REQUEST, decided: { decision: "approved", by: APPROVER, at: NOON, note: null } };

describe("decideSaveDraft", () => {
  const facts: SaveDraftFacts = {
    plan: { code: "GLOBAL", currency: currency("EUR") },
    draft: DRAFT,
    revision: 3,
    document: { code: "GLOBAL", currency: "EUR" },
    documentHash: OTHER,
  };
  it.each<[string, Partial<SaveDraftFacts>, string]>([
    ["is saved and counts up", {}, "revision 4"],
    ["changes nothing when it is stored already", { documentHash: HASH }, "revision 3"],
    ["changes nothing when it is stored already, even by another", { documentHash: HASH, revision: 2 }, "revision 3"],
    ["does not exist", { draft: null }, "NOT_FOUND"],
    ["is in review", { draft: IN_REVIEW }, "ALREADY_IN_REVIEW"],
    ["was published", { draft: { ...DRAFT, state: "published" } }, "DRAFT_NOT_OPEN"],
    ["was discarded", { draft: { ...DRAFT, state: "withdrawn" } }, "DRAFT_NOT_OPEN"],
    ["is of another plan", { document: { code: "OTHER", currency: "EUR" } }, "DOCUMENT_INVALID"],
    ["is in another currency", { document: { code: "GLOBAL", currency: "USD" } }, "DOCUMENT_INVALID"],
    ["was saved by somebody else in between", { revision: 2 }, "STALE_REVISION"],
  ])("a draft that %s", (_, change, expected) => {
    const result = decideSaveDraft({ ...facts, ...change });
    expect(result.ok ? `revision ${result.value.revision}` : result.refusal.code).toBe(expected);
  });
});

const NIGHT_FILM = {
  sampleId: 7,
  revision: 1,
  name: "A film at night",
  expected: { total: "5.00", currency: "EUR" },
  now: { total: "4.00", currency: "EUR" },
};
const seenAt = (total: string) => ({ sampleId: 7, now: { total, currency: "EUR" } });

describe("decideSubmitDraft", () => {
  const facts: SubmitDraftFacts = {
    draft: DRAFT,
    revision: 3,
    versions: [FIRST],
    isUnchanged: false,
    errorPaths: [],
    changedSamples: [],
    acknowledgedSamples: [],
    effective: { kind: "at", at: MIDNIGHT },
    reach: { kind: "everyone" },
    corrects: null,
    now: NOON,
    zone: "UTC",
  };
  const scheduledOther = [FIRST, effectiveAt(at("21T18:00"))];
  const correcting = { corrects: PAST, effective: { kind: "onApproval" } } as const;
  it.each<[string, Partial<SubmitDraftFacts>, string]>([
    ["for midnight", {}, "ok"],
    ["for when it is approved", { effective: { kind: "onApproval" } }, "ok"],
    ["as the first version of its plan", { versions: [] }, "ok"],
    ["that does not exist", { draft: null }, "NOT_FOUND"],
    ["that is in review already", { draft: IN_REVIEW, revision: 1 }, "ALREADY_IN_REVIEW"],
    ["that somebody changed since", { revision: 2, errorPaths: ["rates[0]"] }, "STALE_REVISION"],
    ["that says the same as the version before it", { isUnchanged: true, errorPaths: ["rates[0]"] }, "NOTHING_CHANGED"],
    ["with errors", { errorPaths: ["rates[0].base.price"], effective: { kind: "at", at: at("20T00:00") } }, "DOCUMENT_INVALID"],
    ["with a sample that changes", { changedSamples: [NIGHT_FILM], effective: { kind: "at", at: NOON } }, "SAMPLES_CHANGED"],
    ["whose sample was seen at another price", { changedSamples: [NIGHT_FILM], acknowledgedSamples: [seenAt("4.50")] }, "SAMPLES_CHANGED"],
    ["whose changed sample was seen", { changedSamples: [NIGHT_FILM], acknowledgedSamples: [seenAt("4.000")] }, "ok"],
    ["for an instant in the past", { effective: { kind: "at", at: at("21T11:59") } }, "EFFECTIVE_IN_PAST"],
    ["for this very instant", { effective: { kind: "at", at: NOON } }, "EFFECTIVE_IN_PAST"],
    ["for the instant of another version", { versions: scheduledOther, effective: { kind: "at", at: at("21T18:00") } }, "EFFECTIVE_TAKEN"],
    ["for new subscriptions only", { reach: { kind: "newSubscriptions" } }, "ok"],
    ["for existing ones with their next cycle", { reach: { kind: "existingNextCycle" } }, "ok"],
    ["for existing ones a moment later", { reach: existingFrom(at("22T00:01")) }, "ok"],
    ["for existing ones at the same instant", { reach: existingFrom(MIDNIGHT) }, "EXISTING_NOT_LATER reach.at"],
    ["for existing ones before new ones", { reach: existingFrom(at("21T18:00")) }, "EXISTING_NOT_LATER reach.at"],
    [
      "for existing ones from a past date, once it is approved",
      { effective: { kind: "onApproval" }, reach: existingFrom(NOON) },
      "EXISTING_NOT_LATER reach.at",
    ],
    ["that corrects the past", correcting, "ok"],
    ["that corrects the past from an instant", { corrects: PAST }, "INVALID_INPUT effective"],
    ["that corrects the past of some", { ...correcting, reach: { kind: "newSubscriptions" } }, "INVALID_INPUT reach"],
    [
      "that corrects what is not over",
      { corrects: { ...PAST, to: MIDNIGHT }, effective: { kind: "onApproval" } },
      "CORRECTION_NOT_PAST corrects.to",
    ],
    ["that says the same as what it corrects", { ...correcting, isUnchanged: true }, "NOTHING_CORRECTED"],
  ])("a draft %s", (_, change, expected) => {
    const result = decideSubmitDraft({ ...facts, ...change });
    const { code, path } = result.ok ? { code: "ok" } : result.refusal;
    // Only of whom it reaches and what it corrects is the place told in this table.
    expect(expected.includes(" ") ? `${code} ${path}` : code).toBe(expected);
  });
});

describe("decideReview", () => {
  const approve = { decision: "approved", liveAt: "asRequested" } as const;
  const facts: ReviewFacts = {
    request: REQUEST,
    draft: IN_REVIEW,
    editors: [EDITOR],
    versions: [FIRST],
    userId: APPROVER,
    seenHash: HASH,
    verdict: approve,
    now: NOON,
    zone: "UTC",
  };
  it.each<[string, Partial<ReviewFacts>, string]>([
    ["by a second person goes live when asked", {}, "approved at 2026-11-22T00:00"],
    ["for now goes live at the approval", { verdict: { decision: "approved", liveAt: "now" } }, "approved at 2026-11-21T12:00"],
    [
      "of a request for its approval goes live then",
      { request: { ...REQUEST, effective: { kind: "onApproval" } } },
      "approved at 2026-11-21T12:00",
    ],
    ["of a request that does not exist", { request: null }, "NOT_FOUND"],
    ["of what is decided already", { request: DECIDED, userId: EDITOR }, "NOT_IN_REVIEW"],
    ["of a draft taken back", { draft: DRAFT }, "NOT_IN_REVIEW"],
    ["by who asked for it", { userId: EDITOR, editors: [], seenHash: OTHER }, "SECOND_PERSON_REQUIRED"],
    ["by somebody who edited it", { editors: [EDITOR, APPROVER] }, "SECOND_PERSON_REQUIRED"],
    ["of something else than what was seen", { seenHash: OTHER }, "CONTENT_CHANGED"],
    ["of a draft that is not what was submitted", { draft: { ...IN_REVIEW, documentHash: OTHER } }, "CONTENT_CHANGED"],
    ["after its instant", { now: at("22T00:00") }, "EFFECTIVE_IN_PAST"],
    [
      "after its instant, but for now",
      { now: at("22T00:00"), verdict: { decision: "approved", liveAt: "now" } },
      "approved at 2026-11-22T00:00",
    ],
    ["for an instant taken meanwhile", { versions: [effectiveAt(MIDNIGHT)] }, "EFFECTIVE_TAKEN"],
    [
      "for existing ones from a later date",
      { request: { ...REQUEST, reach: existingFrom(at("23T00:00")) } },
      "approved at 2026-11-22T00:00",
    ],
    [
      "after its instant, for now, before the date of existing ones",
      {
        request: { ...REQUEST, reach: existingFrom(at("23T00:00")) },
        now: at("22T12:00"),
        verdict: { decision: "approved", liveAt: "now" },
      },
      "approved at 2026-11-22T12:00",
    ],
    [
      "for now, after the date of existing ones",
      {
        request: { ...REQUEST, reach: existingFrom(at("23T00:00")) },
        now: at("23T00:00"),
        verdict: { decision: "approved", liveAt: "now" },
      },
      "EXISTING_DATE_PASSED",
    ],
    ["of a correction", { request: { ...REQUEST, effective: { kind: "onApproval" }, corrects: PAST } }, "approved at 2026-11-21T12:00"],
    [
      "of a correction that is not past on a clock put back",
      { request: { ...REQUEST, effective: { kind: "onApproval" }, corrects: PAST }, now: at("11T00:00") },
      "CORRECTION_NOT_PAST",
    ],
    ["that asks for changes, after its instant", { verdict: { decision: "changesRequested" }, now: at("23T00:00") }, "changesRequested"],
  ])("an approval %s", (_, change, expected) => {
    const result = decideReview({ ...facts, ...change });
    if (!result.ok) expect(result.refusal.code).toBe(expected);
    else if (result.value.decision === "changesRequested") expect("changesRequested").toBe(expected);
    else expect(`approved at ${instantToString(result.value.effectiveAt).slice(0, 16)}`).toBe(expected);
  });
});

describe("decideWithdrawReview", () => {
  it.each<[string, DraftHead | null, ApprovalRequest | null, string]>([
    ["an open request", IN_REVIEW, REQUEST, "ok"],
    ["a draft that does not exist", null, null, "NOT_FOUND"],
    ["a draft that is not in review", DRAFT, null, "NOT_IN_REVIEW"],
    ["a decided request", IN_REVIEW, DECIDED, "NOT_IN_REVIEW"],
  ])("of %s", (_, draft, request, expected) => {
    const result = decideWithdrawReview({ draft, request });
    expect(result.ok ? "ok" : result.refusal.code).toBe(expected);
  });
});
