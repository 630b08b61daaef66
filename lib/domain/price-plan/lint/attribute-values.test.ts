import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDecimal } from "#lib/kernel/decimal.ts";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { compileZone, isIn } from "#lib/rating/match-zone.ts";
import type { ComparedAs, Condition } from "#lib/rating/rate-book.ts";
import { knownAttributes } from "../../usage-line/known-attribute.ts";
import type { AttributeDefinition } from "../definitions-schema.ts";
import { attributeValues } from "./attribute-values.ts";
import { landmarksOf } from "./landmarks.ts";

const VALUE_LISTS = { SIZES: ["S", "M", "L"].map((value) => ({ value, under: null })) };

/** Says which of the conditions let a value in: "101". */
function signing(conditions: readonly Condition[]): (value: string) => string {
  const zones = conditions.map((condition) => compileZone("", { all: [condition] }));
  return (value) => zones.map((zone) => (isIn(zone, { it: value }) ? "1" : "0")).join("");
}

/** Says whether a value passes. An integer with a leading zero is no number to the engine, and should not pass either. */
function passing(definition: AttributeDefinition | null): (value: string) => boolean {
  if (definition === null) return () => true;
  const [known] = knownAttributes({ unit: "", unitDecimals: 0, attributes: { it: definition } }, VALUE_LISTS);
  const isRead = definition.type === "integer" ? (value: string) => parseDecimal(value) !== null : () => true;
  return (value) => value !== "" && isRead(value) && known?.refuse(value) === null;
}

type Kind = {
  readonly definition: AttributeDefinition | null;
  readonly as?: ComparedAs;
  /** Texts that conditions name, and usage has. */
  readonly text: fc.Arbitrary<string>;
  readonly ends?: fc.Arbitrary<readonly [string, string]>;
  readonly beginning?: fc.Arbitrary<string>;
};

const digits = fc.string({ unit: fc.constantFrom("0", "1", "2"), minLength: 1, maxLength: 4 });
const integer = fc.integer({ min: -30, max: 130 }).map(String);
const tenth = fc
  .integer({ min: -20, max: 40 })
  .map((each) => `${each < 0 ? "-" : ""}${Math.floor(Math.abs(each) / 10)}.${Math.abs(each) % 10}`);
const hundredth = fc.oneof(
  tenth,
  tenth.map((text) => `${text}0`),
  tenth.map((text) => `${text}5`),
  integer,
);
const instant = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.constantFrom("Z", "+02:00")).map(([millis, offset]) => {
  const text = instantToString(instantFromMillis(Date.UTC(2026, 2, 1) + millis));
  return text.replace("Z", offset);
});
const ascending = (text: fc.Arbitrary<string>, of: (text: string) => number) =>
  fc.tuple(text, text).map(([left, right]) => (of(left) <= of(right) ? ([left, right] as const) : ([right, left] as const)));
const numbers = (text: fc.Arbitrary<string>) => ascending(text, Number.parseFloat);

const KINDS: Readonly<Record<string, Kind>> = {
  "any text": { definition: null, text: digits, beginning: digits },
  "any text, also as numbers": { definition: null, text: fc.oneof(integer, hundredth, digits), ends: numbers(integer), beginning: digits },
  text: { definition: { type: "text" }, text: digits, beginning: digits },
  "text of a format": { definition: { type: "text", format: "[01]{2,3}|2[0-2]+x?" }, text: digits, beginning: digits },
  integers: {
    definition: { type: "integer" },
    as: "decimal",
    text: integer,
    ends: numbers(integer),
    beginning: fc.constantFrom("1", "-", "-2", "12"),
  },
  "decimals with beginnings": {
    definition: { type: "decimal" },
    as: "decimal",
    text: hundredth,
    ends: numbers(hundredth),
    beginning: fc.constantFrom("1", "0.", "2.5", "-1"),
  },
  decimals: { definition: { type: "decimal" }, as: "decimal", text: hundredth, ends: numbers(hundredth) },
  amounts: { definition: { type: "amount" }, as: "decimal", text: hundredth, ends: numbers(hundredth) },
  booleans: { definition: { type: "boolean" }, as: "boolean", text: fc.constantFrom("true", "false", "yes") },
  choices: {
    definition: { type: "choice", values: "SIZES" },
    text: fc.constantFrom("S", "M", "L", "XL"),
    beginning: fc.constantFrom("S", "X"),
  },
  instants: { definition: { type: "instant" }, as: "instant", text: instant, ends: ascending(instant, Date.parse) },
};

function conditionOf({ as, text, ends, beginning }: Kind): fc.Arbitrary<Condition> {
  const compared = as === undefined ? {} : { as };
  return fc.oneof(
    text.map((is) => ({ attribute: "it", is, ...compared })),
    text.map((isNot) => ({ attribute: "it", isNot, ...compared })),
    fc.array(text, { minLength: 1, maxLength: 3 }).map((values) => ({ attribute: "it", in: values, ...compared })),
    ...(ends === undefined ? [] : [ends.map((between) => ({ attribute: "it", between, ...compared }))]),
    ...(beginning === undefined ? [] : [beginning.map((startsWith) => ({ attribute: "it", startsWith }))]),
  );
}

describe("the values of an attribute", () => {
  test.each(Object.entries(KINDS))(
    "%s: whatever passes the UDR type is like one of them to all conditions, and each of them passes",
    (_, kind) => {
      const isPassing = passing(kind.definition);
      const property = fc.property(
        fc.array(conditionOf(kind), { minLength: 1, maxLength: 4 }),
        fc.array(kind.text, { maxLength: 8 }),
        (conditions, texts) => {
          const values = attributeValues(kind.definition, landmarksOf(conditions), { valueLists: VALUE_LISTS });
          const signature = signing(conditions);
          const known = new Set(values.map(signature));
          const usage = [...texts, ...texts.map((each) => `${each}1`)].filter(isPassing);
          expect(values.filter((value) => !isPassing(value))).toEqual([]);
          expect(usage.filter((text) => !known.has(signature(text)))).toEqual([]);
        },
      );
      fc.assert(property, { numRuns: 1000 });
    },
  );

  const decimal = (low: string, high: string) => [{ attribute: "it", between: [low, high], as: "decimal" } as const];
  test.each<[string, AttributeDefinition | null, readonly Condition[], readonly string[], readonly string[]]>([
    ["one of each, and another", null, [{ attribute: "it", is: "5G" }], ["5G", "other"], []],
    ["an integer has nothing between 1 and 2", { type: "integer" }, decimal("1", "2"), ["0", "1", "2", "3"], ["1.1"]],
    ["a decimal has", { type: "decimal" }, decimal("1", "2"), ["1", "2", "1.1", "3", "0.1"], []],
    ["an amount has six decimals", { type: "amount" }, decimal("0.000001", "0.000002"), ["0.000001", "1"], ["0.0000011"]],
    [
      "nothing begins like this in the format",
      { type: "text", format: "\\d+" },
      [{ attribute: "it", startsWith: "x" }],
      ["0"],
      ["x", "other"],
    ],
    [
      "a format that no samples can be made of is left out",
      { type: "text", format: "(?=a).+" },
      [{ attribute: "it", is: "x" }],
      ["other", "x"],
      [],
    ],
    ["a choice without a list may be anything", { type: "choice" }, [{ attribute: "it", is: "S" }], ["S", "other"], []],
  ])("%s", (_, definition, conditions, expected, missing) => {
    const values = attributeValues(definition, landmarksOf(conditions), { valueLists: VALUE_LISTS });
    expect(values).toEqual(expect.arrayContaining([...expected]));
    expect(missing.filter((value) => values.includes(value))).toEqual([]);
  });

  const decimals = { attribute: "it", as: "decimal" } as const;
  test.each<[string, readonly Condition[], string]>([
    [
      "a beginning just above a number",
      [
        { ...decimals, between: ["0", "1.5"] },
        { ...decimals, between: ["0", "3"] },
        { attribute: "it", startsWith: "1" },
      ],
      "1.7",
    ],
    [
      "a beginning just below one",
      [
        { ...decimals, between: ["2.5", "9"] },
        { ...decimals, between: ["1", "9"] },
        { attribute: "it", startsWith: "2.4" },
      ],
      "2.45",
    ],
    [
      "another beginning",
      [
        { ...decimals, between: ["5", "9"] },
        { attribute: "it", startsWith: ["1", "6"] },
      ],
      "20",
    ],
  ])("%s is told apart", (_, conditions, value) => {
    const values = attributeValues({ type: "decimal" }, landmarksOf(conditions), { valueLists: {} });
    expect(values.map(signing(conditions))).toContain(signing(conditions)(value));
  });
});
