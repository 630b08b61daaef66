import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { StoredCorrection } from "#lib/domain/billing/correction.ts";
import type { CountingRbi } from "#lib/domain/counting/counting-rbi.ts";
import { fromDbCorrection, fromDbCountingRbi } from "../mapping/counting-rbis.ts";
import { rbi } from "../schema/rbi.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** A later charge stands in for it, or a successor, or a correction since said that the usage did not happen as it was recorded. */
const COUNTS = sql`${rbi.kind} = 'charge' and ${rbi.directive} = 'toBeBilled' and ${rbi.explanation} ? 'cycles'
  and not exists (select from rbi later where later.shard = ${rbi.shard} and later.account_id = ${rbi.accountId}
    and later.udr_id = ${rbi.udrId} and later.kind = 'charge' and later.directive = 'toBeBilled' and later.seq > ${rbi.seq})
  and not exists (select from udr successor where successor.shard = ${rbi.shard} and successor.account_id = ${rbi.accountId}
    and successor.succeeds_id = ${rbi.udrId})
  and not exists (select from udr_revision made join reason_code using (reason_code_id)
    where made.shard = ${rbi.shard} and made.account_id = ${rbi.accountId} and made.udr_id = ${rbi.udrId}
      and made.revision >= ${rbi.udrRevision} and not reason_code.usage_happened)`;

// Of a single table Drizzle writes the selected columns without its name, and then the inner one would be meant. A reversal is of the same UDR:
// by that it is found without looking at all of them.
const IS_LIVE = sql<boolean>`not exists (select from rbi reversal where reversal.shard = rbi.shard
  and reversal.account_id = rbi.account_id and reversal.udr_id = rbi.udr_id and reversal.reverses_id = rbi.rbi_id)`;

export type CountingFilter = {
  /** Null: of the whole account, as a pool does. */
  readonly subscriptionId: number | null;
  /** Names of cycles; null for all of them. */
  readonly cycles: readonly string[] | null;
  /** Not more than these are read; all of them where it is not said. */
  readonly most?: number;
};

/** The charges by which the account's usage counts together, in the order of (From, UDR). */
export async function listCountingRbis(reader: Reader, key: AccountKey, filter: CountingFilter): Promise<readonly CountingRbi[]> {
  const { subscriptionId, cycles, most } = filter;
  const found = await selectCounting(
    reader,
    and(
      ofAccount(rbi, key),
      subscriptionId === null ? undefined : eq(rbi.subscriptionId, subscriptionId),
      cycles === null ? undefined : inCycles(cycles),
    ),
    most,
  );
  return [...found].sort((left, right) => left.usedFrom - right.usedFrom || left.udrId - right.udrId);
}

/** The charge by which a UDR counts together with other usage; null when it does not. */
export async function findCountingRbi(reader: Reader, key: AccountKey, udrId: number): Promise<CountingRbi | null> {
  const [found] = await selectCounting(reader, and(ofAccount(rbi, key), eq(rbi.udrId, udrId)));
  return found ?? null;
}

async function selectCounting(reader: Reader, where: SQL | undefined, most?: number): Promise<readonly CountingRbi[]> {
  const select = reader.select({ row: rbi, isLive: IS_LIVE }).from(rbi).where(and(where, COUNTS));
  const rows = await (most === undefined ? select : select.limit(most));
  return rows.map(({ row, isLive }) => fromDbCountingRbi(row, isLive));
}

/** Everything that was posted to correct usage of these groups. */
export async function listCorrectionsOf(reader: Reader, key: AccountKey, groups: readonly string[]): Promise<readonly StoredCorrection[]> {
  if (groups.length === 0) return [];
  const rows = await reader
    .select()
    .from(rbi)
    .where(and(ofAccount(rbi, key), eq(rbi.kind, "correction"), inArray(rbi.correctedGroup, [...groups])))
    .orderBy(asc(rbi.rbiId));
  return rows.map(fromDbCorrection);
}

function inCycles(cycles: readonly string[]): SQL {
  const names = sql.join(
    cycles.map((cycle) => sql`${cycle}`),
    sql`, `,
  );
  return sql`(${rbi.explanation} -> 'cycles' ->> 'subscription' in (${names}) or ${rbi.explanation} -> 'cycles' ->> 'agreement' in (${names}))`;
}
