import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listCatalogs as selectCatalogs } from "#db/queries/catalogs.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { evaluateProduct } from "#lib/domain/catalog/evaluate-catalogs.ts";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { getCatalog } from "./get-catalog.ts";
import { listCatalogs } from "./list-catalogs.ts";

let store: TestDatabase;
let context: Context;

const at = (text: string) => present(parseInstant(text), text);

beforeAll(async () => {
  store = await testDatabase();
  await seedAluxsat(store.owner);
  const now = at("2026-11-21T12:00:00+02:00");
  context = { actor: { kind: "system", name: "test" }, now, requestId: "test", database: store.database };
});

afterAll(() => store.close());

it("lists the catalogs with what they ask for, by name", async () => {
  const { catalogs, zone } = await listCatalogs(context);
  expect(zone).toBe("Europe/Nicosia");
  expect(catalogs.map(({ code, state, isValidNow }) => [code, state, isValidNow])).toEqual([
    ["EVENTS", "draft", true],
    ["PPV", "effective", true],
    ["VIP-PPV", "effective", true],
    ["FESTIVAL", "effective", false],
  ]);
  const [vip] = (await listCatalogs(context, { search: "VIP-" })).catalogs;
  expect(vip?.conditions.map(({ kind, names }) => [kind, names])).toEqual([
    ["accountClassification", ["VIP"]],
    ["termedService", ["PPV service"]],
  ]);
});

it("is valid on the days of every year that it names", async () => {
  const inWinter = await listCatalogs({ ...context, now: at("2027-01-06T23:59:59+02:00") }, { search: "festival" });
  const afterwards = await listCatalogs({ ...context, now: at("2027-01-07T00:00:00+02:00") }, { search: "festival" });
  expect([inWinter, afterwards].map(({ catalogs }) => catalogs[0]?.isValidNow)).toEqual([true, false]);
});

it("resolves a line of a type to the products it stands for", async () => {
  const { lines } = present(await getCatalog(context, "VIP-PPV"), "VIP-PPV");
  expect(lines[0]?.products.map(({ code }) => code)).toContain("LOTR1");
  expect(lines[0]).toMatchObject({ isAvailableNow: true, hasMoreProducts: false, target: { kind: "productType", code: "PPV-MOVIE" } });
  expect(await getCatalog(context, "NONE")).toBeNull();
});

describe("the stored catalogs, evaluated", () => {
  const film = { code: "LOTR1", name: "LOTR", productTypeCode: "PPV-MOVIE", productFamilyCode: "PPV", serviceType: "usage", validTo: null };

  it.each([
    ["VIP", ["PPV-SERVICE"], "VIP-PPV"],
    ["STANDARD", ["PPV-SERVICE"], "PPV"],
    ["VIP", [], null],
  ])("%s with %j orders through %s", async (accountClassificationCode, effectiveTermedServiceCodes, expected) => {
    const outcome = evaluateProduct(
      { ...film, validFrom: at("2026-01-01T00:00:00Z") },
      {
        catalogs: await selectCatalogs(store.database),
        subscriber: {
          subscriptionTypeCode: "OTT",
          accountClassificationCode,
          effectiveTermedServiceCodes,
          payment: "normal",
          billingTermCode: "NORMAL-MONTHLY",
          providerCode: null,
          timeZone: "Europe/Nicosia",
          ordered: [],
        },
        quantity: null,
        at: context.now,
        zone: "Europe/Nicosia",
      },
    );
    expect(outcome.orderable ? outcome.catalog.code : null).toBe(expected);
  });
});
