import { afterAll, beforeAll, expect, it } from "vitest";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { getBillingTerm } from "./get-billing-term.ts";
import { listBillingTerms } from "./list-billing-terms.ts";

let store: TestDatabase;
let context: Context;

beforeAll(async () => {
  store = await testDatabase();
  await seedAluxsat(store.owner);
  context = { actor: { kind: "system", name: "test" }, now: instantFromMillis(0), requestId: "test", database: store.database };
});

afterAll(() => store.close());

it("lists the schemes with how many subscriptions they bill", async () => {
  const schemes = await listBillingTerms(context);
  expect(schemes.map(({ code, classification, subscriptions }) => [code, classification, subscriptions.count])).toEqual([
    ["NORMAL-MONTHLY", "normal", 3],
    ["NORMAL-INSTANT", "normal", 1],
    ["PREPAID", "prepaid", 1],
  ]);
});

it("finds by name and by code", async () => {
  expect((await listBillingTerms(context, { search: "instantly" })).map(({ code }) => code)).toEqual(["NORMAL-INSTANT"]);
  expect(await getBillingTerm(context, "NORMAL-MONTHLY")).toMatchObject({
    maximumUnbilledUdrs: 3,
    maximumUnbilledAmount: null,
    flexible: true,
  });
  expect(await getBillingTerm(context, "NONE")).toBeNull();
});
