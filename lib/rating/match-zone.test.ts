import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareDecimals, decimalToString } from "#lib/kernel/decimal.ts";
import { compileZone, failureIn, isIn } from "./match-zone.ts";
import type { Condition } from "./rate-book.ts";

/** "yes", or why not. */
function matches(conditions: readonly Condition[], metadata: Record<string, string>): string {
  const zone = compileZone("ZONE", { all: conditions });
  const failure = failureIn(zone, metadata);
  expect(isIn(zone, metadata)).toBe(failure === null);
  return failure === null ? "yes" : `${failure.attribute} ${failure.why}`;
}

const attribute = "a";

describe("each condition", () => {
  test.each<[Condition, string, string]>([
    [{ attribute, is: "5G" }, "5G", "yes"],
    [{ attribute, is: "5G" }, "5g", "a differs"],
    [{ attribute, isNot: "5G" }, "4G", "yes"],
    [{ attribute, isNot: "5G" }, "5G", "a differs"],
    [{ attribute, in: ["CY", "GR"] }, "GR", "yes"],
    [{ attribute, in: ["CY", "GR"] }, "DE", "a differs"],
    [{ attribute, in: "CY" }, "CY", "yes"],
    [{ attribute, in: "CY" }, "C", "a differs"],
    [{ attribute, between: ["1", "10"] }, "0.999", "a differs"],
    [{ attribute, between: ["1", "10"] }, "1.000", "yes"],
    [{ attribute, between: ["1", "10"] }, "9", "yes"],
    [{ attribute, between: ["1", "10"] }, "10", "yes"],
    [{ attribute, between: ["1", "10"] }, "10.000000000001", "a differs"],
    [{ attribute, between: ["-5", "-1"] }, "-3", "yes"],
    [{ attribute, between: ["1", "10"] }, "five", "a differs"],
    [{ attribute, startsWith: "+357" }, "+35799123456", "yes"],
    [{ attribute, startsWith: "+357" }, "35799123456", "a differs"],
    [{ attribute, startsWith: ["+30", "+357"] }, "+357", "yes"],
    [{ attribute, isUnder: "EU", values: ["EU", "CY", "Nicosia"] }, "Nicosia", "yes"],
    [{ attribute, isUnder: "EU", values: ["EU", "CY", "Nicosia"] }, "EU", "yes"],
    [{ attribute, isUnder: "EU", values: ["EU", "CY", "Nicosia"] }, "UK", "a differs"],
  ])("%j on %j: %s", (condition, value, expected) => {
    expect(matches([condition], { a: value })).toBe(expected);
  });

  test.each<Condition>([
    { attribute, is: "5G" },
    { attribute, isNot: "5G" },
    { attribute, in: ["5G"] },
    { attribute, between: ["0", "1"] },
    { attribute, startsWith: "" },
    { attribute, isUnder: "EU", values: ["EU"] },
    { attribute, as: "decimal", isNot: "5" },
    { attribute, as: "instant", isNot: "2026-03-03T00:00:00Z" },
    { attribute, as: "boolean", isNot: "true" },
  ])("%j fails where the attribute is absent", (condition) => {
    expect(matches([condition], { b: "5G" })).toBe("a absent");
  });
});

test("all conditions must hold, and the first that fails is named", () => {
  const zone: readonly Condition[] = [
    { attribute: "network", is: "5G" },
    { attribute: "country", is: "CY" },
  ];
  expect(matches(zone, { network: "5G", country: "CY" })).toBe("yes");
  expect(matches(zone, { network: "5G", country: "GR" })).toBe("country differs");
  expect(matches(zone, { network: "4G" })).toBe("network differs");
});

test("what every object inherits is not metadata", () => {
  expect(matches([{ attribute: "constructor", isNot: "x" }], {})).toBe("constructor absent");
});

const NOON = "2026-03-03T12:00:00Z";

describe("each condition on an attribute with a type", () => {
  test.each<[Condition, string, string]>([
    [{ attribute, as: "decimal", is: "5" }, "5.0", "yes"],
    [{ attribute, as: "decimal", is: "5.00" }, "5", "yes"],
    [{ attribute, as: "decimal", is: "5.000000000000000000" }, "5", "yes"],
    [{ attribute, as: "decimal", is: "5" }, "5.000000000000000000", "yes"],
    [{ attribute, as: "decimal", is: "5" }, "5.000000000000000001", "a differs"],
    [{ attribute, as: "decimal", is: "5" }, "05", "a differs"],
    [{ attribute, as: "decimal", is: "5" }, "five", "a differs"],
    [{ attribute, as: "decimal", is: "-5" }, "-5.0", "yes"],
    [{ attribute, as: "decimal", is: "-5" }, "5", "a differs"],
    [{ attribute, as: "decimal", is: "0" }, "-0.0", "yes"],
    [{ attribute, as: "decimal", is: "-0" }, "0", "yes"],
    [{ attribute, as: "decimal", is: "12345678901234567890" }, "12345678901234567890.0", "yes"],
    [{ attribute, as: "decimal", is: "12345678901234567890" }, "12345678901234567891", "a differs"],
    [{ attribute, as: "decimal", isNot: "5" }, "5.0", "a differs"],
    [{ attribute, as: "decimal", isNot: "5" }, "5.1", "yes"],
    [{ attribute, as: "decimal", isNot: "5" }, "-5", "yes"],
    [{ attribute, as: "decimal", isNot: "5" }, "five", "a differs"],
    [{ attribute, as: "decimal", isNot: "5" }, "", "a differs"],
    [{ attribute, as: "decimal", in: ["1", "2.50"] }, "2.5", "yes"],
    [{ attribute, as: "decimal", in: "2.50" }, "2.5", "yes"],
    [{ attribute, as: "decimal", in: ["1", "2.50"] }, "2", "a differs"],
    [{ attribute, as: "decimal", in: ["1", "2.50"] }, "one", "a differs"],
    [{ attribute, as: "decimal", between: ["1", "10"] }, "10.0", "yes"],
    [{ attribute, as: "decimal", between: ["1", "10"] }, "10.0000001", "a differs"],
    [{ attribute, as: "decimal", between: ["-1", "12345678901234567890"] }, "12345678901234567890", "yes"],
    [{ attribute, as: "decimal", between: ["-1", "12345678901234567890"] }, "12345678901234567890.1", "a differs"],
    [{ attribute, as: "decimal", startsWith: "5" }, "5.1", "yes"],
    [{ attribute, as: "decimal", startsWith: "5" }, "5 or so", "a differs"],
    [{ attribute, is: "5" }, "5.0", "a differs"],
    [{ attribute, as: "text", is: "5" }, "5.0", "a differs"],
    [{ attribute, as: "text", isNot: "5" }, "five", "yes"],
    [{ attribute, as: "boolean", is: "true" }, "true", "yes"],
    [{ attribute, as: "boolean", isNot: "true" }, "false", "yes"],
    [{ attribute, as: "instant", is: NOON }, "2026-03-03T14:00+02:00", "yes"],
    [{ attribute, as: "instant", is: NOON }, "2026-03-03T14:00:01+02:00", "a differs"],
    [{ attribute, as: "instant", is: NOON }, "2026-03-03T12:00:00", "a differs"],
    [{ attribute, as: "instant", isNot: NOON }, "2026-03-03T14:00+02:00", "a differs"],
    [{ attribute, as: "instant", isNot: NOON }, "2026-03-03T14:00+01:00", "yes"],
    [{ attribute, as: "instant", isNot: NOON }, "noon", "a differs"],
    [{ attribute, as: "instant", in: ["2026-01-01T00:00:00Z", NOON] }, "2026-03-03T13:00+01:00", "yes"],
    [{ attribute, as: "instant", in: ["2026-01-01T00:00:00Z", NOON] }, "2026-03-03T13:00+02:00", "a differs"],
    [{ attribute, as: "instant", in: NOON }, "noon", "a differs"],
    [{ attribute, as: "instant", between: ["2026-03-03T00:00:00Z", NOON] }, "2026-03-03T14:00:00.000+02:00", "yes"],
    [{ attribute, as: "instant", between: ["2026-03-03T00:00:00Z", NOON] }, "2026-03-03T02:00:00+02:00", "yes"],
    [{ attribute, as: "instant", between: ["2026-03-03T00:00:00Z", NOON] }, "2026-03-03T14:00:00.001+02:00", "a differs"],
    [{ attribute, as: "instant", between: ["2026-03-03T00:00:00Z", NOON] }, "2026-03-03T01:59:59+02:00", "a differs"],
    [{ attribute, as: "instant", between: ["2026-03-03T00:00:00Z", NOON] }, "5", "a differs"],
    [{ attribute, as: "instant", startsWith: "2026" }, "2026-03-03T00:00:00Z", "yes"],
    [{ attribute, as: "instant", startsWith: "2026" }, "2026", "a differs"],
  ])("%j on %j: %s", (condition, value, expected) => {
    expect(matches([condition], { a: value })).toBe(expected);
  });

  test.each<[Condition, string]>([
    [{ attribute, between: ["1", "ten"] }, "not a decimal"],
    [{ attribute, as: "decimal", is: "five" }, "not a decimal"],
    [{ attribute, as: "instant", is: "2026-03-03" }, "not an instant"],
  ])("%j is a fault: no resolved book holds it", (condition, message) => {
    expect(() => compileZone("ZONE", { all: [condition] })).toThrow(message);
  });
});

describe("always", () => {
  /** Few digits, so that equal values in different notation meet often; now and then more than a double holds. */
  const someDecimal = fc
    .tuple(fc.oneof(fc.bigInt({ min: -30n, max: 30n }), fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })), fc.integer({ min: 0, max: 8 }))
    .chain(([unscaled, scale]) => {
      const zeros = scale === 0 ? fc.constant(0) : fc.integer({ min: 0, max: 12 });
      return zeros.map((more) => ({ unscaled: unscaled * 10n ** BigInt(more), scale: scale + more }));
    });
  const texts = (values: readonly { unscaled: bigint; scale: number }[]) => values.map(decimalToString);

  test("decimals are compared by value, exactly", () => {
    fc.assert(
      fc.property(someDecimal, someDecimal, someDecimal, (value, low, high) => {
        const [text = "", least = "", most = ""] = texts([value, low, high]);
        const equals = compareDecimals(value, low) === 0;
        const lies = compareDecimals(low, value) <= 0 && compareDecimals(value, high) <= 0;
        const holds = (condition: Condition) => matches([condition], { a: text }) === "yes";
        expect(holds({ attribute, as: "decimal", is: least })).toBe(equals);
        expect(holds({ attribute, as: "decimal", isNot: least })).toBe(!equals);
        expect(holds({ attribute, as: "decimal", in: [least, most] })).toBe(equals || compareDecimals(value, high) === 0);
        expect(holds({ attribute, as: "decimal", between: [least, most] })).toBe(lies);
        expect(holds({ attribute, between: [least, most] })).toBe(lies);
      }),
      { numRuns: 5000 },
    );
  });

  test("many beginnings are found as few are", () => {
    const someDigits = fc.stringMatching(/^[1-3]{0,4}$/);
    fc.assert(
      fc.property(fc.array(someDigits, { minLength: 1, maxLength: 12 }), someDigits, (beginnings, value) => {
        const expected = beginnings.some((beginning) => value.startsWith(beginning)) ? "yes" : "a differs";
        expect(matches([{ attribute, startsWith: beginnings }], { a: value })).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
