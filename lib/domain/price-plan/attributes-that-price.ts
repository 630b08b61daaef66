import { attributesOf } from "#lib/rating/charges/attributes-of.ts";
import { definitionOf } from "./definition-of.ts";
import { definitionsFor } from "./definitions.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RateDefinitions } from "./rate-definitions.ts";
import { usedDefinitions } from "./used-definitions.ts";

export type PricingAttribute = { readonly key: string; readonly choices: readonly string[] | null };

/** The attributes of a product's usage that the plan's zones and charges look at. */
export function attributesThatPrice(
  document: PricePlanDocument,
  { definitions: own, products }: RateDefinitions,
  product: string,
): readonly PricingAttribute[] {
  const definitions = definitionsFor(document, own);
  const conditions = usedDefinitions(document, definitions).zones.flatMap(([, { all }]) => all);
  const charges = document.rates.flatMap(({ base, tiered }) => [base, ...tiered.map(({ charge }) => charge)]);
  const wanted = new Set([...conditions.map(({ attribute }) => attribute), ...charges.flatMap(attributesOf)]);
  const udrType = definitionOf(definitions.udrTypes, products[product]?.udrType ?? "");
  return Object.entries(udrType?.attributes ?? {})
    .filter(([key]) => wanted.has(key))
    .map(([key, { values }]) => ({
      key,
      choices: values === undefined ? null : (definitionOf(definitions.valueLists, values) ?? []).map(({ value }) => value),
    }));
}
