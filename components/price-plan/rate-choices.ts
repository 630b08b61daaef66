import type { SelectOption } from "#components/ui/select.tsx";
import { definitionsFor } from "#lib/domain/price-plan/definitions.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";

/** What a rate may be for, and what its lines may ask. */
export type RateChoices = {
  readonly products: readonly SelectOption[];
  readonly productTypes: readonly SelectOption[];
  readonly families: readonly SelectOption[];
  readonly zones: readonly SelectOption[];
  readonly timeModels: readonly SelectOption[];
  /** Numbers that usage may carry, to measure or multiply by. */
  readonly amounts: readonly SelectOption[];
};

const NUMBERS: readonly string[] = ["integer", "decimal", "amount"];

/** What the document brings along is offered with what the console has. */
export function rateChoices(document: PricePlanDocument, { definitions, names }: RatingSurroundings): RateChoices {
  const known = definitionsFor(document, definitions.definitions);
  const attributes = Object.values(known.udrTypes).flatMap((udrType) => Object.entries(udrType.attributes));
  const amounts = attributes.flatMap(([code, { type }]) => (NUMBERS.includes(type) ? [code] : []));
  return {
    products: named(usageOnly(definitions.offer.products), names.products),
    productTypes: named(
      usageOnly(definitions.offer.productTypes),
      Object.fromEntries(Object.entries(names.productTypes).map(([code, { name }]) => [code, name])),
    ),
    families: named(definitions.offer.families, names.families),
    zones: named(Object.keys(known.zones), names.zones),
    timeModels: named(Object.keys(known.timeModels), names.timeModels),
    amounts: named([...new Set(amounts)], names.attributes),
  };
}

/** Termed services have no usage to price. */
function usageOnly(kinds: RatingSurroundings["definitions"]["offer"]["products"]): readonly string[] {
  return Object.entries(kinds).flatMap(([code, kind]) => (kind.isUsageService ? [code] : []));
}

function named(codes: readonly string[], names: Readonly<Record<string, string>>): readonly SelectOption[] {
  return codes
    .map((code) => ({ value: code, label: names[code] ?? code, detail: code }))
    .sort((left, right) => left.label.localeCompare(right.label, "en"));
}
