import { expect, it } from "vitest";
import { mayReadAdHoc } from "../discount/ad-hoc-request.ts";
import { REVIEW_KINDS, type ReviewKind } from "../home/review-subject.ts";
import type { UserActor } from "../people/actor.ts";
import { can, ROLES, type Role } from "../people/permissions.ts";
import { mayReadCredit } from "../udr/credit-request.ts";
import { decidedKindsOf } from "./decided-kinds.ts";

it.each<[Role, readonly ReviewKind[]]>([
  ["callCentreAgent", []],
  ["careAgent", []],
  ["careLead", REVIEW_KINDS],
  ["pricingManager", REVIEW_KINDS],
  ["pricingApprover", REVIEW_KINDS],
  ["billingOperator", []],
  ["auditor", REVIEW_KINDS],
  ["administrator", []],
  ["customer", []],
  ["decoder", []],
])("what others decided is read by a %s of %j", (role, kinds) => {
  expect(decidedKindsOf(role)).toEqual(kinds);
});

/** Somebody who has nothing to do with it. */
const stranger = (role: Role): UserActor => ({ kind: "user", userId: 9, role, name: "P", sessionId: "s" });
const REQUEST = { requestedBy: 1 };

it.each(ROLES)("no list tells a %s of a request that they may not open", (role) => {
  const kinds = decidedKindsOf(role);
  expect(!kinds.includes("credit") || mayReadCredit(REQUEST, stranger(role))).toBe(true);
  expect(!kinds.includes("adHocDiscount") || mayReadAdHoc(REQUEST, stranger(role))).toBe(true);
  const isOfOffer = kinds.includes("additiveDiscount") || kinds.includes("pricingAgreement");
  expect(!isOfOffer || can(role, "pricePlan.read")).toBe(true);
});
