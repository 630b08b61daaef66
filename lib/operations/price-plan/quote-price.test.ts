import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  ANNA,
  BORIS,
  codeOf,
  done,
  NIGHT,
  PLAN,
  type PricePlanSteps,
  pricePlanSteps,
  repriced,
  resetPlan,
  seedPricing,
} from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { openDraft } from "./open-draft.ts";
import { quotePrice } from "./quote-price.ts";
import { saveDraft } from "./save-draft.ts";

let db: TestDatabase;
let steps: PricePlanSteps;

beforeAll(async () => {
  db = await testDatabase();
  steps = pricePlanSteps(db);
  await seedPricing(db);
});
afterAll(() => db.close());
beforeEach(() => resetPlan(db));

const FILM = { product: "LOTR1", quantity: "2", metadata: {} };
const LIVE = { kind: "live", plan: "GLOBAL" } as const;
const AT_NIGHT = "2026-11-22T02:14:00+02:00";

it("prices under the version in force at the instant, with the reasons", async () => {
  await done(steps.approve(BORIS, await steps.submitted()));
  const before = await done(quotePrice(steps.as(ANNA), { ...FILM, under: LIVE, at: "2026-11-21T02:14:00+02:00" }));
  expect(before).toMatchObject({ gross: "10.00", net: "9.09", tax: "0.91", currency: "EUR", version: "1", level: 1 });
  const after = await done(quotePrice(steps.as(ANNA), { ...FILM, under: LIVE, at: AT_NIGHT }));
  expect(after).toMatchObject({ gross: "8.00", version: "2", headline: "€8.00 = 2 × €4.00." });
  expect(after.reasons.map(({ kind }) => kind)).toContain("lost");
});

it("prices under the open draft and under a document that nobody stored", async () => {
  const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
  await done(saveDraft(steps.as(ANNA), { draftId, revision: 1, document: repriced({ [NIGHT]: "4.50" }) }));
  const draft = await done(quotePrice(steps.as(ANNA), { ...FILM, under: { kind: "draft", plan: "GLOBAL" }, at: AT_NIGHT }));
  expect(draft).toMatchObject({ gross: "9.00", version: "draft" });
  const document = repriced({ [NIGHT]: "0.01" });
  expect(await done(quotePrice(steps.as(ANNA), { ...FILM, under: { kind: "document", document }, at: AT_NIGHT }))).toMatchObject({
    gross: "0.02",
  });
});

it.each([
  ["an unknown plan", { ...FILM, under: { kind: "live", plan: "NOWHERE" } }, "NOT_FOUND"],
  ["an unknown product", { ...FILM, product: "NOTHING", under: LIVE }, "NOT_FOUND"],
  ["a plan without a draft", { ...FILM, under: { kind: "draft", plan: "GLOBAL" } }, "NOT_FOUND"],
  ["a time before the first version", { ...FILM, under: LIVE, at: "2025-01-01T00:00:00Z" }, "NOT_FOUND"],
  ["no quantity", { ...FILM, quantity: "two", under: LIVE }, "INVALID_INPUT"],
  ["a negative quantity", { ...FILM, quantity: "-1", under: LIVE }, "NEGATIVE_USAGE"],
] as const)("refuses %s", async (_, input, code) => {
  expect(await codeOf(quotePrice(steps.as(ANNA), input))).toBe(code);
});
