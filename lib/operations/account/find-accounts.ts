import { findAccountMatches } from "#db/queries/account-search.ts";
import { findAccountHeads } from "#db/queries/accounts.ts";
import type { FindInput } from "#lib/domain/account/account-schema.ts";
import type { AccountRow } from "#lib/domain/account/account-view.ts";
import { seesWhole } from "#lib/domain/account/identifier.ts";
import { readSearchText } from "#lib/domain/account/search-text.ts";
import { accountRows } from "../account-rows.ts";
import type { Context } from "../context.ts";

const MOST = 20;

/** By the beginning of a word of the name, a telephone, a card or a device, or by a number: the surest first. */
export async function findAccounts({ database, actor }: Context, { q }: FindInput): Promise<readonly AccountRow[]> {
  const matches = await findAccountMatches(database, readSearchText(q), { limit: MOST, byBeginning: seesWhole(actor) });
  return accountRows(database, await findAccountHeads(database, matches));
}
