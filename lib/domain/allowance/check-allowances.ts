import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { compareDecimals, decimal } from "#lib/kernel/decimal.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { definitionOf } from "../price-plan/definition-of.ts";
import { errorAt, type Finding, warningAt } from "../price-plan/finding.ts";
import type { RateDefinitions } from "../price-plan/rate-definitions.ts";
import { zonesNow } from "./agreed-zones.ts";
import type { AgreedZones, SharedAllowance, SharedTermsOf } from "./allowance-schema.ts";

/** Whatever stands against publishing what the SIMs share, as the console's definitions are now. */
export function checkAllowances({ allowances = [], zones = {} }: SharedTermsOf, definitions: RateDefinitions): readonly Finding[] {
  return allowances.flatMap((allowance, index) => {
    const path = `allowances[${index}]`;
    return [
      ...checkTarget(allowance, { path, definitions }),
      ...checkZone(allowance, { path, zones, definitions }),
      ...checkCap(allowance, path),
    ];
  });
}

type Place = { readonly path: string; readonly definitions: RateDefinitions };

function checkTarget({ for: target, unit, code }: SharedAllowance, { path, definitions }: Place): readonly Finding[] {
  const { offer } = definitions;
  const missing = (what: string, named: string) => [errorAt(`${path}.for`, `There is no ${what} ${named}.`)];
  if ("product" in target && definitionOf(offer.products, target.product) === undefined) return missing("product", target.product);
  if ("productType" in target && definitionOf(offer.productTypes, target.productType) === undefined)
    return missing("product type", target.productType);
  if ("family" in target && !offer.families.includes(target.family)) return missing("product family", target.family);
  if ("udrType" in target && definitionOf(definitions.definitions.udrTypes, target.udrType) === undefined) {
    return missing("UDR type", target.udrType);
  }
  const units = unitsOf(target, definitions);
  const others = units.filter((each) => each !== unit);
  if (others.length > 0) {
    return [errorAt(`${path}.unit`, `The allowance ${code} counts ${unit}, but its usage is measured in ${listInWords(units, "and")}.`)];
  }
  return units.length > 0 ? [] : [warningAt(`${path}.for`, `No usage comes under the allowance ${code}.`)];
}

/** The units in which usage of the target may come, as the codes of its UDR types' units of measurement. */
export function unitsOf(target: SharedAllowance["for"], { definitions, offer, products }: RateDefinitions): readonly string[] {
  const udrTypes =
    "udrType" in target ? [target.udrType] : productTypesOf(target, products).flatMap((type) => offer.udrTypes?.[type] ?? []);
  return [...new Set(udrTypes.flatMap((code) => definitionOf(definitions.udrTypes, code)?.unit ?? []))].sort();
}

function productTypesOf(target: Exclude<SharedAllowance["for"], { readonly udrType: string }>, products: RateDefinitions["products"]) {
  if ("productType" in target) return [target.productType];
  const own = Object.entries(products).filter(([code, { family }]) =>
    "product" in target ? code === target.product : family === target.family,
  );
  return [...new Set(own.map(([, { productType }]) => productType))];
}

type Zoned = Place & { readonly zones: AgreedZones };

/** What would be approved is what holds, so that it is not another zone than the reviewer reads about. */
function checkZone({ zone }: SharedAllowance, { path, zones, definitions: { definitions } }: Zoned): readonly Finding[] {
  if (zone === undefined) return [];
  if (definitionOf(definitions.zones, zone) === undefined) return [errorAt(`${path}.zone`, `There is no usage zone ${zone}.`)];
  const now = zonesNow([zone], definitions)[zone];
  const agreed = definitionOf(zones, zone);
  if (agreed !== undefined && now !== undefined && canonicalJson(agreed) === canonicalJson(now)) return [];
  return [errorAt(`${path}.zone`, `The usage zone ${zone} was changed since the draft was saved. Save the draft again.`)];
}

function checkCap({ code, quantity, capPerSim }: SharedAllowance, path: string): readonly Finding[] {
  if (capPerSim === undefined || compareDecimals(decimal(capPerSim), decimal(quantity)) <= 0) return [];
  return [warningAt(`${path}.capPerSim`, `One SIM may take more of ${code} than there is of it, so the cap holds nobody back.`)];
}
