import { eq, like } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { product, productTaxRate } from "#db/schema/product.ts";
import { auditEntry } from "#db/schema/system.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { ImportAnswer } from "#lib/domain/product/import-answer.ts";
import { present } from "#lib/kernel/assert.ts";
import { exportProducts } from "./export-products.ts";
import { getProductEditor } from "./get-product-editor.ts";
import { importProducts } from "./import-products.ts";
import { saveProduct } from "./save-product.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;
beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  await seedAluxsat(store.owner);
});
afterAll(() => store.close());
afterEach(async () => {
  await store.owner.delete(auditEntry);
  for (const { productId } of await store.owner.select().from(product).where(like(product.code, "IN-%"))) {
    await store.owner.delete(productTaxRate).where(eq(productTaxRate.productId, productId));
  }
  await store.owner.delete(product).where(like(product.code, "IN-%"));
});

const HEAD = "code,name,type,family,valid from,tax rate";
const TWO = `${HEAD}\nIN-1,One,PPV-MOVIE,PPV,2026-12-01 18:00,10\nIN-2,Two,PPV-EVENT,,2026-12-01,5.5\n`;

async function previewOf(text: string): Promise<ImportAnswer> {
  const answer = await importProducts(desk.as(), { text, reviewed: null });
  return answer.ok ? answer.value : Promise.reject(new Error(answer.refusal.code));
}
const imported = async (text: string) => importProducts(desk.as(), { text, reviewed: (await previewOf(text)).hash });
const codes = async () => (await store.owner.select().from(product).where(like(product.code, "IN-%"))).map(({ code }) => code).sort();

describe("an import of products", () => {
  it("is looked at without a trace, then done with an audit row each, and changes nothing the second time", async () => {
    expect((await previewOf(TWO)).counts).toEqual({ new: 2, changed: 0, unchanged: 0, error: 0 });
    expect([await codes(), await desk.audited()]).toEqual([[], []]);
    expect(await imported(TWO)).toMatchObject({ ok: true, value: { counts: { new: 2 } } });
    expect(await codes()).toEqual(["IN-1", "IN-2"]);
    expect(await desk.audited()).toEqual(["product.create product IN-1 Anna", "product.create product IN-2 Anna"]);
    expect((await getProductEditor(desk.as(), "IN-2"))?.stored).toMatchObject({
      revision: 1,
      content: { type: "PPV-EVENT", family: null, taxRates: [{ percent: "5.5" }] },
    });
    expect(await imported(TWO)).toMatchObject({ ok: true, value: { counts: { new: 0, changed: 0, unchanged: 2 } } });
    expect((await desk.audited()).length).toBe(2);
  });

  it("with one bad row is nothing at all", async () => {
    const text = `${TWO}IN-3,Three,NONE,,2026-12-01,10\n`;
    const { counts, rows } = await previewOf(text);
    expect([counts, rows[2]]).toMatchObject([
      { new: 2, error: 1 },
      { number: 4, outcome: "error", problems: [{ column: "type" }] },
    ]);
    expect(await imported(text)).toMatchObject({ refusal: { code: "IMPORT_INVALID", params: { count: 1 } } });
    expect([await codes(), await desk.audited()]).toEqual([[], []]);
  });

  it("is refused when the rows or what they were compared with are not what was looked at", async () => {
    await imported(TWO);
    const renamed = TWO.replace("One", "First");
    const { hash, rows } = await previewOf(renamed);
    expect(rows[0]).toMatchObject({ outcome: "changed", changes: [{ member: "name", before: "One", after: "First" }] });
    expect(await answerOf(importProducts(desk.as(), { text: TWO, reviewed: hash }))).toBe("IMPORT_CHANGED");
    const { stored } = present(await getProductEditor(desk.as(), "IN-2"), "IN-2");
    const { code, revision, content } = present(stored, "IN-2");
    const changed = { code, revision, ...content, name: "Hers", taxRates: [...content.taxRates] };
    expect(await answerOf(saveProduct(desk.as({ name: "Hera" }), changed))).toBe("ok");
    expect(await answerOf(importProducts(desk.as(), { text: renamed, reviewed: hash }))).toBe("IMPORT_CHANGED");
    expect((await getProductEditor(desk.as(), "IN-1"))?.stored?.content.name).toBe("One");
  });

  it("of two at once with the same new codes, one is told", async () => {
    const { hash } = await previewOf(TWO);
    const both = await Promise.all([
      answerOf(importProducts(desk.as({ key: "a" }), { text: TWO, reviewed: hash })),
      answerOf(importProducts(desk.as({ key: "b" }), { text: TWO, reviewed: hash })),
    ]);
    expect(both.sort()).toEqual(["IMPORT_CHANGED", "ok"]);
  });

  it("sent twice under one key is done once", async () => {
    const { hash } = await previewOf(TWO);
    const first = await importProducts(desk.as({ key: "k" }), { text: TWO, reviewed: hash });
    expect(await importProducts(desk.as({ key: "k" }), { text: TWO, reviewed: hash })).toEqual(first);
    expect((await desk.audited()).length).toBe(2);
  });
});

async function exported(query: Parameters<typeof exportProducts>[1]): Promise<string> {
  let text = "";
  for await (const chunk of exportProducts(desk.as(), query)) text += chunk;
  return text;
}

describe("the export", () => {
  it("holds what the list shows, and comes back as no change", async () => {
    const everything = await exported({ q: "" });
    expect(everything).toContain("LOTR1,");
    expect((await previewOf(everything)).counts).toMatchObject({ new: 0, changed: 0, error: 0 });
    expect((await exported({ q: "", family: "FESTIVAL" })).trim().split("\n").length).toBe(2);
  });

  it("keeps a name from being a formula, and gives it back", async () => {
    const formula = `${HEAD}\nIN-1,'=HYPERLINK(1),PPV-MOVIE,PPV,2026-12-01,10`;
    await imported(formula);
    expect((await getProductEditor(desk.as(), "IN-1"))?.stored?.content.name).toBe("=HYPERLINK(1)");
    const text = await exported({ q: "IN-1" });
    expect(text).toContain("'=HYPERLINK(1)");
    expect((await previewOf(text)).counts).toEqual({ new: 0, changed: 0, unchanged: 1, error: 0 });
  });
});
