import { present } from "#lib/kernel/assert.ts";
import { currency, minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import type { Condition, Rate, RateBook, Zone } from "#lib/rating/rate-book.ts";
import type { Refusal } from "../refusal.ts";
import { comparisonsOf } from "./attribute-types.ts";
import { checkPricing } from "./check-document.ts";
import { type Definitions, definitionsFor } from "./definitions.ts";
import { validityInstant } from "./discount-validity.ts";
import { errorsIn } from "./finding.ts";
import type { DocumentRate, PricePlanDocument } from "./price-plan-document.ts";
import { usedDefinitions } from "./used-definitions.ts";
import { valueListsOf, valuesUnder } from "./value-tree.ts";
import type { ConditionDefinition, ZoneDefinition } from "./zone-schema.ts";

/**
 * Makes the self-contained book that a version is priced by for as long as it lives: what its rates and discounts refer to is
 * copied in, defaults are written out. Refused, once per error, when it could not price every usage.
 */
export function resolveRateBook(document: PricePlanDocument, own: Definitions): Result<RateBook, readonly Refusal[]> {
  const errors = errorsIn(checkPricing(document, own));
  if (errors.length > 0) return refused(errors.map(({ path, message }) => ({ code: "DOCUMENT_INVALID", path, params: { message } })));
  const definitions = definitionsFor(document, own);
  const used = usedDefinitions(document, definitions);
  return ok({
    format: "ratewright/rate-book@1",
    code: document.code,
    name: document.name,
    currency: document.currency,
    taxInclusive: document.taxInclusive,
    timeZone: document.timeZone,
    rounding: document.rounding,
    roundTo: document.roundTo ?? minorDigits(currency(document.currency)),
    rates: document.rates.map(resolveRate),
    timeModels: Object.fromEntries(used.timeModels),
    zones: Object.fromEntries(used.zones.map(([code, zone]) => [code, resolveZone(zone, definitions)])),
    discounts: (document.discounts ?? []).map((discount) => resolveDiscount(discount, document.timeZone)),
  });
}

function resolveRate({ key, for: target, scope, split, base, tiered }: DocumentRate): Rate {
  return { key, for: target, scope, ...(split === undefined ? {} : { split }), base, tiered };
}

/** A date begins at midnight in the plan's zone; the book says which instant that was. */
function resolveDiscount(discount: Discount, timeZone: string): Discount {
  const { validFrom, validTo } = discount;
  return { ...discount, validFrom: instantText(validFrom, timeZone), validTo: instantText(validTo, timeZone) };
}

function instantText(validity: string | null, timeZone: string): string | null {
  return validity === null ? null : instantToString(present(validityInstant(validity, timeZone), `the instant ${validity}`));
}

/** A zone as a book holds it, and as the engine compiles it. Its conditions must have passed `checkZone`. */
export function resolveZone({ all }: ZoneDefinition, definitions: Definitions): Zone {
  return { all: all.map((condition) => resolveCondition(condition, definitions)) };
}

/** A branch of a value list is written out as its values, so that a list edited later changes no price in force. */
function resolveCondition(condition: ConditionDefinition, definitions: Definitions): Condition {
  if ("isUnder" in condition) {
    return { ...condition, values: valuesUnder(condition.isUnder, valueListsOf(condition.attribute, definitions)) };
  }
  const [as = "text"] = "startsWith" in condition ? [] : comparisonsOf(condition.attribute, definitions);
  return as === "text" ? condition : { ...condition, as };
}
