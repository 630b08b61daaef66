import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { isCurrency } from "#lib/kernel/currency.ts";
import { isTimeZone } from "#lib/kernel/zone.ts";
import { checkCharge } from "./check-charge.ts";
import { errorAt, type Finding, warningAt } from "./finding.ts";
import type { DocumentRate, PricePlanDocument } from "./price-plan-document.ts";
import { repeated } from "./repeated.ts";

/** What can be said of a plan by itself: known currency and zone, one winner for every usage, charges that price every quantity. */
export function checkPlan(document: PricePlanDocument): readonly Finding[] {
  return [...checkHead(document), ...checkUnique(document.rates), ...document.rates.flatMap(checkRate)];
}

function checkHead({ currency, timeZone, rates }: PricePlanDocument): readonly Finding[] {
  return [
    ...(isCurrency(currency) ? [] : [errorAt("currency", `${currency} is not a known currency.`)]),
    ...(isTimeZone(timeZone) ? [] : [errorAt("timeZone", `${timeZone} is not a known time zone.`)]),
    ...(rates.length > 0 ? [] : [errorAt("rates", "The plan has no rate, so nothing could be priced by it.")]),
  ];
}

function checkUnique(rates: readonly DocumentRate[]): readonly Finding[] {
  const keys = repeated(rates.map(({ key }) => key));
  const targets = repeated(rates.map((rate) => canonicalJson(rate.for)));
  const chance = "Another rate is for the same. Which of them holds must not be left to chance.";
  return [
    ...keys.map(({ index, value }) => errorAt(`rates[${index}].key`, `Another rate has the key ${value} already.`)),
    ...targets.map(({ index }) => errorAt(`rates[${index}].for`, chance)),
  ];
}

function checkRate({ base, scope, tiered }: DocumentRate, index: number): readonly Finding[] {
  const path = `rates[${index}]`;
  const levels = repeated(tiered.map(({ level }) => level));
  return [
    ...checkCharge(base, scope, `${path}.base`),
    ...tiered.flatMap(({ charge }, at) => checkCharge(charge, scope, `${path}.tiered[${at}].charge`)),
    ...levels.map((level) => errorAt(`${path}.tiered[${level.index}].level`, `Level ${level.value} exists already in this rate.`)),
    ...tiered.flatMap(({ zone, timeModel, level }, at) => {
      if (zone !== undefined || timeModel !== undefined) return [];
      return [warningAt(`${path}.tiered[${at}]`, `Level ${level} has no condition, so the base and every higher level never hold.`)];
    }),
  ];
}
