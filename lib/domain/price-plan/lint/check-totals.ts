import { addDecimals, type Decimal, decimal, decimalToString } from "#lib/kernel/decimal.ts";
import type { CompiledCharge } from "#lib/rating/charges/compile-charge.ts";
import { NOTHING_COUNTED } from "#lib/rating/counters.ts";
import { type Fraction, fractionToString, isLess, NOTHING, subtract } from "#lib/rating/fraction.ts";
import { UNIT_DECIMALS } from "#lib/rating/usage.ts";
import { definitionOf } from "../definition-of.ts";
import { type Finding, warningAt } from "../finding.ts";
import { type ChargeLine, chargeLines } from "./charge-lines.ts";
import type { LintContext } from "./lint-context.ts";

/**
 * Totals that fall as usage rises. Only a volume charge can: where one band ends, the whole quantity gets the price of the next. A
 * graduated sum never falls, however much cheaper the next band is, because what was used below it stays as dear as it was.
 */
export function checkTotals(context: LintContext): readonly Finding[] {
  return context.rates.flatMap((linted) => chargeLines(linted).flatMap((line) => checkVolume(line, context)));
}

function checkVolume({ reach, charge, compiled, path }: ChargeLine, context: LintContext): readonly Finding[] {
  if (charge.charge !== "volume") return [];
  const step: Decimal = { unscaled: 1n, scale: finestDecimals(reach.udrTypes, context) };
  return charge.bands.flatMap(({ upTo }, index) => {
    if (upTo === null) return [];
    const edge = decimal(upTo);
    const next = addDecimals(edge, step);
    const [before, after] = [totalOf(compiled, edge), totalOf(compiled, next)];
    if (!isLess(after, before)) return [];
    const { currency } = context.book;
    const costs = `${upTo} cost ${fractionToString(before)} ${currency}, ${decimalToString(next)} cost ${fractionToString(after)} ${currency}`;
    const less = fractionToString(subtract(before, after));
    return [warningAt(`${path}.bands[${index + 1}]`, `Above ${upTo} the total falls as usage rises: ${costs}, which is ${less} less.`)];
  });
}

/** By the engine itself, the minimum and the maximum included. */
function totalOf(charge: CompiledCharge, quantity: Decimal): Fraction {
  const measured = charge.measure({ quantity, metadata: {} });
  return measured.ok ? charge.amount(charge.count(NOTHING_COUNTED, measured.value)).amount : NOTHING;
}

function finestDecimals(udrTypes: readonly (string | null)[], { definitions }: LintContext): number {
  const decimals = udrTypes.map((code) => (code === null ? undefined : definitionOf(definitions.udrTypes, code))?.unitDecimals);
  return decimals.length === 0 ? UNIT_DECIMALS : Math.max(...decimals.map((each) => each ?? UNIT_DECIMALS));
}
