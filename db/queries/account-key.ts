import { and, eq, or, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

export type AccountKey = { readonly shard: number; readonly accountId: number };

/** A table of what customers own: `(shard, account_id)` leads its keys. */
type Owned = { readonly shard: AnyPgColumn; readonly accountId: AnyPgColumn };

export function ofAccount(table: Owned, { shard, accountId }: AccountKey): SQL | undefined {
  return and(eq(table.shard, shard), eq(table.accountId, accountId));
}

/** Any of these accounts, for a `where` of few keys. */
export function ofAccounts(table: Owned, keys: readonly AccountKey[]): SQL | undefined {
  return or(...keys.map((key) => ofAccount(table, key)));
}
