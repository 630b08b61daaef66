import { countLookUpRows, findLookUpRows, findLookUpTable, listLookUpUsers, pageOfLookUpRows } from "#db/queries/look-up-tables.ts";
import { candidateKeys, lookUpIndex } from "#lib/domain/look-up/look-up-index.ts";
import type { LookUpRow, LookUpTableDetail } from "#lib/domain/look-up/look-up-table.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

const MOST_SHOWN = 100;

export type LookUpTablePage = {
  readonly table: LookUpTableDetail;
  /** The first rows, or those whose keys begin as was searched for. */
  readonly rows: readonly LookUpRow[];
  /** The row that what was searched for would find; null where it would find none. */
  readonly found: LookUpRow | null;
};

/** One table, archived or not, with some of its rows, who uses it and who changed it. */
export async function getLookUpTable(context: Context, code: string, search = ""): Promise<LookUpTablePage | null> {
  const { database } = context;
  const stored = await findLookUpTable(database, code);
  if (stored === null) return null;
  const { lookUpTableId, table } = stored;
  const wanted = search.trim();
  const rows = await pageOfLookUpRows(database, { lookUpTableId, begins: wanted, after: null, limit: MOST_SHOWN });
  const candidates = wanted === "" ? [] : candidateKeys(table.match, [wanted]);
  const found = lookUpIndex(table.match, await findLookUpRows(database, lookUpTableId, candidates))(wanted);
  const rowCount = (await countLookUpRows(database)).get(lookUpTableId) ?? 0;
  const udrTypes = (await listLookUpUsers(database)).get(code) ?? [];
  const history = await definitionHistory(context, { entity: "lookUpTable", code });
  return { table: { ...table, rowCount, udrTypes, history }, rows, found };
}
