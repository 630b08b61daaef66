import { type Currency, minorDigits } from "#lib/kernel/currency.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";

/** A wallet as it stands. `floor` is how far the balance may go below nothing (≤ 0); `debt` is owed beside it. */
export type Wallet = {
  readonly walletId: number;
  readonly subscriptionId: number;
  readonly currency: Currency;
  readonly floor: Micros;
  readonly balance: Micros;
  readonly debt: Micros;
  /** The number of its last transaction. */
  readonly seq: number;
};

/** What one transaction does to balance and debt. */
export type WalletMovement = { readonly amount: Micros; readonly debtChange: Micros };

/** A new order is paid whole from the balance or refused with the shortage; it never makes a debt. */
export function decideOrderPayment(wallet: Wallet, gross: Micros): Result<WalletMovement, Refusal> {
  const after = wallet.balance - gross;
  if (gross > 0n && after < wallet.floor) {
    const shortage = microsToString(wallet.floor - after, minorDigits(wallet.currency));
    return refused({ code: "WALLET_INSUFFICIENT_FUNDS", params: { shortage: `${shortage} ${wallet.currency}`, amount: shortage } });
  }
  return ok({ amount: -gross, debtChange: 0n });
}

/**
 * A correction is never refused for lack of funds: it debits to the floor and the rest becomes a debt. A credit repays
 * the debt first.
 */
export function decideCorrectionPayment(wallet: Wallet, gross: Micros): WalletMovement {
  if (gross <= 0n) return decideCredit(wallet, -gross);
  const available = wallet.balance - wallet.floor;
  const debited = gross < available ? gross : available;
  return { amount: -debited, debtChange: gross - debited };
}

/** A top-up, or a correction in the customer's favour: what is owed is repaid first, the rest goes to the balance. */
export function decideCredit(wallet: Wallet, credit: Micros): WalletMovement {
  const repaid = credit < wallet.debt ? credit : wallet.debt;
  return { amount: credit - repaid, debtChange: -repaid };
}
