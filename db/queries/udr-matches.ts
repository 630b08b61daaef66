import type { UdrSort } from "#lib/domain/udr/udr-query.ts";
import type { UdrRowRecord } from "../mapping/udr-rows.ts";
import type { Tx } from "../tx.ts";
import type { UdrFilter } from "./udr-filter.ts";
import { listUdrRows } from "./udr-list.ts";
import type { UdrPosition } from "./udr-order.ts";
import { planUdrs } from "./udr-plan.ts";
import { type PlacedUdr, readUdrKeys } from "./udr-walk.ts";

const PAGE = 1_000;

/** The newest usage of a filter, with its names: no more than a first page of it. */
export async function newestUdrRows(tx: Tx, filter: UdrFilter, limit: number): Promise<readonly UdrRowRecord[]> {
  const plan = await planUdrs(tx, { filter, sort: "-from" });
  return plan === null ? [] : listUdrRows(tx, (await readUdrKeys(tx, plan, { from: null, towards: "below", limit })).found);
}

/** All UDRs of a filter in the order of the list, some at a time. Stop when you have enough: nothing is read ahead. */
export async function* allUdrKeys(tx: Tx, filter: UdrFilter, sort: UdrSort): AsyncGenerator<readonly PlacedUdr[]> {
  const plan = await planUdrs(tx, { filter, sort });
  let from: UdrPosition | null = null;
  let isMore = plan !== null;
  while (plan !== null && isMore) {
    const { found, lookedUntil }: Awaited<ReturnType<typeof readUdrKeys>> = await readUdrKeys(tx, plan, {
      from,
      towards: "below",
      limit: PAGE,
    });
    if (found.length > 0) yield found;
    isMore = found.length === PAGE || lookedUntil !== null;
    from = lookedUntil ?? found.at(-1)?.place ?? null;
  }
}
