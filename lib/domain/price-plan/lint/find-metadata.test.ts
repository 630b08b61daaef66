import fc from "fast-check";
import { expect, test } from "vitest";
import { findMetadata, type ValueSets } from "./find-metadata.ts";

const ATTRIBUTES = ["a", "b", "c"];
const EVERYTHING = 0b1111n;

const set = fc.integer({ min: 0, max: 15 }).map(BigInt);
const zone: fc.Arbitrary<ValueSets> = fc
  .subarray(ATTRIBUTES, { minLength: 1 })
  .chain((attributes) => fc.tuple(...attributes.map((attribute) => set.map((values): [string, bigint] => [attribute, values]))))
  .map((entries) => new Map(entries));

/** All 64 usages, one value of each attribute. */
const USAGES = ATTRIBUTES.reduce(
  (all: readonly ValueSets[], attribute) =>
    [0, 1, 2, 3].flatMap((bit) => all.map((usage) => new Map(usage).set(attribute, 1n << BigInt(bit)))),
  [new Map()],
);

const isIn = (usage: ValueSets, wanted: ValueSets) =>
  [...wanted].every(([attribute, values]) => ((usage.get(attribute) ?? 0n) & values) !== 0n);
const lowest = (values: bigint) => values & -values;

test("is found exactly when there is some, and is in all zones of the one list and in none of the other", () => {
  const outcomes = new Map<string, number>();
  const property = fc.property(fc.array(zone, { maxLength: 2 }), fc.array(zone, { maxLength: 12 }), (inside, outside) => {
    const isWanted = (usage: ValueSets) => inside.every((each) => isIn(usage, each)) && !outside.some((each) => isIn(usage, each));
    const answer = findMetadata({ everything: () => EVERYTHING, inside, outside });
    expect(answer.kind).toBe(USAGES.some(isWanted) ? "found" : "none");
    outcomes.set(answer.kind, (outcomes.get(answer.kind) ?? 0) + 1);
    if (answer.kind !== "found") return;
    expect(isWanted(new Map(ATTRIBUTES.map((attribute) => [attribute, lowest(answer.values.get(attribute) ?? EVERYTHING)])))).toBe(true);
  });
  fc.assert(property, { numRuns: 3000 });
  expect(Math.min(outcomes.get("found") ?? 0, outcomes.get("none") ?? 0)).toBeGreaterThan(300);
});

test("is not guessed when looking takes too long", () => {
  const outside = ATTRIBUTES.map((attribute) => new Map([[attribute, 1n]]));
  const question = { everything: () => EVERYTHING, inside: [], outside };
  expect(findMetadata({ ...question, steps: 2 })).toEqual({ kind: "undecided" });
  expect(findMetadata(question).kind).toBe("found");
});
