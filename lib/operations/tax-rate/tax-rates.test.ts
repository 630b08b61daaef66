import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { updateProduct } from "#db/queries/stored-products.ts";
import { product, productTaxRate, taxRate, taxRateStep } from "#db/schema/product.ts";
import { auditEntry } from "#db/schema/system.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, DESK_NOW, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { beginningOfDay } from "#lib/domain/tax-rate/local-day.ts";
import type { SaveTaxRateInput } from "#lib/domain/tax-rate/tax-rate-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { archiveProduct } from "../product/archive-product.ts";
import { exportProducts } from "../product/export-products.ts";
import { getProduct } from "../product/get-product.ts";
import { getProductEditor } from "../product/get-product-editor.ts";
import { importProducts } from "../product/import-products.ts";
import { listProducts } from "../product/list-products.ts";
import { restoreProduct } from "../product/restore-product.ts";
import { saveProduct } from "../product/save-product.ts";
import { holdParts } from "../product-parts.ts";
import { archiveTaxRate } from "./archive-tax-rate.ts";
import { getTaxRate } from "./get-tax-rate.ts";
import { getTaxRateEditor } from "./get-tax-rate-editor.ts";
import { listTaxRates } from "./list-tax-rates.ts";
import { moveProducts } from "./move-products.ts";
import { restoreTaxRate } from "./restore-tax-rate.ts";
import { saveTaxRate } from "./save-tax-rate.ts";

const FILMS = ["LOTR1", "SERENDIPITY", "LIMITLESS", "BRAVEHEART"];
const day = (text: string) => present(beginningOfDay(text, "Europe/Nicosia"), text);
const FOUNDED = day("2026-01-01");
const NEXT_YEAR = day("2027-01-01");

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;
let aluxsat: Aluxsat;
beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  aluxsat = await seedAluxsat(store.owner);
});
afterAll(() => store.close());
/** As it was seeded: each film has 10 % of its own. */
afterEach(async () => {
  const { owner } = store;
  await owner.delete(auditEntry);
  const films = FILMS.map((code) => aluxsat.products.get(code) ?? 0);
  await owner.update(product).set({ taxRateId: null, revision: 1, archivedAt: null }).where(inArray(product.productId, films));
  await owner.delete(productTaxRate).where(inArray(productTaxRate.productId, films));
  await owner.insert(productTaxRate).values(films.map((productId) => ({ productId, validFrom: FOUNDED, percent: decimal("10") })));
  const made = owner.select({ id: taxRate.taxRateId }).from(taxRate).where(eq(taxRate.code, "NEW"));
  await owner.delete(taxRateStep).where(inArray(taxRateStep.taxRateId, made));
  await owner.delete(taxRate).where(eq(taxRate.code, "NEW"));
});

const TEN = { percent: "10", validFrom: FOUNDED };
const TWELVE = { percent: "12", validFrom: NEXT_YEAR };
const rate = (change: Partial<SaveTaxRateInput> = {}): SaveTaxRateInput => ({
  code: "NEW",
  revision: null,
  name: "New rate",
  steps: [TEN],
  ...change,
});

const filmContent = async (code = "LOTR1") => {
  const stored = present((await getProductEditor(desk.as(), code))?.stored ?? null, code);
  return { code, revision: stored.revision, ...stored.content, taxRates: [...stored.content.taxRates] };
};
const share = async (taxRateCode: string | null, code = "LOTR1") =>
  answerOf(saveProduct(desk.as(), { ...(await filmContent(code)), taxRate: taxRateCode, taxRates: taxRateCode === null ? [TEN] : [] }));
const ownRows = () =>
  store.owner
    .select()
    .from(productTaxRate)
    .where(eq(productTaxRate.productId, aluxsat.products.get("LOTR1") ?? 0));

describe("a tax rate", () => {
  it("is made, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveTaxRate(desk.as(), rate()))).toBe("ok");
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 1, steps: [TEN, TWELVE] })))).toBe("ok");
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 2, steps: [{ ...TEN, percent: "10.0" }, TWELVE] })))).toBe("ok");
    const found = present(await getTaxRate(desk.as(), "NEW"), "NEW");
    expect(found.steps).toMatchObject([
      { percent: "12", validity: "notYet" },
      { percent: "10", validTo: NEXT_YEAR, validity: "valid" },
    ]);
    expect(await answerOf(archiveTaxRate(desk.as(), { code: "NEW", revision: 2 }))).toBe("ok");
    expect((await listTaxRates(desk.as(), { search: "new" })).taxRates).toEqual([]);
    expect((await listTaxRates(desk.as(), { archived: true })).taxRates.map(({ code }) => code)).toEqual(["NEW"]);
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 3, name: "x" })))).toBe("DEFINITION_ARCHIVED");
    expect(await answerOf(restoreTaxRate(desk.as(), { code: "NEW", revision: 3 }))).toBe("ok");
    expect(await desk.audited()).toEqual(["create", "edit", "archive", "restore"].map((verb) => `taxRate.${verb} taxRate NEW Anna`));
    const { history } = present(await getTaxRate(desk.as(), "NEW"), "NEW");
    expect(history[2]?.differences).toEqual([{ path: "steps.1", before: null, after: "12 % from 2026-12-31T22:00:00.000Z" }]);
  });

  it("is one of its code and name, and not saved over what somebody else saved", async () => {
    expect(await answerOf(saveTaxRate(desk.as(), rate({ code: "CY-STANDARD" })))).toBe("CODE_TAKEN");
    expect(await answerOf(saveTaxRate(desk.as(), rate({ name: "STANDARD RATE" })))).toBe("NAME_TAKEN");
    await saveTaxRate(desk.as(), rate());
    await saveTaxRate(desk.as({ name: "Hera" }), rate({ revision: 1, name: "Hers" }));
    expect(await saveTaxRate(desk.as(), rate({ revision: 1, name: "Mine" }))).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { revision: 2, by: "Hera", name: "Hers", steps: "10 % from 2025-12-31T22:00:00.000Z" } },
    });
    expect(await answerOf(archiveTaxRate(desk.as(), { code: "NEW", revision: 1 }))).toBe("STALE_REVISION");
  });

  it("changes its past only while no product refers to it", async () => {
    await saveTaxRate(desk.as(), rate());
    const past = { percent: "11", validFrom: day("2026-06-01") };
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 1, steps: [TEN, past] })))).toBe("ok");
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 2, steps: [TEN] })))).toBe("ok");
    expect(await share("NEW")).toBe("ok");
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 3, steps: [TEN, past] })))).toBe("TAX_RATE_IN_FORCE");
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 3, steps: [{ ...TEN, percent: "11" }] })))).toBe("TAX_RATE_IN_FORCE");
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 3, steps: [TEN, { percent: "11", validFrom: DESK_NOW }] })))).toBe(
      "DEFINITION_INVALID",
    );
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 3, steps: [TEN, TWELVE] })))).toBe("ok");
    expect((await getTaxRateEditor(desk.as(), "NEW"))?.users).toEqual({ count: 1, from: FOUNDED });
    // Usage of an archived product may be rated again, too.
    await archiveProduct(desk.as(), { code: "LOTR1", revision: 2 });
    expect(await answerOf(saveTaxRate(desk.as(), rate({ revision: 4, steps: [TWELVE] })))).toBe("TAX_RATE_IN_FORCE");
  });

  it("is not archived while products take their tax from it", async () => {
    await saveTaxRate(desk.as(), rate());
    await share("NEW");
    expect(await archiveTaxRate(desk.as(), { code: "NEW", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: "1 product" } },
    });
    await share("NEW", "SERENDIPITY");
    expect(await archiveTaxRate(desk.as(), { code: "NEW", revision: 1 })).toMatchObject({ refusal: { params: { users: "2 products" } } });
    await share(null);
    await share(null, "SERENDIPITY");
    expect(await answerOf(archiveTaxRate(desk.as(), { code: "NEW", revision: 1 }))).toBe("ok");
  });

  it("is not archived beside a product that comes to it", async () => {
    await saveTaxRate(desk.as(), rate());
    const isWaitedFor = async () => {
      const waiting = await store.owner.execute(
        sql`select 1 from pg_locks where not granted and database is null and locktype = 'transactionid'`,
      );
      expect([...waiting]).toHaveLength(1);
    };
    const archived = await withTransaction(store.database, async (tx) => {
      const held = present((await holdParts(tx, [{ taxRate: "NEW" }])).taxRates.get("NEW"), "NEW");
      const answer = answerOf(archiveTaxRate(desk.as(), { code: "NEW", revision: 1 }));
      await vi.waitFor(isWaitedFor, { timeout: 3000 });
      await updateProduct(tx, "LOTR1", { taxRateId: held.taxRateId, revision: 2 });
      // In an object, for a promise would be awaited before the transaction ends.
      return { answer };
    });
    expect(await archived.answer).toBe("DEFINITION_IN_USE");
  });
});

describe("a product", () => {
  it("shares a tax rate that was the same, and goes back to its own", async () => {
    await saveTaxRate(desk.as(), rate({ steps: [TEN, TWELVE] }));
    expect(await share("NEW")).toBe("ok");
    expect(await ownRows()).toEqual([]);
    expect((await getProduct(desk.as(), "LOTR1"))?.product).toMatchObject({
      taxRate: { code: "NEW", name: "New rate" },
      taxPercent: "10",
      taxRates: [{ percent: "12" }, { percent: "10" }],
    });
    expect((await listProducts(desk.as(), { taxRateCode: "NEW" })).products.map(({ code }) => code)).toEqual(["LOTR1"]);
    expect((await getTaxRate(desk.as(), "NEW"))?.products.map(({ code }) => code)).toEqual(["LOTR1"]);
    expect(await share(null)).toBe("ok");
    expect((await ownRows()).map(({ validFrom }) => validFrom)).toEqual([FOUNDED]);
  });

  it("does not share one that was another, that is archived, or that is none", async () => {
    expect(await saveProduct(desk.as(), { ...(await filmContent()), taxRate: "CY-STANDARD", taxRates: [] })).toMatchObject({
      refusal: { code: "TAX_RATE_IN_FORCE", path: "taxRate" },
    });
    expect(await saveProduct(desk.as(), { ...(await filmContent()), taxRate: "NONE", taxRates: [] })).toMatchObject({
      refusal: { code: "DEFINITION_INVALID", path: "taxRate" },
    });
    await saveTaxRate(desk.as(), rate());
    await archiveTaxRate(desk.as(), { code: "NEW", revision: 1 });
    expect(await share("NEW")).toBe("DEFINITION_INVALID");
    expect(await ownRows()).toHaveLength(1);
  });

  it("is not restored to a tax rate that is archived", async () => {
    await saveTaxRate(desk.as(), rate());
    await share("NEW");
    await archiveProduct(desk.as(), { code: "LOTR1", revision: 2 });
    await archiveTaxRate(desk.as(), { code: "NEW", revision: 1 });
    expect(await answerOf(restoreProduct(desk.as(), { code: "LOTR1", revision: 3 }))).toBe("DEFINITION_INVALID");
    await restoreTaxRate(desk.as(), { code: "NEW", revision: 2 });
    expect(await answerOf(restoreProduct(desk.as(), { code: "LOTR1", revision: 3 }))).toBe("ok");
  });

  it("carries its tax rate out and in as a sheet", async () => {
    await saveTaxRate(desk.as(), rate());
    await share("NEW");
    const csv = async () => (await Array.fromAsync(exportProducts(desk.as(), { q: "LOTR1" }))).join("");
    expect(await csv()).toMatch(/,shared tax rate\r?\nLOTR1,.*,,,NEW\r?\n/);
    const outcomes = async (text: string) => {
      const looked = await importProducts(desk.as(), { text, reviewed: null });
      if (!looked.ok) return looked.refusal.code;
      const [first] = looked.value.rows;
      return [
        first?.outcome,
        ...(first?.problems ?? []).map(({ column }) => column),
        ...(first?.changes ?? []).map(({ member }) => member),
      ].join(" ");
    };
    expect(await outcomes(await csv())).toBe("unchanged");
    expect(await outcomes("code,tax rate\nLOTR1,10")).toBe("error tax rate");
    expect(await outcomes("code,shared tax rate\nLOTR1,CY-STANDARD")).toBe("error shared tax rate");
    expect(await outcomes("code,shared tax rate\nLOTR1,")).toBe("error tax rate");
    expect(await outcomes("code,shared tax rate,tax rate\nLOTR1,,10")).toBe("changed taxRate taxRates");
    const sheet = "code,shared tax rate\nSERENDIPITY,new";
    const looked = await importProducts(desk.as(), { text: sheet, reviewed: null });
    const done = await importProducts(desk.as(), { text: sheet, reviewed: looked.ok ? looked.value.hash : "" });
    expect(done).toMatchObject({ ok: true, value: { counts: { changed: 1 } } });
    expect((await filmContent("SERENDIPITY")).taxRate).toBe("NEW");
  });
});

describe("the move of products that have the same tax of their own", () => {
  const looked = async () => present((await getTaxRate(desk.as(), "CY-REDUCED"))?.ownAlike ?? null, "those alike");

  it("moves exactly what was looked at, with an audit row of each, and changes no tax", async () => {
    const productId = aluxsat.products.get("BRAVEHEART") ?? 0;
    await store.owner.insert(productTaxRate).values({ productId, validFrom: NEXT_YEAR, percent: decimal("12") });
    const before = await looked();
    expect(before).toMatchObject({
      percent: "10",
      movable: { count: 3, first: [{ code: "LIMITLESS" }, { code: "LOTR1" }, { code: "SERENDIPITY" }] },
      left: { count: 1, first: [{ code: "BRAVEHEART", at: NEXT_YEAR, own: "12", shared: "10" }] },
    });
    expect(await moveProducts(desk.as(), { code: "CY-REDUCED", reviewed: before.hash })).toEqual({
      ok: true,
      value: { moved: 3, left: 1 },
    });
    expect(await desk.audited()).toEqual([
      "product.edit product LIMITLESS Anna",
      "product.edit product LOTR1 Anna",
      "product.edit product SERENDIPITY Anna",
      "taxRate.moveProducts taxRate CY-REDUCED Anna",
    ]);
    const { products } = await listProducts(desk.as(), { taxRateCode: "CY-REDUCED" });
    expect(products.filter(({ code }) => FILMS.includes(code)).map(({ code, taxPercent }) => [code, taxPercent])).toEqual([
      ["LIMITLESS", "10"],
      ["LOTR1", "10"],
      ["SERENDIPITY", "10"],
    ]);
    expect(await ownRows()).toEqual([]);
    expect((await looked()).movable.count).toBe(0);
  });

  it("is refused when it is not what was looked at any more", async () => {
    const { hash } = await looked();
    await share("CY-REDUCED");
    expect(await answerOf(moveProducts(desk.as(), { code: "CY-REDUCED", reviewed: hash }))).toBe("STALE_REVISION");
    expect((await filmContent("SERENDIPITY")).taxRate).toBeNull();
  });

  it("offers none to a rate that says another tax", async () => {
    expect((await getTaxRate(desk.as(), "CY-STANDARD"))?.ownAlike).toMatchObject({ movable: { count: 0 }, left: { count: 0 } });
  });
});
