import { findAccountByNumber } from "#db/queries/accounts.ts";
import { listCountersBesideAllowances } from "#db/queries/allowance-counters.ts";
import { countedNames } from "#db/queries/counted-names.ts";
import { type CountedView, toCountedView } from "#lib/domain/counting/counted-view.ts";
import type { Context } from "../context.ts";

/** The newest cycles come first; who wants an older one asks the usage itself. */
const SHOWN = 20;

/** What has counted so far on an account: where usage that counts together stands. Empty where none does. */
export async function getCounted({ database }: Context, number: string): Promise<readonly CountedView[]> {
  const key = await findAccountByNumber(database, number);
  if (key === null) return [];
  const counters = await listCountersBesideAllowances(database, key, SHOWN);
  if (counters.length === 0) return [];
  const names = await countedNames(database, key, counters);
  return counters.map((counter) => toCountedView(counter, names));
}
