import type { QuotedProduct } from "#db/queries/quoted-products.ts";
import type { ProductDefinition } from "#lib/domain/price-plan/definitions-schema.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** A usage service with the tax that holds at the instant: 0 % where none does yet, as an order would have it. */
export function quotedProductAt(known: QuotedProduct | undefined, at: Instant): ProductDefinition | null {
  if (known === undefined) return null;
  const { taxRates, ...product } = known;
  return { ...product, taxRate: taxRates.find(({ validFrom }) => validFrom <= at)?.percent ?? "0" };
}
