import { unreachable } from "#lib/kernel/assert.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { definitionOf } from "../definition-of.ts";
import { errorAt, type Finding, noteAt, warningAt } from "../finding.ts";
import { chargeLines } from "./charge-lines.ts";
import type { LintContext, LintedRate } from "./lint-context.ts";
import { isOffered } from "./reached-products.ts";

/** Rates for nothing, and rates for things that one price cannot measure. */
export function checkReached(context: LintContext): readonly Finding[] {
  return context.rates.flatMap((linted) => [...checkProducts(linted, context), ...checkUnits(linted, context)]);
}

function checkProducts({ rate: { for: target }, path, reached }: LintedRate, { isOfferKnown, offer }: LintContext): readonly Finding[] {
  if (!isOfferKnown || "product" in target || reached.products.length > 0) return [];
  const whose = "productType" in target ? `of the type ${target.productType}` : `of the family ${target.family}`;
  if (reached.targeted > 0) return [noteAt(`${path}.for`, `Every product ${whose} has a more specific rate, so this one prices nothing.`)];
  return isOffered(target, offer) ? [warningAt(`${path}.for`, `No product is ${whose}, so this rate prices nothing.`)] : [];
}

/** A price per unit is for one unit. Products measured in different units need a rate for each. */
function checkUnits(linted: LintedRate, { definitions }: LintContext): readonly Finding[] {
  if (linted.reached.products.length === 0) return [];
  const udrTypes = chargeLines(linted).flatMap(({ charge, reach }) => (countsUnits(charge) ? reach.udrTypes : []));
  const byUnit = Map.groupBy(
    [...new Set(udrTypes)].flatMap((code) => {
      const definition = code === null ? undefined : definitionOf(definitions.udrTypes, code);
      return code === null || definition === undefined ? [] : [{ code, unit: definition.unit }];
    }),
    ({ unit }) => unit,
  );
  if (byUnit.size < 2) return [];
  const units = [...byUnit].map(
    ([unit, types]) =>
      `${unit} (UDR type ${listInWords(
        types.map(({ code }) => code),
        "and",
      )})`,
  );
  return [
    errorAt(
      `${linted.path}.for`,
      `Usage of this rate is counted in ${listInWords(units, "and")}, and one price cannot be for both. Give each a rate.`,
    ),
  ];
}

function countsUnits(charge: Charge): boolean {
  switch (charge.charge) {
    case "perUnit":
    case "graduated":
    case "volume":
    case "package":
    case "stepped":
      return true;
    case "flat":
    case "percentage":
    case "costPlus":
      return false;
    default:
      return unreachable(charge);
  }
}
