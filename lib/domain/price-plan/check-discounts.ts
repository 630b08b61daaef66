import { isTimeZone } from "#lib/kernel/zone.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import { checkUdrTypeCode } from "./check-references.ts";
import { definitionOf } from "./definition-of.ts";
import type { Definitions } from "./definitions.ts";
import { validityInstant } from "./discount-validity.ts";
import { errorAt, type Finding } from "./finding.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { repeated } from "./repeated.ts";

/** Several versions of one discount may be valid at once: the highest holds. So only two of one number are a mistake. */
export function checkDiscounts({ discounts = [], timeZone }: PricePlanDocument, definitions: Definitions): readonly Finding[] {
  const twice = repeated(discounts.map(({ code, version }) => `version ${version} of ${code}`));
  return [
    ...twice.map(({ index, value }) => errorAt(`discounts[${index}].version`, `There is a ${value} already.`)),
    ...discounts.flatMap((discount, index) => [
      ...checkScopeOf(discount, `discounts[${index}]`, definitions),
      ...checkValidity(discount, `discounts[${index}]`, timeZone),
    ]),
  ];
}

function checkScopeOf({ zone, for: target }: Discount, path: string, definitions: Definitions): readonly Finding[] {
  const isZoneKnown = zone === null || definitionOf(definitions.zones, zone) !== undefined;
  return [
    ...(isZoneKnown ? [] : [errorAt(`${path}.zone`, `There is no usage zone ${zone}.`)]),
    ...(target !== null && "udrType" in target ? checkUdrTypeCode(target.udrType, `${path}.for.udrType`, definitions) : []),
  ];
}

/** In a zone that is not known, which is an error of its own, a date is no instant. */
function checkValidity({ validFrom, validTo }: Discount, path: string, timeZone: string): readonly Finding[] {
  if (validFrom === null || validTo === null || !isTimeZone(timeZone)) return [];
  const [from, to] = [validityInstant(validFrom, timeZone), validityInstant(validTo, timeZone)];
  if (from === null || to === null || from < to) return [];
  return [
    errorAt(`${path}.validTo`, `The discount ends at ${validTo}, which is not after it begins at ${validFrom}, so it is never valid.`),
  ];
}
