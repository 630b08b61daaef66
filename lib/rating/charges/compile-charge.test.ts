import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { addDecimals, decimal, decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { NOTHING_COUNTED } from "../counters.ts";
import { add, type Fraction, fraction, fractionOf, fractionToString, isLess, multiply, NOTHING, subtract } from "../fraction.ts";
import type { Charge } from "./charge.ts";
import type { ChargeLine } from "./charge-line.ts";
import type { Counted, Measure } from "./charge-program.ts";
import { type CompiledCharge, compileCharge, type LimitedCharge } from "./compile-charge.ts";
import type { PercentageCharge } from "./percentage.ts";
import {
  type ArbitraryUsage,
  arbitraryCharge,
  arbitraryGraduated,
  arbitraryPackage,
  arbitraryPercentage,
  arbitraryStepped,
  arbitrarySum,
  arbitraryUsage,
} from "./testing/arbitrary-charge.ts";
import { withoutLimits, withoutOneOffs } from "./without-one-offs.ts";

const RUNS = { numRuns: 1000 };
const usages = fc.array(arbitraryUsage, { maxLength: 6 });

function measured({ measure }: CompiledCharge, usage: ArbitraryUsage): Measure {
  const result = measure(usage);
  return present(result.ok ? result.value : null, "a measure");
}

function countAll(charge: CompiledCharge, all: readonly ArbitraryUsage[]): Counted {
  return all.reduce((counted, usage) => charge.count(counted, measured(charge, usage)), NOTHING_COUNTED);
}

function totalAlone(charge: CompiledCharge, usage: ArbitraryUsage): LimitedCharge {
  return charge.total(countAll(charge, [usage]), measured(charge, usage));
}

const sum = (amounts: readonly Fraction[]): Fraction => amounts.reduce(add, NOTHING);
const sumOfLines = (lines: readonly ChargeLine[]): string => fractionToString(sum(lines.map(({ amount }) => fraction(amount))));
const costOf = (charge: CompiledCharge, all: readonly ArbitraryUsage[]): Fraction => charge.amount(countAll(charge, all)).amount;

describe("the lines add up to the amount", () => {
  test("of usage that counts together", () => {
    const property = fc.property(arbitraryCharge, usages, (definition, all) => {
      const charge = compileCharge(withoutLimits(definition));
      const { amount, lines } = charge.total(countAll(charge, all), null);
      expect(sumOfLines(lines)).toBe(fractionToString(amount));
    });
    fc.assert(property, RUNS);
  });

  test("of usage that stands alone", () => {
    const property = fc.property(arbitraryCharge, arbitraryUsage, (definition, usage) => {
      const { amount, lines } = totalAlone(compileCharge(withoutLimits(definition)), usage);
      expect(sumOfLines(lines)).toBe(fractionToString(amount));
    });
    fc.assert(property, RUNS);
  });

  test("before the limits, and the amount without lines is the same", () => {
    const property = fc.property(arbitraryCharge, usages, (definition, all) => {
      const charge = compileCharge(definition);
      const counted = countAll(charge, all);
      const { amount, lines, limit } = charge.total(counted, null);
      expect(charge.amount(counted)).toMatchObject({ amount, limit });
      const { minimum, maximum } = definition;
      const before = fraction(sumOfLines(lines));
      if (counted.udrs === 0) expect(lines).toEqual([{ kind: "nothingUsed", amount: "0" }]);
      else if (limit === "minimum") expect(isLess(before, amount) && fractionToString(amount) === minimum).toBe(true);
      else if (limit === "maximum") expect(isLess(amount, before) && fractionToString(amount) === maximum).toBe(true);
      else expect(fractionToString(amount)).toBe(fractionToString(before));
    });
    fc.assert(property, RUNS);
  });
});

describe("what counts together", () => {
  test("costs the same in any order, but for a percentage", () => {
    const shuffled = usages.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    const property = fc.property(arbitrarySum, shuffled, (definition, [all, others]) => {
      const charge = compileCharge(definition);
      expect(fractionToString(costOf(charge, others))).toBe(fractionToString(costOf(charge, all)));
    });
    fc.assert(property, RUNS);
  });

  test("costs the same however it is cut, where it is graduated", () => {
    const property = fc.property(arbitraryGraduated, usages, (definition, all) => {
      const quantity = all.map((usage) => usage.quantity).reduce(addDecimals, decimal("0"));
      const charge = compileCharge(definition);
      const whole = costOf(charge, [{ quantity, metadata: { amount: "0", factor: "1" } }]);
      const costs = all.map((_, index) => subtract(costOf(charge, all.slice(0, index + 1)), costOf(charge, all.slice(0, index))));
      expect(fractionToString(sum(costs))).toBe(fractionToString(whole));
      expect(fractionToString(costOf(charge, all))).toBe(fractionToString(whole));
    });
    fc.assert(property, RUNS);
  });

  test("never costs less for more of it: graduated, package, stepped", () => {
    const property = fc.property(
      fc.oneof(arbitraryGraduated, arbitraryPackage, arbitraryStepped),
      usages,
      arbitraryUsage,
      (definition, all, more) => {
        const charge = compileCharge(definition);
        expect(isLess(costOf(charge, [...all, more]), costOf(charge, all))).toBe(false);
      },
    );
    fc.assert(property, RUNS);
  });

  test("usage of 0 changes nothing", () => {
    const none: ArbitraryUsage = { quantity: decimal("0.00"), metadata: { amount: "0.0", factor: "3" } };
    const property = fc.property(arbitraryCharge, usages, (definition, all) => {
      const charge = compileCharge(definition);
      expect(countAll(charge, [none, ...all, none])).toEqual(countAll(charge, all));
      expect(costOf(charge, [none])).toEqual(NOTHING);
    });
    fc.assert(property, RUNS);
  });

  test("the scale of a number means nothing", () => {
    const short = ({ quantity, metadata }: ArbitraryUsage): ArbitraryUsage => ({
      quantity: normalise(quantity),
      metadata: {
        amount: decimalToString(normalise(decimal(metadata.amount))),
        factor: decimalToString(normalise(decimal(metadata.factor))),
      },
    });
    const property = fc.property(arbitraryCharge, usages, (definition, all) => {
      const charge = compileCharge(definition);
      const told = (each: readonly ArbitraryUsage[]) => {
        const { amount, lines, limit } = charge.total(countAll(charge, each), null);
        return { amount: fractionToString(amount), lines, limit };
      };
      expect(told(all.map(short))).toEqual(told(all));
    });
    fc.assert(property, RUNS);
  });
});

describe("a percentage", () => {
  /** Walks the amounts in the order of time, in integers of the finest unit, and pays each by itself. */
  function reckon({ rate, fixed = "0", freeUdrs, freeAmount }: PercentageCharge, amounts: readonly string[]): Fraction {
    const parts = (text: string) => decimal(text).unscaled * 10n ** BigInt(8 - decimal(text).scale);
    const share = multiply(fractionOf(decimal(rate)), { numerator: 1n, denominator: 100n });
    let total = NOTHING;
    let used = 0n;
    const real = amounts.filter((amount) => parts(amount) > 0n);
    for (const [index, amount] of real.entries()) {
      const isPastFree = (freeUdrs === undefined && freeAmount === undefined) || (freeUdrs !== undefined && index >= freeUdrs);
      let paid = 0n;
      if (isPastFree) paid = parts(amount);
      else if (freeAmount !== undefined) {
        const left = used >= parts(freeAmount) ? 0n : parts(freeAmount) - used;
        paid = parts(amount) > left ? parts(amount) - left : 0n;
      }
      used += parts(amount);
      if (paid > 0n) total = sum([total, multiply({ numerator: paid, denominator: 100_000_000n }, share), fractionOf(decimal(fixed))]);
    }
    return total;
  }

  test("costs, over all its UDRs, what each pays by itself", () => {
    const property = fc.property(arbitraryPercentage, fc.array(arbitraryUsage, { maxLength: 12 }), (definition, all) => {
      const expected = reckon(
        definition,
        all.map(({ metadata }) => metadata.amount),
      );
      expect(fractionToString(costOf(compileCharge(definition), all))).toBe(fractionToString(expected));
    });
    fc.assert(property, RUNS);
  });

  test("never costs less for more UDRs", () => {
    const property = fc.property(arbitraryPercentage, usages, arbitraryUsage, (definition, all, more) => {
      const charge = compileCharge(definition);
      expect(isLess(costOf(charge, [...all, more]), costOf(charge, all))).toBe(false);
    });
    fc.assert(property, RUNS);
  });
});

test("without one-off fees a charge costs what it cost, less the lines of those fees", () => {
  const isOneOff = ({ kind }: ChargeLine) => kind === "flat" || kind === "bandFlat" || kind === "connectFee" || kind === "fixed";
  const property = fc.property(arbitraryCharge, arbitraryUsage, (definition, usage) => {
    const whole = totalAlone(compileCharge(withoutLimits(definition)), usage);
    const rest = totalAlone(compileCharge(withoutOneOffs(definition)), usage);
    const fees = sumOfLines(whole.lines.filter(isOneOff));
    expect(sumOfLines(rest.lines.filter(isOneOff))).toBe("0");
    expect(fractionToString(add(rest.amount, fraction(fees)))).toBe(fractionToString(whole.amount));
  });
  fc.assert(property, RUNS);
});

test.each<[Charge, boolean]>([
  [{ charge: "perUnit", price: "1", times: "mbps" }, false],
  [{ charge: "flat", amount: "1" }, false],
  [{ charge: "percentage", of: "amount", rate: "1" }, true],
  [{ charge: "costPlus", of: "cost", markup: "1" }, true],
])("%j measures a metadata amount: %s", (definition, measuresAmount) => {
  expect(compileCharge(definition).measuresAmount).toBe(measuresAmount);
});
