import { definitionOf } from "../price-plan/definition-of.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import { validityInstant } from "../price-plan/discount-validity.ts";
import { errorAt, type Finding } from "../price-plan/finding.ts";
import type { DiscountDocument } from "./discount-document.ts";

/** What a discount may be for: the codes of the console's own products, types, families and account classifications. */
export type KnownTargets = {
  readonly products: ReadonlySet<string>;
  readonly productTypes: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  readonly classifications: ReadonlySet<string>;
};

/** Whatever stands against publishing it: references to nothing, and a validity that is over before it begins. */
export function checkDiscount(document: DiscountDocument, definitions: Definitions, known: KnownTargets): readonly Finding[] {
  return [...checkTarget(document, definitions, known), ...checkConditions(document, definitions, known), ...checkValidity(document)];
}

function checkTarget({ for: target }: DiscountDocument, { udrTypes }: Definitions, known: KnownTargets): readonly Finding[] {
  if (target === null) return [];
  const missing = (path: string, what: string, code: string) => [errorAt(`for.${path}`, `There is no ${what} ${code}.`)];
  if ("product" in target) return known.products.has(target.product) ? [] : missing("product", "product", target.product);
  if ("productType" in target)
    return known.productTypes.has(target.productType) ? [] : missing("productType", "product type", target.productType);
  if ("family" in target) return known.families.has(target.family) ? [] : missing("family", "product family", target.family);
  return definitionOf(udrTypes, target.udrType) === undefined ? missing("udrType", "UDR type", target.udrType) : [];
}

function checkConditions({ zone, account }: DiscountDocument, { zones }: Definitions, known: KnownTargets): readonly Finding[] {
  const isZoneKnown = zone === null || definitionOf(zones, zone) !== undefined;
  const isClassKnown = account === null || known.classifications.has(account.classification);
  return [
    ...(isZoneKnown ? [] : [errorAt("zone", `There is no usage zone ${zone}.`)]),
    ...(isClassKnown ? [] : [errorAt("account.classification", `There is no account classification ${account.classification}.`)]),
  ];
}

function checkValidity({ validFrom, validTo, timeZone }: DiscountDocument): readonly Finding[] {
  if (validFrom === null || validTo === null) return [];
  const [from, to] = [validityInstant(validFrom, timeZone), validityInstant(validTo, timeZone)];
  if (from === null || to === null || from < to) return [];
  return [errorAt("validTo", `The discount ends at ${validTo}, which is not after it begins at ${validFrom}, so it is never valid.`)];
}
