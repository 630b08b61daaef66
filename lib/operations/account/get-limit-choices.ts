import { listProductFamilies } from "#db/queries/product-families.ts";
import { listProductTypes } from "#db/queries/product-types.ts";
import type { NamedCode } from "#lib/domain/account/account-view.ts";
import type { Context } from "../context.ts";

type LimitChoices = { readonly productTypes: readonly NamedCode[]; readonly families: readonly NamedCode[] };

/** What a limit may be for beside a single service. */
export async function getLimitChoices({ database }: Context): Promise<LimitChoices> {
  const named = ({ code, name }: NamedCode): NamedCode => ({ code, name });
  const types = await listProductTypes(database);
  return { productTypes: types.map(named), families: (await listProductFamilies(database)).map(named) };
}
