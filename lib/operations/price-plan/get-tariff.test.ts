import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  ANNA,
  BORIS,
  codeOf,
  done,
  FOUNDED,
  MIDNIGHT,
  NIGHT,
  PLAN,
  type PricePlanSteps,
  pricePlanSteps,
  repriced,
  resetPlan,
  seedPricing,
} from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { ratesCsv } from "#lib/domain/price-plan/rates-csv.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { exportPlanDocument } from "./export-document.ts";
import { getTariff } from "./get-tariff.ts";
import { openDraft } from "./open-draft.ts";
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

const tariff = (version: number | "draft") => getTariff(steps.as(ANNA), { code: "GLOBAL", version });
const chargesOf = async (version: number | "draft") =>
  (await done(tariff(version))).sections.flatMap(({ prices }) => prices.flatMap(({ lines }) => lines.map(({ charge }) => charge)));

test("a version's sheet has its own prices and from when until when they hold", async () => {
  await done(steps.approve(BORIS, await steps.submitted()));
  expect(await done(tariff(1))).toMatchObject({
    version: 1,
    effectiveAt: instantToString(FOUNDED),
    endsAt: instantToString(MIDNIGHT),
    currency: "EUR",
    tax: { isIncluded: true, percent: "10" },
    sections: [{ code: "PPV-MOVIE", prices: [{ rateKey: "movies", products: ["Lord of the Rings 1"] }] }],
  });
  expect(await chargesOf(1)).toMatchObject([{ price: "5.00" }, { price: "10.00" }]);
  expect(await done(tariff(2))).toMatchObject({ version: 2, effectiveAt: instantToString(MIDNIGHT), endsAt: null });
  expect(await chargesOf(2)).toMatchObject([{ price: "4.00" }, { price: "10.00" }]);
});

test("a draft's sheet and its rates for a spreadsheet are the draft's", async () => {
  expect(await codeOf(tariff("draft"))).toBe("NOT_FOUND");
  const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
  await done(saveDraft(steps.as(ANNA), { draftId, revision: 1, document: repriced({ [NIGHT]: "3.50" }) }));
  expect(await done(tariff("draft"))).toMatchObject({ version: null, effectiveAt: null, endsAt: null });
  expect(await chargesOf("draft")).toMatchObject([{ price: "3.50" }, { price: "10.00" }]);
  const { document } = await done(exportPlanDocument(steps.as(ANNA), { code: "GLOBAL", version: "draft" }));
  expect([...ratesCsv(document)].slice(1)).toEqual([
    "movies,product type,PPV-MOVIE,udr,,base,,,perUnit,10.00,,\n",
    "movies,product type,PPV-MOVIE,,,1,,PPV-OFF-PEAK,perUnit,3.50,,\n",
  ]);
  expect(await codeOf(tariff(9))).toBe("NOT_FOUND");
});
