import { listProductTypes as selectProductTypes } from "#db/queries/products.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { ProductTypeView } from "#lib/domain/product/product-view.ts";
import type { Context } from "../context.ts";

export async function listProductTypes(
  { database }: Context,
  { search = "" }: { readonly search?: string } = {},
): Promise<readonly ProductTypeView[]> {
  const types = await selectProductTypes(database);
  return types.filter(({ code, name, description }) => matchesSearch(search, [code, name, description]));
}
