import { definitionOf } from "./definition-of.ts";
import type { Definitions } from "./definitions.ts";
import type { UdrTypeDefinition } from "./definitions-schema.ts";
import { errorAt, type Finding, warningAt } from "./finding.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";

/** Whatever the document names by code must exist: in the document itself, or in the console. */
export function checkReferences(document: PricePlanDocument, definitions: Definitions): readonly Finding[] {
  return [
    ...checkLevels(document, definitions),
    ...Object.entries(document.udrTypes ?? {}).flatMap(([code, udrType]) => checkUdrType(udrType, `udrTypes.${code}`, definitions)),
    ...Object.entries(document.products ?? {}).flatMap(([code, { udrType }]) =>
      udrType === undefined ? [] : checkUdrTypeCode(udrType, `products.${code}.udrType`, definitions),
    ),
  ];
}

function checkLevels({ rates }: PricePlanDocument, { zones, timeModels }: Definitions): readonly Finding[] {
  return rates.flatMap(({ tiered }, index) =>
    tiered.flatMap(({ zone, timeModel }, at) => {
      const path = `rates[${index}].tiered[${at}]`;
      const isZoneKnown = zone === undefined || definitionOf(zones, zone) !== undefined;
      const isModelKnown = timeModel === undefined || definitionOf(timeModels, timeModel) !== undefined;
      return [
        ...(isZoneKnown ? [] : [errorAt(`${path}.zone`, `There is no usage zone ${zone}.`)]),
        ...(isModelKnown ? [] : [errorAt(`${path}.timeModel`, `There is no date/time model ${timeModel}.`)]),
      ];
    }),
  );
}

/** UDR types may be left out of a document altogether: then nothing is known of any, and every attribute is text. */
export function checkUdrTypeCode(code: string, path: string, { udrTypes }: Definitions): readonly Finding[] {
  const isKnown = Object.keys(udrTypes).length === 0 || definitionOf(udrTypes, code) !== undefined;
  return isKnown ? [] : [errorAt(path, `There is no UDR type ${code}.`)];
}

/** So may value lists: then a choice takes any text. */
function checkUdrType({ attributes }: UdrTypeDefinition, path: string, { valueLists }: Definitions): readonly Finding[] {
  const isAnyListKnown = Object.keys(valueLists).length > 0;
  return Object.entries(attributes).flatMap(([key, { type, values }]) => {
    const at = `${path}.attributes.${key}`;
    if (type === "choice") {
      if (values === undefined) return [warningAt(at, `The choice ${key} names no value list, so it takes any text.`)];
      return isAnyListKnown && definitionOf(valueLists, values) === undefined
        ? [errorAt(`${at}.values`, `There is no value list ${values}.`)]
        : [];
    }
    return values === undefined ? [] : [errorAt(`${at}.values`, `Only a choice has a value list, and ${key} is ${type}.`)];
  });
}
