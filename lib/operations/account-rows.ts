import type { AccountKey } from "#db/queries/account-key.ts";
import { listSubscriptionHeads, receivables } from "#db/queries/accounts.ts";
import type { Reader } from "#db/tx.ts";
import type { AccountRow, NamedCode } from "#lib/domain/account/account-view.ts";
import { type Currency, minorDigits } from "#lib/kernel/currency.ts";
import { microsToString } from "#lib/kernel/money.ts";

type Head = AccountKey & {
  readonly number: string;
  readonly name: string;
  readonly classification: NamedCode;
  readonly currency: Currency;
};

/** Accounts as a list shows them: with what they owe and how their subscriptions pay. Two statements, however many. */
export async function accountRows(reader: Reader, heads: readonly Head[]): Promise<readonly AccountRow[]> {
  const owed = await receivables(reader, heads);
  const subscriptions = await listSubscriptionHeads(reader, heads);
  return heads.map(({ accountId, number, name, classification, currency }) => {
    const own = subscriptions.filter((subscription) => subscription.accountId === accountId);
    return {
      number,
      name,
      classification,
      payments: [...new Set(own.map(({ payment }) => payment))].sort(),
      subscriptions: own.length,
      currency,
      balance: microsToString(owed.get(accountId) ?? 0n, minorDigits(currency)),
    };
  });
}
