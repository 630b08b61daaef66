import { listProvisionedProducts } from "#db/queries/provider-codes.ts";
import { findProvider } from "#db/queries/providers.ts";
import type { ProviderView } from "#lib/domain/definition/provider-view.ts";
import type { ProvisionedProduct } from "#lib/domain/provider/provider-codes.ts";
import type { Context } from "../context.ts";

/** What a table can be edited by hand; more come as a sheet. */
const MOST_ROWS = 2000;

export type ProviderCodesView = {
  readonly provider: ProviderView;
  readonly products: readonly ProvisionedProduct[];
  readonly isMore: boolean;
};

/** The products that a provider delivers, with its codes: first what has none. */
export async function getProviderCodes({ database }: Context, code: string): Promise<ProviderCodesView | null> {
  const found = await findProvider(database, code);
  if (found === null) return null;
  const { provisioningProviderId, provider } = found;
  const rows = await listProvisionedProducts(database, { provisioningProviderId, limit: MOST_ROWS + 1 });
  return { provider, products: rows.slice(0, MOST_ROWS), isMore: rows.length > MOST_ROWS };
}
