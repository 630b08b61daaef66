import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { product, productFamily, productTaxRate } from "#db/schema/product.ts";
import { auditEntry } from "#db/schema/system.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, DESK_NOW, definitionDesk } from "#db/testing/definition-desk.ts";
import { recordUnratedUdr } from "#db/testing/product-usage.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { SaveProductInput } from "#lib/domain/product/product-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { archiveProduct } from "./archive-product.ts";
import { getPricesOf } from "./get-prices-of.ts";
import { getProduct } from "./get-product.ts";
import { getProductEditor } from "./get-product-editor.ts";
import { listProducts } from "./list-products.ts";
import { restoreProduct } from "./restore-product.ts";
import { saveProduct } from "./save-product.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;
let aluxsat: Aluxsat;
beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  aluxsat = await seedAluxsat(store.owner);
});
afterAll(() => store.close());
afterEach(async () => {
  await store.owner.delete(auditEntry);
  const [film] = await store.owner.select().from(product).where(eq(product.code, "FILM"));
  if (!film) return;
  await store.owner.delete(productTaxRate).where(eq(productTaxRate.productId, film.productId));
  await store.owner.delete(product).where(eq(product.code, "FILM"));
});

const instant = (text: string): Instant => present(parseInstant(text), text);
const BEGIN = instant("2026-11-21T00:00:00+02:00");
const NEXT_YEAR = instant("2027-01-01T00:00:00+02:00");

const film = (change: Partial<SaveProductInput> = {}): SaveProductInput => ({
  code: "FILM",
  revision: null,
  name: "Tonight's film",
  description: null,
  type: "PPV-MOVIE",
  family: "PPV",
  rating: "here",
  validFrom: BEGIN,
  validTo: null,
  taxRate: null,
  taxRates: [{ percent: "10", validFrom: BEGIN }],
  ...change,
});
const ratesOf = async () =>
  (await getProductEditor(desk.as(), "FILM"))?.stored?.content.taxRates.map(({ percent, validFrom }) => [percent, validFrom]);

describe("a product", () => {
  it("is made, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveProduct(desk.as(), film()))).toBe("ok");
    expect(await answerOf(saveProduct(desk.as(), film({ revision: 1, family: null, validTo: NEXT_YEAR })))).toBe("ok");
    expect(await answerOf(archiveProduct(desk.as(), { code: "FILM", revision: 2 }))).toBe("ok");
    expect((await listProducts(desk.as(), { search: "Tonight" })).products.map(({ code }) => code)).toEqual([]);
    expect((await listProducts(desk.as(), { archived: true })).products.map(({ code }) => code)).toEqual(["FILM"]);
    expect(await answerOf(saveProduct(desk.as(), film({ revision: 3, name: "x" })))).toBe("DEFINITION_ARCHIVED");
    expect(await answerOf(restoreProduct(desk.as(), { code: "FILM", revision: 3 }))).toBe("ok");
    const { product: shown } = present(await getProduct(desk.as(), "FILM"), "FILM");
    expect(shown).toMatchObject({ family: null, validTo: NEXT_YEAR, revision: 4, archivedAt: null, taxPercent: "10" });
    expect(shown.history.map(({ action }) => action)).toEqual(["product.restore", "product.archive", "product.edit", "product.create"]);
    expect(shown.history[2]?.differences.map(({ path }) => path).sort()).toEqual(["family", "validTo"]);
  });

  it("is saved once by two of one key, and kept where nothing changes", async () => {
    const twins = await Promise.all([saveProduct(desk.as({ key: "k" }), film()), saveProduct(desk.as({ key: "k" }), film())]);
    expect(twins).toEqual([
      { ok: true, value: { code: "FILM", revision: 1 } },
      { ok: true, value: { code: "FILM", revision: 1 } },
    ]);
    expect(await saveProduct(desk.as(), film({ revision: 1, taxRates: [{ percent: "10.0", validFrom: BEGIN }] }))).toMatchObject({
      value: { revision: 1 },
    });
    expect(await desk.audited()).toEqual(["product.create product FILM Anna"]);
  });

  it("of two who take one code, one is told", async () => {
    const answers = await Promise.all([
      answerOf(saveProduct(desk.as(), film({ name: "One" }))),
      answerOf(saveProduct(desk.as({ name: "Hera" }), film({ name: "Two" }))),
    ]);
    expect(answers.sort()).toEqual(["CODE_TAKEN", "ok"]);
  });

  it("tells who saves over another what that one saved", async () => {
    await saveProduct(desk.as(), film());
    await saveProduct(
      desk.as({ name: "Hera" }),
      film({ revision: 1, name: "Hers", taxRates: [...film().taxRates, { percent: "19", validFrom: NEXT_YEAR }] }),
    );
    expect(await saveProduct(desk.as(), film({ revision: 1, name: "Mine" }))).toMatchObject({
      refusal: {
        code: "STALE_REVISION",
        params: {
          revision: 2,
          by: "Hera",
          name: "Hers",
          taxRates: "10 % from 2026-11-20T22:00:00.000Z\n19 % from 2026-12-31T22:00:00.000Z",
        },
      },
    });
  });

  it("is not restored into a family that is archived", async () => {
    await saveProduct(desk.as(), film());
    await archiveProduct(desk.as(), { code: "FILM", revision: 1 });
    const family = (archivedAt: Instant | null) =>
      store.owner.update(productFamily).set({ archivedAt }).where(eq(productFamily.code, "PPV"));
    await family(DESK_NOW);
    expect(await answerOf(restoreProduct(desk.as(), { code: "FILM", revision: 2 }))).toBe("DEFINITION_INVALID");
    await family(null);
    expect(await answerOf(restoreProduct(desk.as(), { code: "FILM", revision: 2 }))).toBe("ok");
  });

  it("takes only a type and a family in use", async () => {
    expect(await saveProduct(desk.as(), film({ type: "NONE" }))).toMatchObject({ refusal: { code: "DEFINITION_INVALID", path: "type" } });
    expect(await saveProduct(desk.as(), film({ family: "NONE" }))).toMatchObject({
      refusal: { code: "DEFINITION_INVALID", path: "family" },
    });
  });
});

describe("its tax", () => {
  const withRates = (...taxRates: SaveProductInput["taxRates"]) => film({ revision: 1, taxRates });
  const [first] = film().taxRates;
  const base = present(first, "rate");

  it("is added and removed in the future, and never touched in the past", async () => {
    await saveProduct(desk.as(), film());
    expect(await answerOf(saveProduct(desk.as(), withRates(base, { percent: "19", validFrom: NEXT_YEAR })))).toBe("ok");
    expect(await ratesOf()).toEqual([
      ["10", BEGIN],
      ["19", NEXT_YEAR],
    ]);
    expect(await answerOf(saveProduct(desk.as(), { ...withRates(base), revision: 2 }))).toBe("ok");
    expect(await ratesOf()).toEqual([["10", BEGIN]]);
    const refusals = [
      withRates({ percent: "19", validFrom: BEGIN }),
      withRates(),
      withRates(base, { percent: "19", validFrom: DESK_NOW }),
      withRates({ percent: "19", validFrom: NEXT_YEAR }),
    ];
    for (const input of refusals) expect(await answerOf(saveProduct(desk.as(), { ...input, revision: 3 }))).toBe("TAX_RATE_IN_FORCE");
    expect(await ratesOf()).toEqual([["10", BEGIN]]);
  });
});

describe("what prices it", () => {
  it("is known before it is saved", async () => {
    const prices = async (type: string) =>
      (await getPricesOf(desk.as(), { code: "FILM", type, family: "" })).lines.map(({ rateKey }) => rateKey);
    expect([await prices("PPV-MOVIE"), await prices("PPV-EVENT")]).toEqual([["movies"], []]);
  });
});

describe("a product in use", () => {
  it("is not archived while subscriptions and conditions of catalogs are about it", async () => {
    expect(await archiveProduct(desk.as(), { code: "PPV-SERVICE", revision: 1 })).toMatchObject({
      refusal: {
        code: "DEFINITION_IN_USE",
        params: { users: expect.stringMatching(/the conditions of the catalog .* subscriptions?$/) },
      },
    });
  });

  it("is not archived, nor put under a type without their UDR type, while UDRs of it wait to be rated", async () => {
    await saveProduct(desk.as(), film());
    const [stored] = await store.owner.select().from(product).where(eq(product.code, "FILM"));
    const { productId } = present(stored, "FILM");
    const forget = await recordUnratedUdr(store, { customer: aluxsat.customers.eleni, productId });
    try {
      expect(await archiveProduct(desk.as(), { code: "FILM", revision: 1 })).toMatchObject({
        refusal: { code: "DEFINITION_IN_USE", params: { users: "1 UDR that waits to be rated" } },
      });
      expect(await answerOf(saveProduct(desk.as(), film({ revision: 1, type: "TERMED" })))).toBe("UDRS_UNRATED");
      expect(await answerOf(saveProduct(desk.as(), film({ revision: 1, type: "PPV-EVENT" })))).toBe("ok");
    } finally {
      await forget();
    }
    expect(await answerOf(saveProduct(desk.as(), film({ revision: 2, type: "TERMED" })))).toBe("ok");
  });
});
