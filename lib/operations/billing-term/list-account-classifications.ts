import { listAccountClassifications as select } from "#db/queries/account-classifications.ts";
import type { AccountClassificationView } from "#lib/domain/billing-term/named-group.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { Context } from "../context.ts";

export async function listAccountClassifications(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly AccountClassificationView[]> {
  const found = await select(database, { archived });
  return found.filter(({ code, name }) => matchesSearch(search, [code, name]));
}
