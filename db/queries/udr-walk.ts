import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { BoundedCount } from "#lib/domain/udr/udr-view.ts";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { udr } from "../schema/udr.ts";
import type { Tx } from "../tx.ts";
import { lastRbi } from "./udr-filter.ts";
import { sortField, type UdrPlan } from "./udr-plan.ts";

/** A place in a list: the sort key there (milliseconds, or the number again) and the number. */
export type UdrPosition = { readonly key: number; readonly udrId: number };

/** A part of a list, from a place on; `above` goes back towards the top of the list. */
export type UdrSpan = { readonly from: UdrPosition | null; readonly towards: "below" | "above"; readonly limit: number };

export type PlacedUdr = UdrKey & { readonly revision: number; readonly place: UdrPosition };

export type UdrKeys = {
  /** In the direction of the walk, the nearest first. */
  readonly found: readonly PlacedUdr[];
  /** Where the look ended although the list goes on; null when what was asked for was found, or there is no more. */
  readonly lookedUntil: UdrPosition | null;
};

/** The next UDRs of a list. Costs the same anywhere in it. */
export async function readUdrKeys(tx: Tx, plan: UdrPlan, span: UdrSpan): Promise<UdrKeys> {
  await preferIndexes(tx, plan);
  const columns = { shard: udr.shard, accountId: udr.accountId, udrId: udr.udrId, revision: udr.revision, ...SORT_COLUMNS };
  const looked = lookedAt(tx, plan, { ...span, limit: lookOf(plan, span.limit) });
  const rows = await (plan.asksRbi
    ? tx.select(columns).from(looked).leftJoinLateral(lastRbi(tx), sql`true`)
    : tx.select(columns).from(looked)
  )
    .where(plan.rest)
    .orderBy(...orderOf(plan, span))
    .limit(span.limit);
  const found = rows.map(({ usedFrom, billingEffectiveAt, ...row }) => ({
    ...row,
    place: { key: { from: usedFrom, billing: billingEffectiveAt, number: row.udrId }[sortField(plan.sort)], udrId: row.udrId },
  }));
  const isAll = found.length === span.limit || plan.kind === "gather" || plan.rest === undefined;
  const lookedUntil = isAll ? null : await endOfLook(tx, plan, span);
  await preferAnything(tx);
  return { found, lookedUntil };
}

/** No further than `bound`, and no longer than a look takes. */
export async function countPlanned(tx: Tx, plan: UdrPlan, bound: number): Promise<BoundedCount> {
  await preferIndexes(tx, plan);
  const limit = plan.rest === undefined ? bound + 1 : lookOf(plan, 0);
  // Where nothing is left to be tested the order is all the same, and an index alone tells.
  const looked =
    plan.rest === undefined
      ? tx
          .select()
          .from(udr)
          .where(and(plan.drive, part(plan, TOP)))
          .limit(limit)
          .as("udr")
      : lookedAt(tx, plan, { ...TOP, limit });
  const counted = {
    matching: sql<number>`(count(*) filter (where ${plan.rest ?? sql`true`}))::int`,
    seen: sql<number>`count(*)::int`,
  };
  const [row] = await (plan.asksRbi
    ? tx.select(counted).from(looked).leftJoinLateral(lastRbi(tx), sql`true`)
    : tx.select(counted).from(looked));
  await preferAnything(tx);
  const { matching = 0, seen = 0 } = row ?? {};
  return { rows: Math.min(matching, bound), isMore: matching > bound || (plan.rest !== undefined && seen === limit) };
}

const TOP = { from: null, towards: "below" } as const;

const SORT_COLUMNS = { usedFrom: udr.usedFrom, billingEffectiveAt: udr.billingEffectiveAt };

/** Not less than what is asked for. */
function lookOf({ kind, asksRbi, bounds }: UdrPlan, limit: number): number {
  // It may have grown since it was found to be small.
  if (kind === "gather") return 2 * bounds.gathered;
  return Math.max(asksRbi ? bounds.lookWithRbi : bounds.look, limit);
}

/** Under the table's own name, so that conditions hold here and outside. */
function lookedAt(tx: Tx, plan: UdrPlan, { from, towards, limit }: UdrSpan) {
  const rows = tx
    .select()
    .from(udr)
    .where(and(plan.drive, part(plan, { from, towards })))
    .$dynamic();
  const ordered = plan.kind === "gather" ? rows : rows.orderBy(...orderOf(plan, { towards }));
  return ordered.limit(limit).as("udr");
}

/** The last UDR that a look came to; null when the list ended before. */
async function endOfLook(tx: Tx, plan: UdrPlan, { from, towards, limit }: UdrSpan): Promise<UdrPosition | null> {
  const [last] = await tx
    .select({ udrId: udr.udrId, ...SORT_COLUMNS })
    .from(udr)
    .where(and(plan.drive, part(plan, { from, towards })))
    .orderBy(...orderOf(plan, { towards }))
    .offset(lookOf(plan, limit) - 1)
    .limit(1);
  if (last === undefined) return null;
  const { udrId, usedFrom, billingEffectiveAt } = last;
  return { key: { from: usedFrom, billing: billingEffectiveAt, number: udrId }[sortField(plan.sort)], udrId };
}

type Direction = Pick<UdrSpan, "towards">;

function isDescending({ sort }: UdrPlan, { towards }: Direction): boolean {
  return sort.startsWith("-") === (towards === "below");
}

function orderOf(plan: UdrPlan, direction: Direction): SQL[] {
  const by = isDescending(plan, direction) ? desc : asc;
  return [...plan.prefix.map(({ column }) => by(column)), ...sortColumns(plan).map((column) => by(column))];
}

function sortColumns({ sort }: UdrPlan) {
  const field = sortField(sort);
  if (field === "number") return [udr.udrId];
  return [field === "from" ? udr.usedFrom : udr.billingEffectiveAt, udr.udrId];
}

/**
 * The part of the list that is walked, with one bound on either side and the beginning of the index in both: of two on one side PostgreSQL
 * may enter the index by the farther one. Nor is the beginning said by `=`: the planner would take the order of another index for the
 * same, and walk past all that is not of the set to where it hopes to find some.
 */
function part(plan: UdrPlan, { from: place, towards }: Pick<UdrSpan, "from" | "towards">): SQL | undefined {
  const isDown = isDescending(plan, { towards });
  const { from, to } = plan.period ?? { from: null, to: null };
  const isUpper = place !== null && isDown && (to === null || place.key < to);
  const isLower = place !== null && !isDown && (from === null || place.key >= from);
  return and(
    isUpper ? bound(plan, "<", place) : to === null ? ofPrefix(plan, "<=") : bound(plan, "<", { key: to }),
    isLower ? bound(plan, ">", place) : from === null ? ofPrefix(plan, ">=") : bound(plan, ">=", { key: from }),
  );
}

type Comparison = "<" | "<=" | ">" | ">=";

/** Against a place, or against an instant whatever the number. */
function bound(plan: UdrPlan, comparison: Comparison, { key, udrId }: { readonly key: number; readonly udrId?: number }): SQL {
  const at = sortField(plan.sort) === "number" ? [] : [sql`${instantToString(instantFromMillis(key))}::timestamptz`];
  const values = [...at, ...(udrId === undefined ? [] : [sql`${udrId}::bigint`])];
  const columns = sortColumns(plan).slice(0, values.length);
  return sql`${rowOf([...plan.prefix.map(({ column }) => sql`${column}`), ...columns.map((column) => sql`${column}`)])} ${sql.raw(comparison)}
    ${rowOf([...plan.prefix.map(({ value }) => value), ...values])}`;
}

function ofPrefix({ prefix }: UdrPlan, comparison: Comparison): SQL | undefined {
  if (prefix.length === 0) return undefined;
  return sql`${rowOf(prefix.map(({ column }) => sql`${column}`))} ${sql.raw(comparison)} ${rowOf(prefix.map(({ value }) => value))}`;
}

function rowOf(parts: readonly SQL[]): SQL {
  return sql`(${sql.join([...parts], sql`, `)})`;
}

/**
 * The planner weighs averages and takes a sorted whole for cheaper than it is; we know that no more than a look is read. Sequential scans
 * are for nobody here, and compiling costs more than these queries.
 */
async function preferIndexes(tx: Tx, { kind }: UdrPlan): Promise<void> {
  const isWalk = kind === "walk" ? "off" : "on";
  await tx.execute(sql`select set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true),
    set_config('enable_sort', ${isWalk}, true), set_config('enable_bitmapscan', ${isWalk}, true)`);
}

async function preferAnything(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('enable_seqscan', 'on', true), set_config('enable_sort', 'on', true),
    set_config('enable_bitmapscan', 'on', true)`);
}
