import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { udr } from "../schema/udr.ts";
import { sortField, type UdrPlan } from "./udr-plan.ts";

/** A place in a list: the sort key there (milliseconds, or the number again) and the number. */
export type UdrPosition = { readonly key: number; readonly udrId: number };

/** From a place on, or from an end of the list; `above` goes back towards its top. */
export type UdrWay = { readonly from: UdrPosition | null; readonly towards: "below" | "above" };

type Direction = Pick<UdrWay, "towards">;

function isDescending({ sort }: UdrPlan, { towards }: Direction): boolean {
  return sort.startsWith("-") === (towards === "below");
}

/** What the sort key of a list is read from. */
export function keyColumn({ sort }: UdrPlan) {
  return { from: udr.usedFrom, billing: udr.billingEffectiveAt, number: udr.udrId }[sortField(sort)];
}

export function orderOf(plan: UdrPlan, direction: Direction): SQL[] {
  const by = isDescending(plan, direction) ? desc : asc;
  return [...plan.prefix.map(({ column }) => by(column)), ...sortColumns(plan).map((column) => by(column))];
}

function sortColumns(plan: UdrPlan) {
  return sortField(plan.sort) === "number" ? [udr.udrId] : [keyColumn(plan), udr.udrId];
}

/**
 * The part of the list that is walked, with one bound on either side and the beginning of the index in both: of two on one side PostgreSQL
 * may enter the index by the farther one. Nor is the beginning said by `=`: the planner would take the order of another index for the
 * same, and walk past all that is not of the set to where it hopes to find some.
 */
export function partOf(plan: UdrPlan, { from: place, towards }: UdrWay): SQL | undefined {
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
