import { listProductTypes as selectProductTypes } from "#db/queries/product-types.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { ProductTypeView } from "#lib/domain/product/product-view.ts";
import type { Context } from "../context.ts";

export async function listProductTypes(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly ProductTypeView[]> {
  const types = await selectProductTypes(database, { archived });
  return types.filter(({ code, name, description }) => matchesSearch(search, [code, name, description]));
}
