import type { Instant } from "#lib/kernel/instant.ts";
import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import type { Reference } from "../definition/reference.ts";
import { taxRateTexts } from "../product/product-content.ts";
import type { TaxSteps } from "./tax-steps.ts";

/** A tax rate with a name, which products share. */
export type SharedTaxRate = Reference & { readonly steps: TaxSteps };

/** As it is stored, archived or not. */
export type TaxRateView = SharedTaxRate & {
  readonly revision: number;
  readonly archivedAt: Instant | null;
  /** That refer to it, but for those that are archived. */
  readonly products: number;
};

/** As texts, for the audit and for the notice of a conflict. */
export type TaxRateState = { readonly name: string; readonly steps: readonly string[] };

export function taxRateState({ name, steps }: Pick<SharedTaxRate, "name" | "steps">): TaxRateState {
  return { name, steps: taxRateTexts(steps) };
}

export function storedTaxRate(rate: Omit<TaxRateView, "products">): StoredDefinition<TaxRateState> {
  return { code: rate.code, revision: rate.revision, isArchived: rate.archivedAt !== null, state: taxRateState(rate) };
}
