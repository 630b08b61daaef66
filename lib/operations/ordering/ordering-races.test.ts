import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, topUp } from "#db/testing/aluxsat-desk.ts";
import { untilSomebodyWaits } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { addServiceUsage } from "./add-service-usage.ts";

let desk: AluxsatDesk;

beforeEach(async () => {
  desk = await openAluxsatDesk();
});

afterEach(() => desk.close());

const PEAK = atNicosia("20:00");

type Ordered = { readonly customer: CustomerName; readonly key?: string; readonly product?: string };

/** As a client does: BUSY means that nothing was saved and that one tries again. */
async function order(ordered: Ordered): ReturnType<typeof addServiceUsage> {
  const { customer, key, product = "LOTR1" } = ordered;
  const context = { ...desk.as("callCentreAgent", PEAK), ...(key === undefined ? {} : { idempotencyKey: key }) };
  const { subscriptionId } = desk.seeded.customers[customer];
  const result = await addServiceUsage(context, { subscriptionId, product, quantity: "1", metadata: {} });
  return !result.ok && result.refusal.code === "BUSY" ? order(ordered) : result;
}

const rows = (statement: string) => desk.test.owner.execute(sql.raw(statement));

describe("orders at the same moment", () => {
  test("60 of 10.00 on a wallet of 200.00: exactly 20 are accepted, the chain is unbroken, the floor holds", async () => {
    await topUp({ desk, customer: "nikos" }, "200.00", atNicosia("19:00"));
    const results = await Promise.all(Array.from({ length: 60 }, () => order({ customer: "nikos" })));
    expect(tally(results.map((result) => (result.ok ? "accepted" : result.refusal.code)))).toEqual({
      accepted: 20,
      WALLET_INSUFFICIENT_FUNDS: 40,
    });
    expect(await rows("select balance::text, seq, debt::text from wallet")).toEqual([{ balance: "0.000000", seq: 21, debt: "0.000000" }]);
    const chain = await rows(
      "select seq, balance_before::text as before, balance_after::text as after from wallet_transaction order by seq",
    );
    expect(chain.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(chain.slice(1).every(({ before }, index) => before === chain[index]?.["after"])).toBe(true);
    expect(
      await rows(
        "select count(*)::int as udrs, (select count(*)::int from rbi) as rbis, (select count(*)::int from service_order) as orders from udr",
      ),
    ).toEqual([{ udrs: 20, rbis: 20, orders: 20 }]);
  });

  test("two that reach a threshold of two are billed exactly once, together", async () => {
    await rows("update billing_term_scheme set maximum_unbilled_udrs = 2 where code = 'NORMAL-INSTANT'");
    const results = await Promise.all([order({ customer: "hotel" }), order({ customer: "hotel" })]);
    const numbers = results.map((result) => (result.ok ? result.value.billNumber : result.refusal.code));
    expect(numbers.filter((number) => number === null)).toHaveLength(1);
    expect(
      await rows(
        "select total::text, (select count(*)::int from settlement) as settled, (select count(*)::int from billing_queue) as waiting from bill",
      ),
    ).toEqual([{ total: "20.000000", settled: 2, waiting: 0 }]);
  });

  test("30 with a threshold of three make ten bills of three", async () => {
    await Promise.all(Array.from({ length: 30 }, () => order({ customer: "eleni" })));
    expect(await rows("select count(*)::int as bills, sum(total)::text as billed from bill")).toEqual([
      { bills: 10, billed: "300.000000" },
    ]);
  });
});

describe("an order while its UDR type is changed", () => {
  test("is judged by what the change leaves: a value that goes meanwhile is refused", async () => {
    const { subscriptionId } = desk.seeded.customers.eleni;
    const ordered = { subscriptionId, product: "LOTR1", quantity: "1", metadata: { device: "DECODER" } };
    const answers: ReturnType<typeof addServiceUsage>[] = [];
    await withTransaction(desk.test.owner, async (tx) => {
      // As saving a value list does.
      await tx.execute(sql`select from udr_type where code = 'PPV' for update`);
      answers.push(addServiceUsage(desk.as("callCentreAgent", PEAK), ordered));
      await untilSomebodyWaits(desk.test.owner);
      await tx.execute(sql`delete from value_list_item where value = 'DECODER'`);
    });
    expect(await Promise.all(answers)).toMatchObject([{ ok: false, refusal: { code: "METADATA_INVALID" } }]);
    expect(await rows("select count(*)::int as udrs from udr")).toEqual([{ udrs: 0 }]);
  });
});

describe("one idempotency key", () => {
  test("sent 25 times at once orders once, and all get the same answer", async () => {
    const results = await Promise.all(Array.from({ length: 25 }, () => order({ customer: "eleni", key: "one" })));
    const answers = new Set(results.map((result) => canonicalJson(result)));
    expect(answers.size).toBe(1);
    expect(results[0]).toMatchObject({ ok: true, value: { gross: "10.00" } });
    expect(await rows("select count(*)::int as orders, (select count(*)::int from idempotency_key) as keys from service_order")).toEqual([
      { orders: 1, keys: 1 },
    ]);
  });

  test("with another request is refused", async () => {
    await order({ customer: "eleni", key: "one" });
    expect(await order({ customer: "eleni", key: "one", product: "LIMITLESS" })).toMatchObject({
      refusal: { code: "IDEMPOTENCY_MISMATCH" },
    });
    expect(await rows("select count(*)::int as orders from service_order")).toEqual([{ orders: 1 }]);
  });

  test("is free again after a refusal, because nothing was done with it", async () => {
    expect(await order({ customer: "nikos", key: "one" })).toMatchObject({ refusal: { code: "WALLET_INSUFFICIENT_FUNDS" } });
    await topUp({ desk, customer: "nikos" }, "10.00", PEAK);
    expect(await order({ customer: "nikos", key: "one" })).toMatchObject({ ok: true, value: { walletBalance: "0.00" } });
  });
});

function tally(words: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}
