import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { topUpInput } from "#lib/domain/ordering/order-schema.ts";
import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { topUpWallet } from "./top-up-wallet.ts";

let desk: AluxsatDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

const rows = (statement: string) => desk.test.owner.execute(sql.raw(statement));

beforeEach(async () => {
  await rows("delete from ledger_transfer; delete from wallet_transaction; update wallet set balance = 0, debt = 0, seq = 0");
});

function topUp(amount: string, key?: string) {
  const { subscriptionId } = desk.seeded.customers.nikos;
  const context = { ...desk.as("callCentreAgent", atNicosia("12:00")), ...(key === undefined ? {} : { idempotencyKey: key }) };
  return topUpWallet(context, { subscriptionId, amount, paymentReference: "P-7" });
}

describe("a top-up", () => {
  test("adds to the balance, with its chained transaction, its ledger transfer and its audit row", async () => {
    expect(await topUp("20.00")).toMatchObject({
      ok: true,
      value: { amount: "20.00", repaidDebt: "0.00", balance: "20.00", seq: 1, currency: "EUR" },
    });
    expect(await topUp("0.5")).toMatchObject({ value: { amount: "0.50", balance: "20.50", seq: 2 } });
    expect(await rows("select kind, seq, amount::text, payment_reference from wallet_transaction order by seq")).toEqual([
      { kind: "topUp", seq: 1, amount: "20.000000", payment_reference: "P-7" },
      { kind: "topUp", seq: 2, amount: "0.500000", payment_reference: "P-7" },
    ]);
    expect(await rows("select debit, credit, sum(amount)::text as amount from ledger_transfer group by 1, 2")).toEqual([
      { debit: "cash", credit: "wallet", amount: "20.500000" },
    ]);
    const [audited] = await rows("select action, entity, after from audit_entry order by audit_id desc limit 1");
    expect(audited).toMatchObject({ action: "wallet.topUp", entity: "wallet", after: { amount: "0.50", balance: "20.50" } });
  });

  test.each([
    { debt: "8.00", amount: "20.00", repaidDebt: "8.00", balance: "12.00" },
    { debt: "8.00", amount: "5.00", repaidDebt: "5.00", balance: "0.00" },
    { debt: "8.00", amount: "8.00", repaidDebt: "8.00", balance: "0.00" },
  ])("of $amount repays a debt of $debt first", async ({ debt, amount, repaidDebt, balance }) => {
    const { shard, accountId, walletId } = desk.seeded.customers.nikos;
    // The debt of a correction that the wallet could not bear, as the chain tells it.
    await rows(`insert into wallet_transaction (shard, account_id, wallet_id, seq, kind, balance_before, amount, debt_before, debt_change, floor, currency, posted_at, posted_by)
      values (${shard}, ${accountId}, ${walletId}, 1, 'correction', 0, 0, 0, ${debt}, 0, 'EUR', now(), 'user:1'); update wallet set debt = ${debt}, seq = 1`);
    expect(await topUp(amount)).toMatchObject({ value: { repaidDebt, balance, seq: 2 } });
    const [moved] = await rows(
      "select (select coalesce(sum(amount), 0)::numeric(9, 2)::text from ledger_transfer where credit = 'walletDebt') as repaid, debt::numeric(9, 2)::text as debt from wallet",
    );
    expect(moved).toEqual({ repaid: repaidDebt, debt: (Number.parseFloat(debt) - Number.parseFloat(repaidDebt)).toFixed(2) });
  });

  test("sent again with its key is taken once", async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => topUp("20.00", "again")));
    expect(new Set(results.map((result) => canonicalJson(result))).size).toBe(1);
    expect(await rows("select balance::text, seq from wallet")).toEqual([{ balance: "20.000000", seq: 1 }]);
  });

  test("at the same moment as others loses none of them", async () => {
    await Promise.all(Array.from({ length: 20 }, () => topUp("1.00")));
    expect(await rows("select balance::text, seq from wallet")).toEqual([{ balance: "20.000000", seq: 20 }]);
  });

  test("is refused for a subscription without a wallet, and for one that does not exist", async () => {
    const context = desk.as("callCentreAgent", atNicosia("12:00"));
    const { subscriptionId } = desk.seeded.customers.eleni;
    expect(await topUpWallet(context, { subscriptionId, amount: "1.00", paymentReference: "P" })).toMatchObject({
      refusal: { code: "WALLET_MISSING" },
    });
    expect(await topUpWallet(context, { subscriptionId: 9, amount: "1.00", paymentReference: "P" })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});

describe("what may be entered", () => {
  const parse = (amount: string, paymentReference: string) => topUpInput.safeParse({ subscriptionId: 1, amount, paymentReference }).success;

  test.each(["0", "-5", "10.001", "10000.01", "1e3", "5,00", ""])("not the amount %j", (amount) => {
    expect(parse(amount, "P-7")).toBe(false);
  });

  test.each(["", "   ", "4111 1111 1111 1111", "5500-0000-0000-0004", "card 378282246310005 paid"])(
    "not the payment reference %j",
    (reference) => {
      expect(parse("10.00", reference)).toBe(false);
    },
  );

  test("a receipt number", () => {
    expect(parse("10000", "RCPT-2026-000123")).toBe(true);
  });
});
