import { describe, expect, test } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import { type Instant, instantFromMillis, plusMillis } from "#lib/kernel/instant.ts";
import type { UserActor } from "../people/actor.ts";
import type { Role } from "../people/permissions.ts";
import {
  type CreditRequest,
  type CreditReviewFacts,
  creditStanding,
  decideCreditReview,
  decideCreditWithdrawal,
  expiryOf,
  mayReadCredit,
  withoutPersonal,
  withPersonal,
} from "./credit-request.ts";
import type { AdjustUdrChange } from "./udr-action-schema.ts";

const ASKED = instantFromMillis(0);
const DAPHNE = 4;
const EMIL = 5;
const REQUEST: CreditRequest = {
  ...{ shard: 1, accountId: 1, udrId: 1042, requestId: 7, entriesHash: "e", contentHash: "c", note: "Why", net: -60_000_000n },
  change: { action: "cancel", udrId: 1042, expectedRevision: 2 },
  asked: { sentence: "A reversal of −€60.00.", entries: [], net: "-60.00" },
  currency: currency("EUR"),
  reason: { reasonCodeId: 1, label: "Goodwill", usageHappened: true },
  requestedBy: DAPHNE,
  requestedAt: ASKED,
  expiresAt: expiryOf(ASKED),
  decided: null,
};
const DECIDED: CreditRequest = { ...REQUEST, decided: { decision: "approved", by: EMIL, at: ASKED, note: null } };
const FACTS: CreditReviewFacts = { request: REQUEST, userId: EMIL, seenHash: "c", now: ASKED, decision: "approved" };

describe("a decision", () => {
  test.each<[string, Partial<CreditReviewFacts>, string]>([
    ["by a second person on what was seen is taken", {}, "ok"],
    ["on nothing", { request: null }, "NOT_FOUND"],
    ["on what is decided", { request: DECIDED }, "NOT_IN_REVIEW"],
    ["by who asked, also to reject", { userId: DAPHNE, decision: "changesRequested" }, "SECOND_PERSON_REQUIRED"],
    ["on something else than was seen", { seenHash: "d" }, "CONTENT_CHANGED"],
    ["a moment before it expires is taken", { now: plusMillis(REQUEST.expiresAt, -1) }, "ok"],
    ["once it has expired", { now: REQUEST.expiresAt }, "REQUEST_EXPIRED"],
    ["to reject what has expired is taken", { now: REQUEST.expiresAt, decision: "changesRequested" }, "ok"],
  ])("%s", (_, facts, code) => {
    const decided = decideCreditReview({ ...FACTS, ...facts });
    expect(decided.ok ? "ok" : decided.refusal.code).toBe(code);
  });
});

describe("what waits", () => {
  const late = REQUEST.expiresAt;
  test.each<[string, { readonly revision: number; readonly now: Instant }, string]>([
    ["can be approved while the UDR is as it was asked about", { revision: 2, now: ASKED }, "open"],
    ["can be approved until the moment before it expires", { revision: 2, now: plusMillis(late, -1) }, "open"],
    ["has expired", { revision: 2, now: late }, "expired"],
    ["is about a UDR that has moved on", { revision: 3, now: ASKED }, "changed"],
    ["has expired first of all, as a decision says it", { revision: 3, now: late }, "expired"],
  ])("%s", (_, facts, standing) => {
    expect(creditStanding({ request: REQUEST, ...facts })).toBe(standing);
  });
});

const person = (userId: number, role: Role): UserActor => ({ kind: "user", userId, name: "P", role, sessionId: "s" });

test("only who asked takes it back, while it waits; who reads reviews reads it too", () => {
  expect(decideCreditWithdrawal(REQUEST, person(DAPHNE, "careAgent")).ok).toBe(true);
  expect(decideCreditWithdrawal(REQUEST, person(EMIL, "careLead"))).toMatchObject({ refusal: { code: "NOT_PERMITTED" } });
  expect(decideCreditWithdrawal(DECIDED, person(DAPHNE, "careAgent"))).toMatchObject({ refusal: { code: "NOT_IN_REVIEW" } });
  expect(
    [person(DAPHNE, "careAgent"), person(EMIL, "careLead"), person(9, "callCentreAgent")].map((actor) => mayReadCredit(REQUEST, actor)),
  ).toEqual([true, true, false]);
});

test("personal values are taken out of the change, and come back into it unchanged", () => {
  const adjust: AdjustUdrChange = {
    action: "adjust",
    ...{ udrId: 1042, expectedRevision: 2, product: "LOTR1", quantity: "1", source: "DECODER", udrType: "PPV" },
    ...{ billingEffectiveAt: "2026-03-03T00:00:00Z", from: "2026-03-03T00:00:00Z", to: null },
    metadata: { device: "TV", place: "Paphos" },
  };
  const { change, personal } = withoutPersonal(adjust, { place: "Paphos" });
  expect(change).toMatchObject({ metadata: { device: "TV" } });
  expect(JSON.stringify(change)).not.toContain("Paphos");
  expect(withPersonal(change, personal)).toEqual(adjust);
  expect(withoutPersonal(REQUEST.change, { place: "Paphos" })).toEqual({ change: REQUEST.change, personal: {} });
});
