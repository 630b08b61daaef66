import { listProviders as selectProviders } from "#db/queries/providers.ts";
import type { ProviderView } from "#lib/domain/definition/provider-view.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { Context } from "../context.ts";

export async function listProviders(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly ProviderView[]> {
  const providers = await selectProviders(database, { archived });
  return providers.filter(({ code, name }) => matchesSearch(search, [code, name]));
}
