import { describe, expect, test } from "vitest";
import { compileZone, failureIn } from "./match-zone.ts";
import type { Condition } from "./rate-book.ts";

/** "yes", or why not. */
function matches(conditions: readonly Condition[], metadata: Record<string, string>): string {
  const failure = failureIn(compileZone("ZONE", { all: conditions }), metadata);
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
