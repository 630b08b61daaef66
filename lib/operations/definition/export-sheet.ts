import { installationZone } from "#db/queries/installation.ts";
import type { Members, SheetKind } from "#lib/domain/sheet/sheet-kind.ts";
import { sheetHead, sheetRecords } from "#lib/domain/sheet/write-sheet.ts";
import type { Context } from "../context.ts";

type Exported = { readonly kind: SheetKind; readonly definitions: AsyncIterable<Members> | Iterable<Members> };

/** Definitions as CSV, in the columns that an import reads; days in the zone of the installation. */
export async function* exportSheet({ database }: Context, { kind, definitions }: Exported): AsyncGenerator<string> {
  const zone = await installationZone(database);
  yield sheetHead(kind);
  for await (const members of definitions) yield sheetRecords(kind, members, zone);
}
