import { expect, it } from "vitest";
import { REVIEW_DECISIONS } from "../price-plan/price-plan.ts";
import { decidedAddress } from "./decided-address.ts";
import { decidedQuery } from "./decided-query-schema.ts";
import { DECISION_NAMES, decisionInWords } from "./decided-review.ts";

const EVERYTHING = decidedQuery.parse({});

it.each<[Partial<typeof EVERYTHING>, string]>([
  [{}, "/reviews/decided"],
  [{ kind: "credit", askedBy: 4, decidedBy: 5 }, "/reviews/decided?kind=credit&askedBy=4&decidedBy=5"],
  [
    { decision: "changesRequested", from: "2026-03-01", to: "2026-03-31" },
    "/reviews/decided?decision=changesRequested&from=2026-03-01&to=2026-03-31",
  ],
  [{ kind: "pricePlan", cursor: "1772539200000-7" }, "/reviews/decided?kind=pricePlan&cursor=1772539200000-7"],
])("%j stands in the address and is read from it again", (change, address) => {
  const query = { ...EVERYTHING, ...change };
  expect(decidedAddress(query, query.cursor)).toBe(address);
  expect(decidedQuery.parse(Object.fromEntries(new URL(address, "http://console").searchParams))).toEqual(query);
});

it.each([
  { kind: "wish" },
  { kind: ["credit", "pricePlan"] },
  { decision: "Approved" },
  { askedBy: "me" },
  { decidedBy: "-1" },
  { decidedBy: "1.5" },
  { askedBy: "" },
  { from: "2026-02-30" },
  { to: "tomorrow" },
  { cursor: "x".repeat(51) },
])("what is not usable is as if it were not there: %j", (asked) => {
  expect(decidedQuery.parse(asked)).toEqual(EVERYTHING);
});

it("a decision is called by one word or two", () => {
  expect(REVIEW_DECISIONS.map((decision) => DECISION_NAMES[decision])).toEqual(["Approved", "Sent back", "Withdrawn"]);
});

it("a credit is rejected where other requests are sent back", () => {
  expect(REVIEW_DECISIONS.map((decision) => decisionInWords("credit", decision))).toEqual(["Approved", "Rejected", "Withdrawn"]);
  expect(decisionInWords("adHocDiscount", "changesRequested")).toBe("Sent back");
});
