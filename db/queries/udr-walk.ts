import { and, sql } from "drizzle-orm";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { BoundedCount } from "#lib/domain/udr/udr-view.ts";
import { udr } from "../schema/udr.ts";
import type { Tx } from "../tx.ts";
import { lastRbi } from "./udr-filter.ts";
import { lookOn } from "./udr-look.ts";
import { keyColumn, orderOf, partOf, type UdrPosition, type UdrWay } from "./udr-order.ts";
import type { UdrPlan } from "./udr-plan.ts";

export type UdrSpan = UdrWay & { readonly limit: number };

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
  const { towards, limit } = span;
  const found: PlacedUdr[] = [];
  const lookedUntil = await lookOn(plan, span.from, async ({ from, most }) => {
    const part = { from, towards, most: !isGathered(plan) && plan.rest === undefined ? limit : most };
    found.push(...(await keysAmong(tx, plan, { ...part, limit: limit - found.length })));
    return found.length === limit || isWhole(plan) ? null : endOfLook(tx, plan, part);
  });
  await preferAnything(tx);
  return { found, lookedUntil };
}

/** No further than `bound`, and no longer than a page may look. */
export async function countPlanned(tx: Tx, plan: UdrPlan, bound: number): Promise<BoundedCount> {
  await preferIndexes(tx, plan);
  let rows = 0;
  const lookedUntil = await lookOn(plan, null, async ({ from, most }) => {
    const part = { from, towards: "below", most: plan.rest === undefined ? bound + 1 : most } as const;
    const { matching, seen } = await countAmong(tx, plan, part);
    rows += matching;
    return rows > bound || seen < part.most || isWhole(plan) ? null : endOfLook(tx, plan, part);
  });
  await preferAnything(tx);
  return { rows: Math.min(rows, bound), isMore: rows > bound || lookedUntil !== null };
}

/** One look sees all that can be found: a set is there as a whole, and where nothing is tested everything fits. */
function isWhole(plan: UdrPlan): boolean {
  return isGathered(plan) || plan.rest === undefined;
}

/** A part of the list that is looked at. */
type LookedPart = UdrWay & { readonly most: number };

/** What fits among these, no more than a limit, the nearest first. */
async function keysAmong(
  tx: Tx,
  plan: UdrPlan,
  { limit, ...part }: LookedPart & { readonly limit: number },
): Promise<readonly PlacedUdr[]> {
  const { shard, accountId, udrId, revision } = udr;
  // Asked of those that are found alone: were it a column here, every row that is looked at would have to be read for it.
  const ofFound = sql<number>`(select found.revision from ${udr} as found
    where (found.shard, found.account_id, found.udr_id) = ("udr"."shard", "udr"."account_id", "udr"."udr_id"))`;
  const columns = { shard, accountId, udrId, key: keyColumn(plan), revision: plan.isIndexed ? ofFound : revision };
  const looked = lookedAt(tx, plan, part);
  const rows = await (plan.asksRbi
    ? tx.select(columns).from(looked).leftJoinLateral(lastRbi(tx), sql`true`)
    : tx.select(columns).from(looked)
  )
    .where(and(plan.rest, isGathered(plan) ? partOf(plan, part) : undefined))
    .orderBy(...orderOf(plan, part))
    .limit(limit);
  return rows.map(({ key, ...row }) => ({ ...row, place: { key, udrId: row.udrId } }));
}

/** How many there are, and how many of them fit. Where all do the order is all the same, and an index alone tells. */
async function countAmong(tx: Tx, plan: UdrPlan, part: LookedPart): Promise<{ readonly matching: number; readonly seen: number }> {
  const looked = isWhole(plan) ? among(tx, plan, part).limit(part.most).as("udr") : lookedAt(tx, plan, part);
  const counted = {
    matching: sql<number>`(count(*) filter (where ${plan.rest ?? sql`true`}))::int`,
    seen: sql<number>`count(*)::int`,
  };
  const [row] = await (plan.asksRbi
    ? tx.select(counted).from(looked).leftJoinLateral(lastRbi(tx), sql`true`)
    : tx.select(counted).from(looked));
  return row ?? { matching: 0, seen: 0 };
}

/** Under the table's own name, so that conditions hold here and outside. */
function lookedAt(tx: Tx, plan: UdrPlan, { most, ...way }: LookedPart) {
  const rows = among(tx, plan, way);
  const ordered = isGathered(plan) ? rows : rows.orderBy(...orderOf(plan, way));
  return ordered.limit(most).as("udr");
}

/** A set is gathered by what makes it small: told of a place as well, the planner might go through all that comes after that. */
function among(tx: Tx, plan: UdrPlan, way: UdrWay) {
  return tx
    .select()
    .from(udr)
    .where(and(plan.drive, isGathered(plan) ? undefined : partOf(plan, way)))
    .$dynamic();
}

function isGathered({ kind }: UdrPlan): boolean {
  return kind === "gather";
}

/** The last UDR that a look came to; null when the list ended before. */
async function endOfLook(tx: Tx, plan: UdrPlan, { most, ...way }: LookedPart): Promise<UdrPosition | null> {
  const [last] = await tx
    .select({ key: keyColumn(plan), udrId: udr.udrId })
    .from(udr)
    .where(and(plan.drive, partOf(plan, way)))
    .orderBy(...orderOf(plan, way))
    .offset(most - 1)
    .limit(1);
  return last ?? null;
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
