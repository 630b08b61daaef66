import { absoluteMicros, type Micros } from "#lib/kernel/money.ts";
import type { DecidedBill } from "./decide-bill.ts";
import type { WalletMovement } from "./wallet.ts";

export type LedgerAccount = "receivable" | "revenue" | "taxPayable" | "rounding" | "wallet" | "cash" | "walletDebt";

/** One row of the ledger: a positive amount from one account to another, so every transfer balances by itself. */
export type Transfer = { readonly debit: LedgerAccount; readonly credit: LedgerAccount; readonly amount: Micros; readonly memo: string };

/** Per line (product × tax), per tax rate, and the rounding. What the account owes grows by exactly the bill's total. */
export function transfersOfBill(bill: DecidedBill): readonly Transfer[] {
  return [
    ...bill.lines.map((line) => transfer(["receivable", "revenue"], line.amount, "usage")),
    ...bill.taxes.map(({ tax, taxInclusive }) => transfer([taxInclusive ? "revenue" : "receivable", "taxPayable"], tax, "tax")),
    transfer(["receivable", "rounding"], bill.rounding, "rounding"),
  ].filter(isNotEmpty);
}

/** Usage paid from (or given back to) a wallet: `movement` is on the net of the entries, `tax` their net tax. */
export function transfersOfPayment(movement: WalletMovement, tax: Micros): readonly Transfer[] {
  return [
    transfer(["wallet", "revenue"], -movement.amount, "usage"),
    transfer(["walletDebt", "revenue"], movement.debtChange, "usage"),
    transfer(["revenue", "taxPayable"], tax, "tax"),
  ].filter(isNotEmpty);
}

export function transfersOfTopUp(movement: WalletMovement): readonly Transfer[] {
  return [
    transfer(["cash", "wallet"], movement.amount, "topUp"),
    transfer(["cash", "walletDebt"], -movement.debtChange, "repayment"),
  ].filter(isNotEmpty);
}

/** A negative amount is the same transfer the other way round. */
function transfer([debit, credit]: readonly [debit: LedgerAccount, credit: LedgerAccount], amount: Micros, memo: string): Transfer {
  const sides = amount < 0n ? { debit: credit, credit: debit } : { debit, credit };
  return { ...sides, amount: absoluteMicros(amount), memo };
}

function isNotEmpty({ amount }: Transfer): boolean {
  return amount > 0n;
}
