import { afterAll, beforeAll, expect, it } from "vitest";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { DEFINITION_RESOURCES } from "#lib/domain/api/definition-resources.ts";
import { findDefinition } from "./find-definition.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;
beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  await seedAluxsat(store.owner);
});
afterAll(() => store.close());

it.each([
  ["units", "TRX"],
  ["time-models", "PPV-OFF-PEAK"],
  ["usage-zones", "MOBILE-DEVICES"],
  ["value-lists", "DEVICE"],
  ["sources", "DECODER"],
  ["udr-types", "PPV"],
  ["product-types", "PPV-MOVIE"],
  ["product-families", "PPV"],
  ["tax-rates", "CY-STANDARD"],
  ["products", "LOTR1"],
  ["billing-terms", "NORMAL-MONTHLY"],
  ["account-classifications", "VIP"],
  ["subscription-types", "OTT"],
  ["providers", "NAGRA"],
  ["reason-codes", "GOODWILL"],
  ["catalogs", "VIP-PPV"],
] as const)("finds a definition of %s as its schema describes it", async (segment, code) => {
  const found = await findDefinition(desk.as(), { segment, code });
  const { answer } = DEFINITION_RESOURCES[segment];
  expect(answer.safeParse(found.ok ? found.value : found.refusal).error?.issues).toBeUndefined();
});

it("finds nothing of another code", async () => {
  expect(await answerOf(findDefinition(desk.as(), { segment: "units", code: "NOWHERE" }))).toBe("NOT_FOUND");
});
