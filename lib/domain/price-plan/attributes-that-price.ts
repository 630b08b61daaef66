import { definitionOf, definitionsFor } from "./definitions.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RateDefinitions } from "./rate-definitions.ts";

export type PricingAttribute = { readonly key: string; readonly choices: readonly string[] | null };

/** The attributes of a product's usage that the plan's zones and charges look at. */
export function attributesThatPrice(
  document: PricePlanDocument,
  { definitions: own, products }: RateDefinitions,
  product: string,
): readonly PricingAttribute[] {
  const definitions = definitionsFor(document, own);
  const lines = document.rates.flatMap(({ base, tiered }) => [{ charge: base, zone: undefined }, ...tiered]);
  const zones = lines.flatMap(({ zone }) => (zone === undefined ? [] : (definitionOf(definitions.zones, zone)?.all ?? [])));
  const factors = lines.flatMap(({ charge }) => (charge.charge === "perUnit" && charge.times !== undefined ? [charge.times] : []));
  const wanted = new Set([...zones.map(({ attribute }) => attribute), ...factors]);
  const udrType = definitionOf(definitions.udrTypes, products[product]?.udrType ?? "");
  return Object.entries(udrType?.attributes ?? {})
    .filter(([key]) => wanted.has(key))
    .map(([key, { values }]) => ({
      key,
      choices: values === undefined ? null : (definitionOf(definitions.valueLists, values) ?? []).map(({ value }) => value),
    }));
}
