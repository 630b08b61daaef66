import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { product, productTaxRate } from "#db/schema/product.ts";
import { ANNA, at, BORIS, done, type PricePlanSteps, pricePlanSteps, resetPlan, seedPricing } from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { getCalendar } from "./get-calendar.ts";

let db: TestDatabase;
let steps: PricePlanSteps;

beforeAll(async () => {
  db = await testDatabase();
  steps = pricePlanSteps(db);
  await seedPricing(db);
});
afterAll(() => db.close());
beforeEach(() => resetPlan(db));

async function inWords(month: string, context = steps.as(ANNA)): Promise<readonly string[]> {
  const { entries } = await getCalendar(context, { month });
  return entries.map(({ kind, date, title, detail, href }) => `${date} ${kind}: ${title}, ${detail} → ${href}`);
}

describe("the calendar", () => {
  it("shows what is asked to go live, then what will, on the day of the company's wall clock", async () => {
    const request = await steps.submitted();
    const review = `/reviews/${request.requestId}`;
    // The installation of this scenario has no zone of its own: UTC, where Nicosia's midnight is still the day before.
    expect(await inWords("2026-11")).toEqual([`2026-11-21 review: Global price plan, Fewer views at night → ${review}`]);
    await done(steps.approve(BORIS, request));
    expect(await inWords("2026-11")).toEqual(["2026-11-21 version: Global price plan v2, Fewer views at night → /price-plans/GLOBAL"]);
    expect(await inWords("2026-12")).toEqual([]);
  });

  it("leads who may not read reviews to the plan", async () => {
    await steps.submitted();
    expect(await inWords("2026-11", steps.as(ANNA, { role: "careAgent" }))).toEqual([
      "2026-11-21 review: Global price plan, Fewer views at night → /price-plans/GLOBAL",
    ]);
  });

  it("keeps what goes live at its approval apart: it has no day", async () => {
    await steps.submitted({ kind: "onApproval" });
    const { entries, undated } = await getCalendar(steps.as(ANNA), { month: "2026-11" });
    expect(entries).toEqual([]);
    expect(undated).toMatchObject([{ kind: "review", at: null, title: "Global price plan" }]);
  });

  it("shows products that begin and end, and tax rates that change, in their order", async () => {
    const [from, to] = [at("2027-02-01T00:00:00Z"), at("2027-02-20T12:00:00Z")];
    const film = { code: "FILM", name: "A film", productTypeId: 1, rating: "here", validFrom: from, validTo: to };
    await db.owner.insert(product).values({ ...film, productId: 50 });
    await db.owner.insert(productTaxRate).values([
      { productId: 50, validFrom: from, percent: decimal("10") },
      { productId: 50, validFrom: at("2027-02-10T00:00:00Z"), percent: decimal("12.50") },
    ]);
    expect(await inWords("2027-02")).toEqual([
      "2027-02-01 productBegins: A film, can be ordered from then on → /products/FILM",
      "2027-02-10 taxRate: A film, 12.5 % tax → /products/FILM",
      "2027-02-20 productEnds: A film, cannot be ordered any more → /products/FILM",
    ]);
    await db.owner.execute(sql`update product set archived_at = valid_to where product_id = 50`);
    expect(await inWords("2027-02")).toEqual([]);
  });

  it("says when a month holds more than it shows", async () => {
    const validFrom = at("2027-05-05T00:00:00Z");
    const films = Array.from({ length: 201 }, (_, index) => ({
      productId: 1000 + index,
      code: `F-${index}`,
      name: `Film ${index}`,
      productTypeId: 1,
      rating: "here",
      validFrom,
    }));
    await db.owner.insert(product).values(films);
    const { entries, isCut } = await getCalendar(steps.as(ANNA), { month: "2027-05" });
    expect([entries.length, isCut]).toEqual([200, true]);
  });
});
