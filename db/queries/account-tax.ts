import { eq } from "drizzle-orm";
import type { TaxClass } from "#lib/domain/subscription/subscriber.ts";
import { oneOf } from "../mapping/from-db.ts";
import { account, accountNumber } from "../schema/account.ts";
import type { Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** Held to the end of the transaction: of two changes of one account, the second sees the first. */
export async function lockTaxClass(tx: Tx, number: string): Promise<(AccountKey & { readonly taxClass: TaxClass }) | null> {
  const [key] = await tx.select().from(accountNumber).where(eq(accountNumber.number, number));
  if (!key) return null;
  const [row] = await tx.select({ taxClass: account.taxClass }).from(account).where(ofAccount(account, key)).for("no key update");
  if (!row) return null;
  const { shard, accountId } = key;
  return { shard, accountId, taxClass: oneOf(["standard", "exempt", "reverseCharge"], row.taxClass, "account.tax_class") };
}

export async function updateTaxClass(tx: Tx, key: AccountKey, taxClass: TaxClass): Promise<void> {
  await tx.update(account).set({ taxClass }).where(ofAccount(account, key));
}
