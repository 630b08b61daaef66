import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "#db/schema/catalog.ts";
import { product, productFamily, productType } from "#db/schema/product.ts";
import { installation } from "#db/schema/system.ts";
import { source, udrType, udrTypeAttribute } from "#db/schema/usage.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { at, done } from "#db/testing/price-plan-scenario.ts";
import { testDatabase } from "#db/testing/test-database.ts";
import type { Context } from "../context.ts";
import { getUdrFilterOffer } from "./get-udr-filter-offer.ts";

let desk: AluxsatDesk;

const NOON = atNicosia("12:00");

beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

const offer = (now = NOON) => done(getUdrFilterOffer(desk.as("careAgent", now)));

async function inZone<Value>(timeZone: string, run: () => Promise<Value>): Promise<Value> {
  const [before] = await desk.test.owner.select().from(installation);
  await desk.test.owner.update(installation).set({ timeZone });
  try {
    return await run();
  } finally {
    await desk.test.owner.update(installation).set({ timeZone: before?.timeZone ?? "UTC" });
  }
}

/** Around the midnight of the zone, where neither UTC nor the machine's zone has the same day on both sides. */
describe("today", () => {
  test.each([
    ["Europe/Nicosia", "2026-03-04T21:59:59.999Z", "2026-03-04"],
    ["Europe/Nicosia", "2026-03-04T22:00:00Z", "2026-03-05"],
    // In summer an hour earlier.
    ["Europe/Nicosia", "2026-07-31T20:59:59.999Z", "2026-07-31"],
    ["Europe/Nicosia", "2026-07-31T21:00:00Z", "2026-08-01"],
    ["America/New_York", "2026-01-01T04:59:59.999Z", "2025-12-31"],
    ["America/New_York", "2026-01-01T05:00:00Z", "2026-01-01"],
    ["Pacific/Kiritimati", "2026-02-28T10:00:00Z", "2026-03-01"],
  ])("is the business day in %s at %s", async (zone, now, today) => {
    expect((await inZone(zone, () => offer(at(now)))).today).toBe(today);
  });

  test("is the day of UTC where nobody has named the installation yet, and there is nothing to choose from", async () => {
    const empty = await testDatabase();
    const context: Context = { ...desk.as("careAgent", at("2026-03-04T23:59:59Z")), database: empty.database };
    const found = await done(getUdrFilterOffer(context));
    await empty.close();
    expect(found).toEqual({
      products: [],
      productTypes: [],
      productFamilies: [],
      udrTypes: [],
      sources: [],
      catalogs: [],
      attributes: [],
      today: "2026-03-04",
    });
  });
});

describe("what there is to choose from", () => {
  /** A list of the offer, and the table that it is of. */
  const LISTS = [
    ["products", product],
    ["productTypes", productType],
    ["productFamilies", productFamily],
    ["udrTypes", udrType],
    ["sources", source],
    ["catalogs", catalog],
  ] as const;

  test.each(LISTS)("are all %s by their names, and no more of them than code and name", async (list, table) => {
    const rows = await desk.test.owner.select({ code: table.code, name: table.name }).from(table).orderBy(table.name);
    expect(rows.length).toBeGreaterThan(0);
    expect((await offer())[list]).toEqual(rows);
  });

  test("is what is there at that moment: what was made since, and under its name of today", async () => {
    const before = (await offer()).sources;
    await desk.test.owner.insert(source).values({ sourceId: 987_001, code: "A-KIOSK", name: "A kiosk", channel: "api" });
    expect((await offer()).sources).toEqual([{ code: "A-KIOSK", name: "A kiosk" }, ...before]);
    await desk.test.owner.update(source).set({ name: "Zoo kiosk" }).where(eq(source.sourceId, 987_001));
    expect((await offer()).sources).toEqual([...before, { code: "A-KIOSK", name: "Zoo kiosk" }]);
    await desk.test.owner.delete(source).where(eq(source.sourceId, 987_001));
  });

  test("keeps what was archived: its usage stays", async () => {
    const before = (await offer()).products;
    await desk.test.owner.update(product).set({ archivedAt: NOON }).where(eq(product.code, "LOTR1"));
    const after = (await offer()).products;
    await desk.test.owner.update(product).set({ archivedAt: null }).where(eq(product.code, "LOTR1"));
    expect(after).toEqual(before);
    expect(after.map(({ code }) => code)).toContain("LOTR1");
  });

  test("names an attribute once, though several UDR types have it: with all its types, and personal where one says so", async () => {
    const { owner } = desk.test;
    const [ppv] = await owner.select().from(udrType).where(eq(udrType.code, "PPV"));
    if (ppv === undefined) throw new Error("the demo's UDR type");
    await owner.insert(udrType).values({ ...ppv, udrTypeId: 987_002, code: "CALL", name: "Call" });
    const plain = { udrTypeId: 987_002, mandatory: false, format: null, valueListId: null };
    await owner.insert(udrTypeAttribute).values([
      { ...plain, key: "device", label: "Device", type: "text", personal: true, position: 1 },
      { ...plain, key: "cell", label: "Cell", type: "integer", personal: false, position: 2 },
    ]);
    const { attributes } = await offer();
    await owner.delete(udrTypeAttribute).where(eq(udrTypeAttribute.udrTypeId, 987_002));
    await owner.delete(udrType).where(eq(udrType.udrTypeId, 987_002));
    expect(attributes.map(({ key, isPersonal }) => [key, isPersonal])).toEqual(
      expect.arrayContaining([
        ["cell", false],
        ["device", true],
        ["location", true],
      ]),
    );
    expect(attributes.filter(({ key }) => key === "device").map(({ types }) => [...types].sort())).toEqual([["choice", "text"]]);
    expect(attributes.map(({ label }) => label)).toEqual(attributes.map(({ label }) => label).toSorted());
  });
});
