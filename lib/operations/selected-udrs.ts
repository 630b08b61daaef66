import { allUdrKeys } from "#db/queries/udr-matches.ts";
import type { Tx } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { DEFAULT_SORT } from "#lib/domain/udr/udr-query.ts";
import type { UdrSelection } from "#lib/domain/udr/udr-selection.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { resolveUdrFilter } from "./udr-filter.ts";

type Asked = { readonly selection: UdrSelection; readonly most: number };

/** Which UDRs a selection means at this moment, by number; of more than `most` it stops one behind it. */
export async function selectedUdrs(tx: Tx, { actor }: Context, { selection, most }: Asked): Promise<Result<readonly number[], Refusal>> {
  if (selection.kind === "ids") return ok(inOrder(selection.udrIds));
  const filter = await resolveUdrFilter(tx, { actor, filters: selection.filters });
  if (!filter.ok) return filter;
  if (filter.value === null) return ok([]);
  const except = new Set(selection.except);
  const found: number[] = [];
  for await (const page of allUdrKeys(tx, filter.value, DEFAULT_SORT)) {
    for (const { udrId } of page) if (!except.has(udrId)) found.push(udrId);
    if (found.length > most) break;
  }
  return ok(inOrder(found.slice(0, most + 1)));
}

function inOrder(udrIds: readonly number[]): readonly number[] {
  return [...new Set(udrIds)].sort((left, right) => left - right);
}
