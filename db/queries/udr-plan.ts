import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { UdrSort } from "#lib/domain/udr/udr-query.ts";
import { billingQueue, ratingQueue } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { parkedUdr } from "../schema/usage-import.ts";
import type { Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";
import { type ConditionName, type Conditions, conditionsOf, OF_LAST_RBI, type Period, type UdrFilter } from "./udr-filter.ts";

/** How much one page may read. */
export type UdrBounds = {
  /** A set that is no larger is read whole and sorted. Whether it is, an index tells: no set is counted by testing rows. */
  readonly gathered: number;
  /** The same where the set is mostly of others than those who are asked for. */
  readonly gatheredOfOthers: number;
  /** A walk looks at so many UDRs first: tested by themselves, or together with their RBIs. */
  readonly look: number;
  readonly lookWithRbi: number;
  /** Tested by what stands in the index of the walk. */
  readonly lookIndexed: number;
  /** It looks on until so many milliseconds are over. */
  readonly millis: number;
};

export const UDR_BOUNDS: UdrBounds = {
  gathered: 10_000,
  gatheredOfOthers: 1_000,
  look: 1_000,
  lookWithRbi: 500,
  lookIndexed: 20_000,
  millis: 30,
};

/** Which UDRs, in which order. */
type UdrList = { readonly filter: UdrFilter; readonly sort: UdrSort; readonly bounds?: UdrBounds };

export type UdrSortField = "from" | "billing" | "number";

/**
 * How a list is read, so that it costs the same at any depth and for any filter. Either a set that is small enough to be read whole is
 * found by an index (`gather`); or the UDRs are walked in the order of an index, a bounded number at a time (`walk`). What is too large
 * to gather is dense enough to walk.
 */
export type UdrPlan = {
  readonly kind: "gather" | "walk";
  readonly sort: UdrSort;
  /** What the index answers; of a walk without the part of it that is walked. */
  readonly drive: SQL | undefined;
  /** With what the index of a walk begins, before the columns of the order. */
  readonly prefix: Prefix;
  /** In what time a walk is, by its own order. */
  readonly period: Period | null;
  /** What is left to be tested row by row. */
  readonly rest: SQL | undefined;
  /** The rest asks about RBIs, which costs more for each row. */
  readonly asksRbi: boolean;
  /** The index of the walk answers the rest as well, entry by entry: no row is read for it. */
  readonly isIndexed: boolean;
  readonly bounds: UdrBounds;
};

/** Columns of `udr`, each with the one value that it is to have. */
export type Prefix = readonly { readonly column: AnyPgColumn; readonly value: SQL }[];

type Driver = {
  readonly covers: readonly ConditionName[];
  readonly also?: SQL | undefined;
  /** What `also` says in other words, so that no row is tested for it. */
  readonly implies?: readonly ConditionName[];
  /** What the index of a walk holds beside its order. */
  readonly holds?: readonly ConditionName[];
  /** Rows no fewer than the UDRs that it drives to: counted in their place, where that is cheaper. */
  readonly size?: SQL;
  /** To be gathered, where not as many as of other sets. */
  readonly most?: number;
};

/** Null: the UDRs of a period in the order of something else would have to be sorted, and there are too many of them. */
export async function planUdrs(tx: Tx, { filter, sort, bounds = UDR_BOUNDS }: UdrList): Promise<UdrPlan | null> {
  const conditions = conditionsOf(filter);
  const field = sortField(sort);
  const plan = (kind: UdrPlan["kind"], driver: Driver, prefix: Prefix = []) =>
    toPlan({ kind, sort, conditions, driver, bounds, prefix, filter });
  const isSmall = (driver: Driver) => hasAtMost(tx, driver.size ?? udrsOf(driveOf(conditions, driver)), driver.most ?? bounds.gathered);
  for (const driver of rareSets(filter, bounds)) if (await isSmall(driver)) return plan("gather", driver);
  const ordered = inOrder(filter, field);
  if (ordered !== null) return plan("walk", ordered, ordered.prefix);
  for (const driver of largerSets(filter)) if (await isSmall(driver)) return plan("gather", driver);
  const otherPeriod = field === "from" ? filter.billing : filter.used;
  if (otherPeriod !== null && ownPeriod(filter, field) === null) return null;
  return plan("walk", { covers: [periodOf(field)], holds: field === "billing" ? ["account", "products"] : [] });
}

export function sortField(sort: UdrSort): UdrSortField {
  return sort.endsWith("from") ? "from" : sort.endsWith("billing") ? "billing" : "number";
}

/** What matches among these UDRs. */
export function planAmong(filter: UdrFilter, udrIds: readonly number[]): UdrPlan {
  const also = sql`${udr.udrId} in (select value::bigint from json_array_elements_text(${JSON.stringify(udrIds)}::json))`;
  const conditions = conditionsOf(filter);
  return toPlan({ kind: "gather", sort: "-from", conditions, driver: { covers: [], also }, bounds: UDR_BOUNDS, prefix: [], filter });
}

/** Mostly small, whatever else is asked: one UDR, what waits for rating or a bill, a batch, a product that few use, what is cancelled or re-directed. */
function rareSets(filter: UdrFilter, { gathered, gatheredOfOthers }: UdrBounds): readonly Driver[] {
  const ofTheirs = filter.account === null ? [] : (["account"] as const);
  return [
    ...(filter.udrId === null ? [] : [{ covers: ["udrId"] } as const]),
    ...(filter.ratingState === "pending" ? [waiting(ofTheirs, rowsToRate(filter, gathered))] : []),
    ...(filter.charge === "notBilled" ? [{ ...waiting(ofTheirs, rowsToBill(filter, gathered)), implies: ["charge"] } as const] : []),
    ...(filter.importId === null ? [] : [{ covers: ["import"] } as const]),
    ...(filter.account === null || filter.productIds === null ? [] : [{ covers: ["products", "used"], most: gatheredOfOthers } as const]),
    ...(isRareState(filter) ? [{ covers: ["state", "used"], also: RARE_STATE } as const] : []),
    ...(isRareDirective(filter) ? [{ covers: ["directive", "used"], also: RARE_DIRECTIVE } as const] : []),
  ];
}

/** An index begins with the set and goes on in the order of the list. */
function inOrder(filter: UdrFilter, field: UdrSortField): (Driver & { readonly prefix: Prefix }) | null {
  const { account, subscriptionId, productIds, importId, state, directive } = filter;
  const own = periodOf(field);
  if (account !== null && subscriptionId !== null && field === "from") {
    return {
      covers: ["account", "subscription", own],
      prefix: [...ofOwner(account), is(udr.subscriptionId, sql`${subscriptionId}::bigint`)],
    };
  }
  if (account !== null && field !== "billing") {
    return { covers: ["account", own], prefix: ofOwner(account), holds: field === "from" ? ["products"] : [] };
  }
  if (productIds?.length === 1 && field === "from") {
    return { covers: ["products", own], prefix: [is(udr.productId, sql`${productIds[0]}::bigint`)] };
  }
  if (importId !== null && field === "number") return { covers: ["import"], prefix: [is(udr.importId, sql`${importId}::bigint`)] };
  if (field !== "from") return null;
  if (isRareState(filter)) return { covers: ["state", own], also: RARE_STATE, prefix: [is(udr.state, sql`${state}::text`)] };
  if (!isRareDirective(filter)) return null;
  return { covers: ["directive", own], also: RARE_DIRECTIVE, prefix: [is(udr.directive, sql`${directive}::text`)] };
}

function ofOwner({ shard, accountId }: AccountKey): Prefix {
  return [is(udr.shard, sql`${shard}::smallint`), is(udr.accountId, sql`${accountId}::bigint`)];
}

function is(column: AnyPgColumn, value: SQL): Prefix[number] {
  return { column, value };
}

function largerSets(filter: UdrFilter): readonly Driver[] {
  return [
    ...(filter.subscriptionId === null ? [] : [{ covers: ["account", "subscription", "used"] } as const]),
    ...(filter.account === null ? [] : [{ covers: ["account", "used"] } as const]),
    ...(filter.productIds === null ? [] : [{ covers: ["products", "used"] } as const]),
    ...(filter.used === null ? [] : [{ covers: ["used"] } as const]),
    ...(filter.billing === null ? [] : [{ covers: ["billing"] } as const]),
  ];
}

function ownPeriod({ used, billing }: UdrFilter, field: UdrSortField): Period | null {
  return field === "from" ? used : field === "billing" ? billing : null;
}

function periodOf(field: UdrSortField): ConditionName {
  return field === "from" ? "used" : field === "billing" ? "billing" : "udrId";
}

/** In the words of the indexes, so that they can be taken. */
const RARE_STATE = sql`${udr.state} <> 'posted'`;
const RARE_DIRECTIVE = sql`${udr.directive} <> 'toBeBilled'`;

function isRareState({ state }: UdrFilter): boolean {
  return state !== null && state !== "posted";
}

function isRareDirective({ directive }: UdrFilter): boolean {
  return directive !== null && directive !== "toBeBilled";
}

/** The UDRs of a queue's rows. */
function waiting(covers: Driver["covers"], rows: SQL): Driver {
  return { covers, size: rows, also: sql`(${udr.shard}, ${udr.accountId}, ${udr.udrId}) in (${rows})` };
}

/** What is not rated yet stands in the queue, or is parked. */
function rowsToRate({ account }: UdrFilter, gathered: number): SQL {
  const of = (table: typeof ratingQueue | typeof parkedUdr) => (account === null ? sql`true` : ofAccount(table, account));
  return sql`select * from (
      (select shard, account_id, udr_id from ${ratingQueue} where ${of(ratingQueue)} limit ${gathered + 1}) union all
      (select shard, account_id, udr_id from ${parkedUdr} where ${of(parkedUdr)} limit ${gathered + 1})) as waiting`;
}

/** Of a UDR at most one charge waits, the one that stands: what takes it back takes it out of the queue. So no more UDRs than rows. */
function rowsToBill({ account }: UdrFilter, gathered: number): SQL {
  const isTheirs = account === null ? sql`true` : ofAccount(billingQueue, account);
  return sql`select shard, account_id, udr_id from ${billingQueue}
    where ${isTheirs} and ${eq(billingQueue.kind, "charge")} limit ${gathered + 1}`;
}

type Planned = {
  readonly kind: UdrPlan["kind"];
  readonly sort: UdrSort;
  readonly conditions: Conditions;
  readonly driver: Driver;
  readonly bounds: UdrBounds;
  readonly prefix: Prefix;
  readonly filter: UdrFilter;
};

function toPlan({ kind, sort, conditions, driver, bounds, prefix, filter }: Planned): UdrPlan {
  const answered = [...driver.covers, ...(driver.implies ?? [])];
  const isLeft = (name: ConditionName) => !answered.includes(name);
  const left = conditionNames(conditions).filter((name) => isLeft(name) && conditions[name] !== undefined);
  return {
    kind,
    sort,
    drive: kind === "walk" ? driver.also : driveOf(conditions, driver),
    prefix,
    period: kind === "walk" ? ownPeriod(filter, sortField(sort)) : null,
    rest: and(...left.map((name) => conditions[name])),
    asksRbi: left.some((name) => OF_LAST_RBI.includes(name)),
    isIndexed: kind === "walk" && left.length > 0 && left.every((name) => driver.holds?.includes(name) === true),
    bounds,
  };
}

function driveOf(conditions: Conditions, { covers, also }: Driver): SQL | undefined {
  return and(...covers.map((name) => conditions[name]), also);
}

function conditionNames(conditions: Conditions): readonly ConditionName[] {
  return Object.keys(conditions).filter((name): name is ConditionName => Object.hasOwn(conditions, name));
}

function udrsOf(drive: SQL | undefined): SQL {
  return sql`select 1 from ${udr} where ${drive ?? sql`true`}`;
}

async function hasAtMost(tx: Tx, rows: SQL, most: number): Promise<boolean> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(sql`(select 1 from (${rows}) as every limit ${most + 1}) as found`);
  return (row?.count ?? 0) <= most;
}
