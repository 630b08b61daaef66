import { countLookUpRows, listLookUpUsers, listLookUpTables as selectLookUpTables } from "#db/queries/look-up-tables.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { LookUpTableView } from "#lib/domain/look-up/look-up-table.ts";
import type { Context } from "../context.ts";

/** Look-up tables with how many rows they have, and the UDR types whose usage is held against them. */
export async function listLookUpTables(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly LookUpTableView[]> {
  const tables = await selectLookUpTables(database, { archived });
  const counts = await countLookUpRows(database);
  const users = await listLookUpUsers(database);
  return tables
    .filter(({ table: { code, name, key, gives } }) => matchesSearch(search, [code, name, key, ...gives]))
    .map(({ lookUpTableId, table }) => ({ ...table, rowCount: counts.get(lookUpTableId) ?? 0, udrTypes: users.get(table.code) ?? [] }));
}
