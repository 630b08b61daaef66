import { afterAll, beforeAll, expect, test } from "vitest";
import { addServiceUsage } from "#lib/operations/ordering/add-service-usage.ts";
import { listOrderableServices } from "#lib/operations/ordering/list-orderable-services.ts";
import { quoteServiceUsage } from "#lib/operations/ordering/quote-service-usage.ts";
import { type AluxsatDesk, atNicosia, correct, openAluxsatDesk, udrOf } from "../testing/aluxsat-desk.ts";
import { withTransaction } from "../tx.ts";
import type { SeededSubscription } from "./customers.ts";
import { seedSports } from "./sports.ts";

let desk: AluxsatDesk;
let fan: SeededSubscription;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  fan = await withTransaction(desk.test.owner, (tx) => seedSports(tx, desk.test.database, desk.seeded));
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

const NOON = atNicosia("12:00");
const hours = (quantity: string, { subscriptionId }: SeededSubscription = fan) => {
  return { subscriptionId, product: "SPORTS-HOURS", quantity, metadata: {} };
};

test("the demo has hours that count together: beyond twenty they cost half, and whoever takes some back makes the others dearer", async () => {
  const agent = desk.as("callCentreAgent", NOON);
  const first = await addServiceUsage(agent, hours("15"));
  expect(first).toMatchObject({ ok: true, value: { gross: "15.00" } });
  const quote = await quoteServiceUsage(agent, hours("10"));
  expect(quote).toMatchObject({ ok: true, value: { gross: "7.50", catalogName: "Sports", others: [] } });
  expect(JSON.stringify(quote)).toContain("15 hours before, 25 hours with this");
  const second = await addServiceUsage(agent, hours("10"));
  if (!first.ok || !second.ok) throw new Error("an order was refused");
  const lead = desk.as("careLead", NOON);
  const fixed = await correct(lead, { action: "cancel", udrId: first.value.udrId, expectedRevision: 1 }, "ORDERED-TWICE");
  expect(fixed).toMatchObject({
    ok: true,
    value: { preview: { net: "-12.50", entries: [{ gross: "-15.00" }, { kind: "correction", gross: "2.50" }] } },
  });
  expect((await udrOf(lead, second.value.udrId)).net).toBe("7.50");
});

test("whoever has no sports pass is told so", async () => {
  const found = await listOrderableServices(desk.as("callCentreAgent", NOON), {
    subscriptionId: desk.seeded.customers.eleni.subscriptionId,
    q: "",
  });
  expect(JSON.stringify(found)).toContain("Sports pass");
  const refused = await quoteServiceUsage(desk.as("callCentreAgent", NOON), hours("1", desk.seeded.customers.eleni));
  expect(refused).toMatchObject({ ok: false, refusal: { code: expect.any(String) } });
});
