import type { Wallet } from "#lib/domain/billing/wallet.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { wallet } from "../schema/wallet.ts";

export function fromDbWallet(row: typeof wallet.$inferSelect): Wallet {
  const { walletId, subscriptionId, floor, balance, debt, seq } = row;
  return { walletId, subscriptionId, floor, balance, debt, seq, currency: currency(row.currency) };
}
