import { inArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { productFamily, productType, productTypeUdrType } from "#db/schema/product.ts";
import { auditEntry } from "#db/schema/system.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { recordUnratedUdr } from "#db/testing/product-usage.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { SaveProductTypeInput } from "#lib/domain/product/product-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { archiveProductFamily } from "./archive-product-family.ts";
import { archiveProductType } from "./archive-product-type.ts";
import { getProductFamily } from "./get-product-family.ts";
import { getProductType } from "./get-product-type.ts";
import { getProductTypeEditor } from "./get-product-type-editor.ts";
import { listProductFamilies } from "./list-product-families.ts";
import { listProductTypes } from "./list-product-types.ts";
import { restoreProductFamily } from "./restore-product-family.ts";
import { restoreProductType } from "./restore-product-type.ts";
import { saveProductFamily } from "./save-product-family.ts";
import { saveProductType } from "./save-product-type.ts";

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
  const added = await store.owner
    .select()
    .from(productType)
    .where(inArray(productType.code, ["SERIES", "SERIES-2"]));
  const ids = added.map(({ productTypeId }) => productTypeId);
  await store.owner.delete(productTypeUdrType).where(inArray(productTypeUdrType.productTypeId, ids));
  await store.owner.delete(productType).where(inArray(productType.productTypeId, ids));
  await store.owner.delete(productFamily).where(inArray(productFamily.code, ["SUMMER", "WINTER"]));
});

const series = (change: Partial<SaveProductTypeInput> = {}): SaveProductTypeInput => ({
  code: "SERIES",
  revision: null,
  name: "Series",
  description: null,
  classification: "service",
  serviceType: "usage",
  composition: "flat",
  usedForProvisioning: true,
  udrTypes: ["PPV"],
  defaultUdrType: "PPV",
  ...change,
});

describe("a product type", () => {
  it("is made, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveProductType(desk.as(), series()))).toBe("ok");
    const termed: Partial<SaveProductTypeInput> = { serviceType: "termed", udrTypes: [], defaultUdrType: null };
    expect(await answerOf(saveProductType(desk.as(), series({ revision: 1, ...termed })))).toBe("ok");
    expect(await answerOf(archiveProductType(desk.as(), { code: "SERIES", revision: 2 }))).toBe("ok");
    expect((await listProductTypes(desk.as(), { search: "series" })).length).toBe(0);
    expect((await listProductTypes(desk.as(), { archived: true })).map(({ code }) => code)).toEqual(["SERIES"]);
    expect(await answerOf(restoreProductType(desk.as(), { code: "SERIES", revision: 3 }))).toBe("ok");
    const { type, history } = present(await getProductType(desk.as(), "SERIES"), "SERIES");
    expect(type).toMatchObject({ serviceType: "termed", udrTypes: [], revision: 4, archivedAt: null });
    expect(history.map(({ action }) => action)).toEqual([
      "productType.restore",
      "productType.archive",
      "productType.edit",
      "productType.create",
    ]);
  });

  it("is refused with a taken code or name, stale, and with a UDR type that is not in use", async () => {
    await saveProductType(desk.as(), series());
    expect(await answerOf(saveProductType(desk.as(), series({ name: "Other" })))).toBe("CODE_TAKEN");
    expect(await answerOf(saveProductType(desk.as(), series({ code: "SERIES-2", name: "PPV FILMS" })))).toBe("NAME_TAKEN");
    expect(await answerOf(saveProductType(desk.as(), series({ revision: 1, udrTypes: ["PPV", "NONE"] })))).toBe("DEFINITION_INVALID");
    await saveProductType(desk.as({ name: "Hera" }), series({ revision: 1, usedForProvisioning: false }));
    expect(await saveProductType(desk.as(), series({ revision: 1, composition: "fixedBundle" }))).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { by: "Hera", usedForProvisioning: "no", udrTypes: "PPV" } },
    });
  });

  it("of those who take one code at once, all but one are told", async () => {
    const names = ["One", "Two", "Three", "Four", "Five"];
    const answers = await Promise.all(names.map((name) => answerOf(saveProductType(desk.as({ name }), series({ name })))));
    expect(answers.sort()).toEqual(["CODE_TAKEN", "CODE_TAKEN", "CODE_TAKEN", "CODE_TAKEN", "ok"]);
  });

  it("is not archived while products, catalogs and plans have it", async () => {
    expect(await archiveProductType(desk.as(), { code: "PPV-MOVIE", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: expect.stringMatching(/^6 products, the catalog .*Global price plan v\d/) } },
    });
  });

  it("keeps a UDR type while UDRs of its products wait to be rated as it (R10)", async () => {
    const { type } = present(await getProductTypeEditor(desk.as(), "PPV-MOVIE"), "editor");
    const { revision, ...stored } = present(type, "PPV-MOVIE");
    const without = series({ ...stored, revision, serviceType: "termed", udrTypes: [], defaultUdrType: null });
    const productId = present(aluxsat.products.get("LOTR1"), "LOTR1");
    const forget = await recordUnratedUdr(store, { customer: aluxsat.customers.eleni, productId });
    try {
      expect(await saveProductType(desk.as(), typeInput(without))).toMatchObject({
        refusal: { code: "UDRS_UNRATED", path: "udrTypes", params: { count: "1", what: "PPV films" } },
      });
    } finally {
      await forget();
    }
    expect(await answerOf(saveProductType(desk.as(), typeInput(without)))).toBe("ok");
    const again = series({ ...stored, revision: revision + 1, udrTypes: ["PPV"], defaultUdrType: "PPV" });
    expect(await answerOf(saveProductType(desk.as(), typeInput(again)))).toBe("ok");
    expect((await getProductTypeEditor(desk.as(), "PPV-MOVIE"))?.type?.udrTypes).toMatchObject([{ code: "PPV", isDefault: true }]);
  });
});

/** Without what a view has beyond it. */
function typeInput(input: SaveProductTypeInput): SaveProductTypeInput {
  const { code, revision, name, description, classification, serviceType, composition, usedForProvisioning } = input;
  const { udrTypes, defaultUdrType } = input;
  return { code, revision, name, description, classification, serviceType, composition, usedForProvisioning, udrTypes, defaultUdrType };
}

describe("a product family", () => {
  it("is made, renamed, archived and restored, each with its audit row", async () => {
    const at = (revision: number) => ({ code: "SUMMER", revision });
    expect(await answerOf(saveProductFamily(desk.as(), { code: "SUMMER", revision: null, name: "Summer" }))).toBe("ok");
    expect(await answerOf(saveProductFamily(desk.as(), { ...at(1), name: "Summer films" }))).toBe("ok");
    expect(await answerOf(saveProductFamily(desk.as(), { ...at(1), name: "Mine" }))).toBe("STALE_REVISION");
    expect(await answerOf(saveProductFamily(desk.as(), { code: "WINTER", revision: null, name: "summer FILMS" }))).toBe("NAME_TAKEN");
    expect(await answerOf(archiveProductFamily(desk.as(), at(2)))).toBe("ok");
    expect((await listProductFamilies(desk.as(), { archived: true })).map(({ code }) => code)).toEqual(["SUMMER"]);
    expect(await answerOf(restoreProductFamily(desk.as(), at(3)))).toBe("ok");
    const { family, history, products } = present(await getProductFamily(desk.as(), "SUMMER"), "SUMMER");
    expect([family, products]).toEqual([{ code: "SUMMER", name: "Summer films", revision: 4, archivedAt: null, products: 0 }, []]);
    expect(history.map(({ action }) => action.split(".")[1])).toEqual(["restore", "archive", "edit", "create"]);
  });

  it("shows its products, and is not archived while it has some and a catalog sells it", async () => {
    const found = present(await getProductFamily(desk.as(), "FESTIVAL"), "FESTIVAL");
    expect([found.family.products, found.products.map(({ code }) => code)]).toEqual([1, ["SHORTS-GALA"]]);
    expect(await archiveProductFamily(desk.as(), { code: "FESTIVAL", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: expect.stringContaining("1 product") } },
    });
    expect(await getProductFamily(desk.as(), "NONE")).toBeNull();
  });
});
