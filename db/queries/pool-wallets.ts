import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { subscription } from "../schema/account.ts";
import { rbi } from "../schema/rbi.ts";
import type { Reader } from "../tx.ts";
import { ofAccount } from "./account-key.ts";

/** The cycle of the pool that a UDR's charge counted in; of one that counts in none, nothing is found. */
const POOL_CYCLE = sql`${rbi.explanation} -> 'cycles' ->> 'agreement'`;
const IN_POOL = sql`${rbi.kind} = 'charge' and ${rbi.explanation} -> 'rate' ->> 'scope' = 'pool'`;

export type PoolSearch = UdrKey & { readonly subscriptionId: number; readonly limit: number };

/** The other prepaid subscriptions that used the same pool in the same cycle as a UDR, by their numbers: a correction of it may move their wallets. */
export async function listPoolPayers(reader: Reader, { udrId, subscriptionId, limit, ...key }: PoolSearch): Promise<readonly number[]> {
  const cycles = await reader
    .selectDistinct({ cycle: sql<string>`${POOL_CYCLE}` })
    .from(rbi)
    .where(and(ofAccount(rbi, key), eq(rbi.udrId, udrId), IN_POOL));
  if (cycles.length === 0) return [];
  const names = sql.join(
    cycles.map(({ cycle }) => sql`${cycle}`),
    sql`, `,
  );
  const rows = await reader
    .selectDistinct({ subscriptionId: subscription.subscriptionId })
    .from(rbi)
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, rbi.shard),
        eq(subscription.accountId, rbi.accountId),
        eq(subscription.subscriptionId, rbi.subscriptionId),
      ),
    )
    .where(
      and(
        ofAccount(rbi, key),
        IN_POOL,
        sql`${POOL_CYCLE} in (${names})`,
        eq(subscription.payment, "prepaid"),
        ne(subscription.subscriptionId, subscriptionId),
      ),
    )
    .orderBy(asc(subscription.subscriptionId))
    .limit(limit);
  return rows.map((row) => row.subscriptionId);
}
