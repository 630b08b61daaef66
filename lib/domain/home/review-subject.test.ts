import { expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { type ReviewedThing, reviewAddress, subjectOf } from "./review-subject.ts";
import { waitedInWords } from "./waited-in-words.ts";

const NOTHING = { requestId: 7, plan: null, discount: null, account: null, product: null } as const;
const KOURION = { number: "A-10003", name: "Kourion Hotels Ltd" };

it.each<[ReviewedThing, string, string]>([
  [{ ...NOTHING, kind: "pricePlan", plan: { code: "GLOBAL", name: "Global" } }, "Global", "/reviews/7"],
  [{ ...NOTHING, kind: "additiveDiscount", discount: { code: "VIP 10", name: "VIP" } }, "VIP", "/discounts/VIP%2010"],
  [{ ...NOTHING, kind: "pricingAgreement", account: KOURION }, "Kourion Hotels Ltd", "/agreements/A-10003"],
  [
    { ...NOTHING, kind: "adHocDiscount", account: KOURION, product: { name: "Serendipity" } },
    "Serendipity for Kourion Hotels Ltd",
    "/reviews/7",
  ],
  [{ ...NOTHING, kind: "adHocDiscount" }, "Request 7", "/reviews/7"],
])("%j is called by what it is about, and leads to where it is decided", (thing, subject, address) => {
  expect([subjectOf(thing), reviewAddress(thing)]).toEqual([subject, address]);
});

const at = (text: string) => present(parseInstant(text), text);

it.each([
  ["2026-03-03T12:00:00Z", "less than a minute"],
  ["2026-03-03T12:00:59Z", "less than a minute"],
  ["2026-03-03T12:01:00Z", "1 minute"],
  ["2026-03-03T12:59:59Z", "59 minutes"],
  ["2026-03-03T13:00:00Z", "1 hour"],
  ["2026-03-04T11:59:59Z", "23 hours"],
  ["2026-03-04T12:00:00Z", "1 day"],
  ["2026-03-09T11:00:00Z", "5 days"],
  ["2026-03-03T11:00:00Z", "less than a minute"],
])("what came at noon has at %s waited %s", (now, words) => {
  expect(waitedInWords(at("2026-03-03T12:00:00Z"), at(now))).toBe(words);
});
