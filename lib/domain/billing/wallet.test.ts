import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import { micros } from "#lib/kernel/money.ts";
import { decideCorrectionPayment, decideCredit, decideOrderPayment, type Wallet } from "./wallet.ts";

function wallet(balance: string, { floor = "0", debt = "0" } = {}): Wallet {
  const amounts = { balance: micros(balance), floor: micros(floor), debt: micros(debt) };
  return { walletId: 1, subscriptionId: 1, currency: currency("EUR"), seq: 1, ...amounts };
}

describe("an order is paid whole or refused with the shortage (seed 002: sufficient funds)", () => {
  test.each([
    // balance, floor, gross, outcome
    ["12.00", "0", "10.00", "-10.00"],
    ["10.00", "0", "10.00", "-10.00"],
    ["2.00", "0", "5.00", "lacks 3"],
    ["9.999999", "0", "10.00", "lacks 0.000001"],
    ["2.00", "-5.00", "5.00", "-5.00"],
    ["2.00", "-2.00", "5.00", "lacks 1"],
    ["0", "0", "0", "0"],
  ])("balance %s, floor %s, order %s: %s", (balance, floor, gross, outcome) => {
    const decided = decideOrderPayment(wallet(balance, { floor }), micros(gross));
    if (decided.ok) expect(decided.value).toEqual({ amount: micros(outcome), debtChange: 0n });
    else expect(`lacks ${String(decided.refusal.params?.amount).replace(/\.?0+$/, "")}`).toBe(outcome);
  });
});

describe("a correction debits to the floor and the rest becomes a debt; a credit repays the debt first", () => {
  test.each([
    // balance, floor, debt, gross (+ charges, - credits), amount, debt change
    ["12.00", "0", "0", "10.00", "-10.00", "0"],
    ["4.00", "0", "0", "10.00", "-4.00", "6.00"],
    ["0", "0", "1.00", "10.00", "0", "10.00"],
    ["4.00", "-3.00", "0", "10.00", "-7.00", "3.00"],
    ["4.00", "0", "0", "-10.00", "10.00", "0"],
    ["0", "0", "6.00", "-10.00", "4.00", "-6.00"],
    ["0", "0", "16.00", "-10.00", "0", "-10.00"],
    ["4.00", "0", "0", "0", "0", "0"],
  ])("balance %s, floor %s, debt %s, correction %s", (balance, floor, debt, gross, amount, debtChange) => {
    const decided = decideCorrectionPayment(wallet(balance, { floor, debt }), micros(gross));
    expect(decided).toEqual({ amount: micros(amount), debtChange: micros(debtChange) });
  });
});

const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });

test("whatever the correction, nothing is lost, the floor holds and debt is never negative", () => {
  fc.assert(
    fc.property(amount, amount, amount, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (above, below, debt, gross) => {
      const before: Wallet = { ...wallet("0"), floor: -below, balance: above - below, debt };
      const { amount: moved, debtChange } = decideCorrectionPayment(before, gross);
      expect(debtChange - moved).toBe(gross);
      expect(before.balance + moved >= before.floor).toBe(true);
      expect(debt + debtChange >= 0n).toBe(true);
    }),
  );
});

test("a top-up repays what is owed before it fills the wallet", () => {
  expect(decideCredit(wallet("0", { debt: "5.00" }), micros("20.00"))).toEqual({ amount: micros("15.00"), debtChange: micros("-5.00") });
});
