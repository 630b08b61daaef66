import { listProductFamilies as selectFamilies } from "#db/queries/product-families.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { ProductFamilyView } from "#lib/domain/product/product-view.ts";
import type { Context } from "../context.ts";

export async function listProductFamilies(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly ProductFamilyView[]> {
  const families = await selectFamilies(database, { archived });
  return families.filter(({ code, name }) => matchesSearch(search, [code, name]));
}
