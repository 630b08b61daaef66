import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { getProduct } from "./get-product.ts";
import { getProductType } from "./get-product-type.ts";
import { listProductTypes } from "./list-product-types.ts";
import { listProducts } from "./list-products.ts";

let store: TestDatabase;
let context: Context;

beforeAll(async () => {
  store = await testDatabase();
  await seedAluxsat(store.owner);
  context = {
    actor: { kind: "system", name: "test" },
    now: present(parseInstant("2026-11-21T12:00:00+02:00"), "now"),
    requestId: "test",
    database: store.database,
  };
});

afterAll(() => store.close());

describe("the list", () => {
  it("says which products are valid at the business instant", async () => {
    const { products, total, nextAfter } = await listProducts(context);
    const validity = new Map(products.map(({ code, validity: state }) => [code, state]));
    expect([validity.get("LOTR1"), validity.get("METROPOLIS"), validity.get("SECOND-SUN")]).toEqual(["valid", "over", "notYet"]);
    expect(total).toEqual({ count: products.length, isMore: false });
    expect(nextAfter).toBeNull();
  });

  it.each([
    [{ search: "lord of" }, ["LOTR1"]],
    [{ search: "%" }, []],
    [{ search: "_" }, []],
    [{ familyCode: "FESTIVAL" }, ["SHORTS-GALA"]],
    [{ typeCode: "PPV-EVENT" }, ["DERBY", "SHORTS-GALA"]],
    [{ typeCode: "PPV-MOVIE", search: "s", after: "LOTR1" }, ["METROPOLIS", "SECOND-SUN", "SERENDIPITY"]],
  ])("%j → %j", async (input, codes) => {
    const { products } = await listProducts(context, input);
    expect(products.map(({ code }) => code)).toEqual(codes);
  });
});

describe("a product", () => {
  it("shows who sells it, what prices it, what taxes it and what the provider calls it", async () => {
    const { product } = present(await getProduct(context, "LOTR1"), "LOTR1");
    expect(product.catalogs.map(({ code, through }) => [code, through.kind])).toEqual([
      ["PPV", "productType"],
      ["VIP-PPV", "productType"],
    ]);
    expect(product.priceLines).toMatchObject([
      {
        plan: { code: "GLOBAL" },
        through: "productType",
        base: { amount: "10.00", label: "per unit" },
        tiers: [{ timeModel: { code: "PPV-OFF-PEAK", name: "PPV off-peak" }, charge: { amount: "5.00" } }],
      },
    ]);
    expect(product.taxRates).toMatchObject([{ percent: "10", validity: "valid", validTo: null }]);
    expect(product.taxPercent).toBe("10");
    expect(product.providerCodes).toEqual([{ provider: { code: "NAGRA", name: "Nagra Media Live" }, code: "1AQ7" }]);
  });

  it("says so where nothing prices it, and is null where there is none", async () => {
    const { product } = present(await getProduct(context, "DERBY"), "DERBY");
    expect(product.priceLines).toEqual([]);
    expect(await getProduct(context, "NONE")).toBeNull();
  });
});

describe("product types", () => {
  it("lists them with their UDR types", async () => {
    expect(await listProductTypes(context, { search: "termed" })).toMatchObject([{ code: "TERMED", serviceType: "termed", udrTypes: [] }]);
    const [films] = await listProductTypes(context, { search: "PPV films" });
    expect(films?.udrTypes).toEqual([{ code: "PPV", name: "Pay-per-view", isDefault: true }]);
  });

  it("shows what sells and prices the whole type", async () => {
    const detail = present(await getProductType(context, "PPV-MOVIE"), "PPV-MOVIE");
    expect(detail.total.count).toBe(6);
    expect(detail.catalogs.map(({ code }) => code)).toEqual(["PPV", "VIP-PPV"]);
    expect(detail.priceLines.map(({ rateKey }) => rateKey)).toEqual(["movies"]);
    expect(await getProductType(context, "NONE")).toBeNull();
  });
});
