import { describe, expect, it } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { UserActor } from "../people/actor.ts";
import type { Role } from "../people/permissions.ts";
import { type AdHocRequest, decideAdHocReview, decideAdHocWithdrawal, mayReadAdHoc } from "./ad-hoc-request.ts";

const ASKER = 1;
const REQUEST: AdHocRequest = {
  shard: 1,
  accountId: 1,
  udrId: 1,
  requestId: 7,
  discounts: [],
  contentHash: "h",
  note: "The film stopped",
  requestedBy: ASKER,
  requestedAt: instantFromMillis(0),
  decided: null,
};
const DECIDED = { ...REQUEST, decided: { decision: "approved", by: 2, at: instantFromMillis(1), note: null } } as const;
const person = (role: Role, userId = 9): UserActor => ({ kind: "user", userId, role, name: "Somebody", sessionId: "s" });

describe("taking a question back", () => {
  it.each<[string, AdHocRequest | null, UserActor, string]>([
    ["one that is not there", null, person("careAgent"), "NOT_FOUND"],
    ["another's, without the right to order", REQUEST, person("pricingApprover"), "NOT_PERMITTED"],
    ["another's that is decided, without the right to order", DECIDED, person("auditor"), "NOT_PERMITTED"],
    ["one that is decided", DECIDED, person("careAgent"), "NOT_IN_REVIEW"],
    ["another's, by whoever may order", REQUEST, person("callCentreAgent"), "ok"],
    ["one's own, whatever one may do today", REQUEST, person("auditor", ASKER), "ok"],
  ])("%s", (_, request, actor, outcome) => {
    const decided = decideAdHocWithdrawal(request, actor);
    expect(decided.ok ? "ok" : decided.refusal.code).toBe(outcome);
  });

  it("may be looked at by who reviews, by who asked, and by who could take it back", () => {
    const seen = (role: Role, userId?: number) => mayReadAdHoc(REQUEST, person(role, userId));
    expect([seen("pricingApprover"), seen("auditor"), seen("careLead"), seen("administrator", ASKER)]).toEqual([true, true, true, true]);
    expect([seen("billingOperator"), seen("administrator")]).toEqual([false, false]);
  });
});

it.each<[string, Partial<Parameters<typeof decideAdHocReview>[0]>, string]>([
  ["gone", { request: null, userId: ASKER, seenHash: "x" }, "NOT_FOUND"],
  ["decided already", { request: DECIDED, userId: ASKER, seenHash: "x" }, "NOT_IN_REVIEW"],
  ["not a second person", { userId: ASKER, seenHash: "x" }, "SECOND_PERSON_REQUIRED"],
  ["not what was seen", { seenHash: "x" }, "CONTENT_CHANGED"],
  ["changed since", { currentHash: "y" }, "CONTENT_CHANGED"],
  ["sent back although it was changed since", { currentHash: "y", decision: "changesRequested" }, "ok"],
  ["as it was seen", {}, "ok"],
])("is decided: %s", (_, facts, outcome) => {
  const decided = decideAdHocReview({ request: REQUEST, userId: 2, seenHash: "h", currentHash: "h", decision: "approved", ...facts });
  expect(decided.ok ? "ok" : decided.refusal.code).toBe(outcome);
});
