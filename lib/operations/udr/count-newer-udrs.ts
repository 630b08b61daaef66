import { planUdrs } from "#db/queries/udr-plan.ts";
import { readUdrKeys } from "#db/queries/udr-walk.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { NewerUdrsInput } from "#lib/domain/udr/udr-list-schema.ts";
import type { NewerUdrs } from "#lib/domain/udr/udr-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { readSignedCursor } from "../udr-cursor.ts";
import { resolveUdrFilter } from "../udr-filter.ts";

const BOUND = 99;

/** How many UDRs stand above the first one shown by now, whatever they came from: asked every few seconds, so it counts to 99. */
export async function countNewerUdrs(context: Context, { cursor, sort, ...filters }: NewerUdrsInput): Promise<Result<NewerUdrs, Refusal>> {
  const top = readSignedCursor(cursor);
  if (top === null || top.sort !== sort) return refused({ code: "INVALID_INPUT", path: "cursor" });
  return inTransaction(context, async (tx) => {
    const filter = await resolveUdrFilter(tx, { actor: context.actor, filters });
    if (!filter.ok) return filter;
    const plan = filter.value && (await planUdrs(tx, { filter: filter.value, sort }));
    if (plan === null) return ok({ rows: 0, isMore: false });
    const { found } = await readUdrKeys(tx, plan, { from: top, towards: "above", limit: BOUND + 1 });
    return ok({ rows: Math.min(found.length, BOUND), isMore: found.length > BOUND });
  });
}
