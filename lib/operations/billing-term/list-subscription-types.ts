import { listSubscriptionTypes as select } from "#db/queries/subscription-types.ts";
import type { NamedGroup } from "#lib/domain/billing-term/named-group.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { Context } from "../context.ts";

export async function listSubscriptionTypes(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly NamedGroup[]> {
  const found = await select(database, { archived });
  return found.filter(({ code, name }) => matchesSearch(search, [code, name]));
}
