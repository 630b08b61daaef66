import { installationZone } from "#db/queries/installation.ts";
import { findTaxRate, findTaxRateUsers } from "#db/queries/tax-rates.ts";
import type { TaxRateUsers } from "#lib/domain/tax-rate/decide-save-tax-rate.ts";
import type { TaxRateView } from "#lib/domain/tax-rate/tax-rate.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

export type TaxRateEditorView = {
  readonly zone: string;
  readonly now: Instant;
  readonly rate: TaxRateView;
  readonly users: TaxRateUsers;
};

/** The tax rate that a form changes, and who takes tax from it; null where there is none of that code. */
export async function getTaxRateEditor({ database, now }: Context, code: string): Promise<TaxRateEditorView | null> {
  const rate = await findTaxRate(database, code);
  if (rate === null) return null;
  return { zone: await installationZone(database), now, rate, users: await findTaxRateUsers(database, rate.taxRateId) };
}
