import { installationZone } from "#db/queries/installation.ts";
import { listTaxRates as selectTaxRates } from "#db/queries/tax-rates.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { TaxRateView } from "#lib/domain/tax-rate/tax-rate.ts";
import type { Context } from "../context.ts";

type TaxRatesView = { readonly zone: string; readonly taxRates: readonly TaxRateView[] };

/** The tax rates that products share, by name. */
export async function listTaxRates(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<TaxRatesView> {
  const rates = await selectTaxRates(database, { archived });
  return {
    zone: await installationZone(database),
    taxRates: rates.filter(({ code, name }) => matchesSearch(search, [code, name])),
  };
}
