import { pageOfLookUpRows } from "#db/queries/look-up-tables.ts";
import type { Reader } from "#db/tx.ts";
import type { LookUpRow } from "#lib/domain/look-up/look-up-table.ts";

const PAGE = 5000;

/** The rows of a table in the order of their keys, page by page: there may be hundreds of thousands. */
export async function* allLookUpRows(reader: Reader, lookUpTableId: number): AsyncGenerator<readonly LookUpRow[]> {
  for (let after: string | null = null; ; ) {
    const page: readonly LookUpRow[] = await pageOfLookUpRows(reader, { lookUpTableId, begins: "", after, limit: PAGE });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.key;
  }
}
