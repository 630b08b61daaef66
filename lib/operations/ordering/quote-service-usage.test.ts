import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { addServiceUsage } from "./add-service-usage.ts";
import { quoteServiceUsage } from "./quote-service-usage.ts";

let desk: AluxsatDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

const eleniWants = (product = "LOTR1") => {
  const { subscriptionId } = desk.seeded.customers.eleni;
  return { subscriptionId, product, quantity: "1", metadata: {} };
};

/** The worked example: €5.00 between 00:01 and 6:59, €10.00 during the rest of the day; 10 % tax included. */
describe("what a film costs", () => {
  test.each([
    ["00:00", "10.00", "9.09", "0.91"],
    ["00:01", "5.00", "4.55", "0.45"],
    ["02:14", "5.00", "4.55", "0.45"],
    ["03:30", "5.00", "4.55", "0.45"],
    ["06:59", "5.00", "4.55", "0.45"],
    ["07:00", "10.00", "9.09", "0.91"],
    ["20:00", "10.00", "9.09", "0.91"],
    ["23:59", "10.00", "9.09", "0.91"],
  ])("ordered at %s it is %s: the quote says so, the order charges it, the RBI stores it", async (clock, gross, net, tax) => {
    const context = desk.as("callCentreAgent", atNicosia(clock));
    const quote = await quoteServiceUsage(context, eleniWants());
    const done = await addServiceUsage(context, eleniWants());
    if (!done.ok) throw new Error(done.refusal.code);
    expect(quote).toMatchObject({ ok: true, value: { gross, net, tax } });
    expect(done.value).toMatchObject({ gross, net, tax, source: "Call centre", currency: "EUR", provisioning: "pending" });
    const [rbi] = await desk.test.owner.execute(
      sql`select gross::text, net::text, tax::text, seq, kind, explanation->'result'->>'gross' as told from rbi where udr_id = ${done.value.udrId}`,
    );
    expect(rbi).toEqual({ gross: `${gross}0000`, net: `${net}0000`, tax: `${tax}0000`, seq: 1, kind: "charge", told: gross });
  });
});

describe("a quote", () => {
  test("tells why in words, through which catalog, and until when it may stand", async () => {
    const quote = await quoteServiceUsage(desk.as("callCentreAgent", atNicosia("06:58")), eleniWants("SERENDIPITY"));
    if (!quote.ok) throw new Error(quote.refusal.code);
    expect(quote.value.price.headline).toBe("€5.00 = 1 transaction × €5.00.");
    expect(quote.value.price.reasons.map(({ text }) => text).join(" ")).toContain("PPV off-peak");
    expect(quote.value).toMatchObject({ catalogName: "VIP PPV", validUntil: "2026-03-03T05:00:00.000Z" });
  });

  test("writes nothing", async () => {
    const count = () =>
      desk.test.owner.execute(sql`select (select count(*) from udr)::int as udrs, (select count(*) from audit_entry)::int as audited`);
    const before = await count();
    await quoteServiceUsage(desk.as("callCentreAgent", atNicosia("20:00")), eleniWants());
    expect(await count()).toEqual(before);
  });
});
