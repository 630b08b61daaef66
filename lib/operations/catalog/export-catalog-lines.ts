import { findCatalog } from "#db/queries/catalogs.ts";
import { installationZone } from "#db/queries/installation.ts";
import { lineSheet } from "#lib/domain/catalog/line-sheet.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/** The lines of a catalog as CSV, in the columns that an import reads. */
export async function exportCatalogLines({ database }: Context, code: string): Promise<Result<Generator<string>, Refusal>> {
  const catalog = await findCatalog(database, code);
  if (catalog === null) return refused({ code: "NOT_FOUND" });
  return ok(lineSheet(catalog.lines, await installationZone(database)));
}
