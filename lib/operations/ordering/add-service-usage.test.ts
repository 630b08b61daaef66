import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { countCustomerRows } from "#db/testing/customer-rows.ts";
import type { OrderView } from "#lib/domain/ordering/order-view.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { getAccount } from "../account/get-account.ts";
import type { Context } from "../context.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";
import { addServiceUsage } from "./add-service-usage.ts";
import { quoteServiceUsage } from "./quote-service-usage.ts";

let desk: AluxsatDesk;

beforeEach(async () => {
  desk = await openAluxsatDesk();
});

afterEach(() => desk.close());

const inputOf = (customer: CustomerName, product = "LOTR1") => ({
  subscriptionId: desk.seeded.customers[customer].subscriptionId,
  product,
  quantity: "1",
  metadata: {},
});

async function order(customer: CustomerName, at: Instant): Promise<OrderView> {
  const done = await addServiceUsage(desk.as("callCentreAgent", at), inputOf(customer));
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.value;
}

async function accountOf(customer: CustomerName, at: Instant) {
  const found = await getAccount(desk.as("careLead", at), desk.seeded.customers[customer].accountNumber);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

const rows = (statement: string) => desk.test.owner.execute(sql.raw(statement));

describe("one order writes everything, once", () => {
  test("order, UDR, RBI, queue row, provisioning request and audit row", async () => {
    const before = await countCustomerRows(desk.test.owner);
    const done = await order("eleni", atNicosia("20:00"));
    const after = await countCustomerRows(desk.test.owner);
    expect(differences(before, after)).toEqual({
      service_order: 1,
      udr: 1,
      rbi: 1,
      billing_queue: 1,
      provisioning_request: 1,
      audit_entry: 1,
    });
    const [udr] = await rows("select udr_id::int, order_id::int, state, directive, metadata, person_id from udr");
    expect(udr).toEqual({
      udr_id: done.udrId,
      order_id: done.orderId,
      state: "posted",
      directive: "toBeBilled",
      metadata: {},
      person_id: null,
    });
    const [request] = await rows("select device, product_code, state from provisioning_request");
    expect(request).toEqual({ device: "4400100101", product_code: "1AQ7", state: "pending" });
  });

  test("the conditions it passed stand in the order, each with what was found", async () => {
    await order("eleni", atNicosia("20:00"));
    const [stored] = await rows("select conditions, channel, quoted_gross::text, ordered_by from service_order");
    expect(stored).toMatchObject({ channel: "desk", quoted_gross: "10.000000", ordered_by: expect.stringMatching(/^user:\d+$/) });
    expect(JSON.stringify(stored)).toContain('"found":["PPV-SERVICE"]');
  });

  test("personal metadata goes beside the UDR, the rest with it, and who held the subscription is kept", async () => {
    const input = { ...inputOf("hotel"), metadata: { device: "TABLET", location: "Room 12" } };
    const done = await addServiceUsage(desk.as("callCentreAgent", atNicosia("20:00")), input);
    expect(done.ok).toBe(true);
    const [udr] = await rows(
      "select udr.metadata, udr_personal.metadata as personal, person_id is not null and cost_centre_id is not null as held from udr join udr_personal using (shard, account_id, udr_id)",
    );
    expect(udr).toEqual({ metadata: { device: "TABLET" }, personal: { location: "Room 12" }, held: true });
  });

  test("a failure at the last step leaves nothing behind, not even a bill or a moved wallet", async () => {
    await topUp("nikos", "50.00");
    const before = await countCustomerRows(desk.test.owner);
    for (const customer of ["eleni", "hotel", "nikos"] as const) {
      const context = { ...desk.as("callCentreAgent", atNicosia("20:00")), requestId: withoutARequest() };
      await expect(addServiceUsage(context, inputOf(customer))).rejects.toThrow();
    }
    expect(await countCustomerRows(desk.test.owner)).toEqual(before);
    expect(await rows("select balance::text, seq from wallet")).toEqual([{ balance: "50.000000", seq: 1 }]);
  });
});

describe("a normal subscription is billed", () => {
  test("with a maximum of one: each order bills at once", async () => {
    const first = await order("hotel", atNicosia("02:14"));
    const second = await order("hotel", atNicosia("20:00"));
    expect(first.billNumber).toMatch(/^B-\d+$/);
    expect(second.billNumber).not.toBe(first.billNumber);
    const { balance, unbilled, bills } = await accountOf("hotel", atNicosia("20:01"));
    expect({ balance, unbilled, totals: bills.map(({ total }) => total) }).toEqual({
      balance: "15.00",
      unbilled: "0.00",
      totals: ["10.00", "5.00"],
    });
  });

  test("with a maximum of three: two orders wait, the third bills all three", async () => {
    const early = [await order("eleni", atNicosia("02:14")), await order("eleni", atNicosia("20:00"))];
    expect(early.map(({ billNumber }) => billNumber)).toEqual([null, null]);
    expect(await accountOf("eleni", atNicosia("20:01"))).toMatchObject({ balance: "0.00", unbilled: "15.00", bills: [] });
    const quote = await quoteServiceUsage(desk.as("callCentreAgent", atNicosia("21:00")), inputOf("eleni"));
    expect(quote).toMatchObject({
      value: { payment: { kind: "bill", billsAtOnce: "3 unbilled UDRs", unbilledUdrs: 3, unbilledGross: "25.00" } },
    });
    const third = await order("eleni", atNicosia("21:00"));
    const { balance, unbilled, bills } = await accountOf("eleni", atNicosia("21:01"));
    expect(bills.map(({ number, total }) => [number, total])).toEqual([[third.billNumber, "25.00"]]);
    expect({ balance, unbilled }).toEqual({ balance: "25.00", unbilled: "0.00" });
    expect(await rows("select tax::text, net::text from bill")).toEqual([{ tax: "2.270000", net: "22.730000" }]);
    expect(await rows("select count(*)::int as settled from settlement")).toEqual([{ settled: 3 }]);
    expect(await rows("select type, state from billing_run")).toEqual([{ type: "triggered", state: "completed" }]);
  });

  test("with a maximum amount of 20.00: 10 + 5 waits, the next 10 reaches 25", async () => {
    await rows("update billing_term_scheme set maximum_unbilled_udrs = null, maximum_unbilled_amount = 20 where code = 'NORMAL-MONTHLY'");
    expect((await order("eleni", atNicosia("20:00"))).billNumber).toBeNull();
    expect((await order("eleni", atNicosia("02:00", 4))).billNumber).toBeNull();
    expect((await order("eleni", atNicosia("20:00", 4))).billNumber).toMatch(/^B-/);
    expect(await accountOf("eleni", atNicosia("20:01", 4))).toMatchObject({ balance: "25.00", unbilled: "0.00" });
  });

  test("reaching the amount exactly is enough", async () => {
    await rows("update billing_term_scheme set maximum_unbilled_udrs = null, maximum_unbilled_amount = 20 where code = 'NORMAL-MONTHLY'");
    await order("eleni", atNicosia("20:00"));
    expect((await order("eleni", atNicosia("20:01"))).billNumber).toMatch(/^B-/);
  });
});

describe("a prepaid subscription pays from its wallet", () => {
  test("12.00 pays a film at 08:00; at 02:00 the next lacks 3.00, and nothing is created", async () => {
    await topUp("nikos", "12.00");
    const paid = await order("nikos", atNicosia("08:00"));
    expect(paid).toMatchObject({ gross: "10.00", walletBalance: "2.00", billNumber: null });
    const before = await countCustomerRows(desk.test.owner);
    const context = desk.as("callCentreAgent", atNicosia("02:00", 4));
    const quote = await quoteServiceUsage(context, inputOf("nikos"));
    expect(quote).toMatchObject({ value: { payment: { kind: "lacksFunds", balance: "2.00", shortage: "3.00" } } });
    const refused = await addServiceUsage({ ...context, idempotencyKey: "short" }, inputOf("nikos"));
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "WALLET_INSUFFICIENT_FUNDS", params: { amount: "3.00", shortage: "3.00 EUR" } },
    });
    expect(await countCustomerRows(desk.test.owner)).toEqual(before);
    await topUp("nikos", "3.00");
    const again = await addServiceUsage({ ...context, idempotencyKey: "short" }, inputOf("nikos"));
    expect(again).toMatchObject({ ok: true, value: { walletBalance: "0.00" } });
  });

  test("the debit is one transaction with its order, its RBI and its ledger transfers", async () => {
    await topUp("nikos", "12.00");
    const paid = await order("nikos", atNicosia("08:00"));
    expect(await rows("select kind, seq, amount::text, balance_after::text, udr_id::int from wallet_transaction order by seq")).toEqual([
      { kind: "topUp", seq: 1, amount: "12.000000", balance_after: "12.000000", udr_id: null },
      { kind: "order", seq: 2, amount: "-10.000000", balance_after: "2.000000", udr_id: paid.udrId },
    ]);
    expect(await rows("select wallet_seq, bill_id from rbi")).toEqual([{ wallet_seq: 2, bill_id: null }]);
    expect(await rows("select debit, credit, amount::text from ledger_transfer where wallet_seq = 2 order by amount desc")).toEqual([
      { debit: "wallet", credit: "revenue", amount: "10.000000" },
      { debit: "revenue", credit: "taxPayable", amount: "0.910000" },
    ]);
  });
});

describe("a price that was agreed", () => {
  test("is kept, or the order is refused with the new one and nothing is created", async () => {
    const before = await countCustomerRows(desk.test.owner);
    const at = desk.as("callCentreAgent", atNicosia("07:00"));
    const changed = await addServiceUsage(at, { ...inputOf("eleni"), quotedGross: "5.00" });
    expect(changed).toMatchObject({ ok: false, refusal: { code: "QUOTE_CHANGED", params: { gross: "10.00 EUR", quoted: "5.00 EUR" } } });
    expect(await countCustomerRows(desk.test.owner)).toEqual(before);
    expect(await addServiceUsage(at, { ...inputOf("eleni"), quotedGross: "10.0" })).toMatchObject({ ok: true, value: { gross: "10.00" } });
  });
});

describe("a program's order", () => {
  test("costs the same, and its source is its account's own", async () => {
    const done = await addServiceUsage(asDecoder(atNicosia("02:14"), "DECODER"), inputOf("eleni"));
    expect(done).toMatchObject({ ok: true, value: { gross: "5.00", source: "Decoder" } });
    expect(await rows("select channel from service_order")).toEqual([{ channel: "decoder" }]);
  });

  test("is refused where the account has no source, or one that this usage may not come from", async () => {
    const sourceless = () => addServiceUsage(asDecoder(atNicosia("02:14"), null), inputOf("eleni"));
    expect(await sourceless()).toMatchObject({ refusal: { code: "USAGE_FIELD_MISSING", path: "source" } });
    await rows("update udr_type set source_mandatory = false");
    expect(await sourceless()).toMatchObject({ refusal: { code: "SOURCE_NOT_ALLOWED" } });
    await rows("delete from udr_type_source where source_id = (select source_id from source where code = 'DECODER')");
    const refused = await addServiceUsage(asDecoder(atNicosia("02:14"), "DECODER"), inputOf("eleni"));
    expect(refused).toMatchObject({ refusal: { code: "SOURCE_NOT_ALLOWED", params: { source: "Decoder" } } });
  });
});

describe("usage whose type insists on To", () => {
  test("is not ordered, and nothing is left of the order: ordered usage has no end of its own", async () => {
    await rows("update udr_type set to_mandatory = true");
    const refused = await addServiceUsage(asDecoder(atNicosia("02:14"), "DECODER"), inputOf("eleni"));
    expect(refused).toMatchObject({ refusal: { code: "USAGE_FIELD_MISSING", path: "to", params: { field: "To" } } });
    expect(await rows("select 1 from service_order")).toEqual([]);
  });
});

function asDecoder(now: Instant, sourceCode: string | null): Context {
  const actor = {
    kind: "service",
    serviceAccountId: desk.seeded.people.decoderId,
    name: "Decoder platform",
    role: "decoder",
    sourceCode,
  } as const;
  return { ...desk.as("callCentreAgent", now), actor };
}

async function topUp(customer: CustomerName, amount: string): Promise<void> {
  const { subscriptionId } = desk.seeded.customers[customer];
  const done = await topUpWallet(desk.as("callCentreAgent", atNicosia("07:59")), { subscriptionId, amount, paymentReference: "P-1" });
  if (!done.ok) throw new Error(done.refusal.code);
}

/** The audit row, written last, asks for a request id: without one the database refuses it. */
function withoutARequest(): string {
  return null as unknown as string;
}

function differences(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>): Record<string, number> {
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  return Object.fromEntries(changed.map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]));
}
