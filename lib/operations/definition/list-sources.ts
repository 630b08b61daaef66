import { listSources as selectSources } from "#db/queries/definitions.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { SourceView } from "#lib/domain/definition/udr-type-view.ts";
import type { Context } from "../context.ts";

export async function listSources(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly SourceView[]> {
  const sources = await selectSources(database, { archived });
  return sources.filter(({ code, name, description }) => matchesSearch(search, [code, name, description]));
}
