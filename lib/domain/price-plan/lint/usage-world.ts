import { parseDecimal } from "#lib/kernel/decimal.ts";
import { compileZone, isIn } from "#lib/rating/match-zone.ts";
import type { Metadata } from "#lib/rating/metadata.ts";
import type { Condition, RateBook, Zone } from "#lib/rating/rate-book.ts";
import { definitionOf } from "../definition-of.ts";
import type { Definitions } from "../definitions.ts";
import { attributeValues } from "./attribute-values.ts";
import { findMetadata, type MetadataAnswer, type ValueSets } from "./find-metadata.ts";
import { landmarksOf } from "./landmarks.ts";

/** What usage of one UDR type may hold, as far as the zones of a book can tell it apart. */
export type UsageWorld = {
  /** Null where nobody says what the usage may hold: any text, or nothing. */
  readonly udrType: string | null;
  /** The values that each attribute of a zone must have to be in it. */
  readonly wanted: (zone: string) => ValueSets;
  /** Usage in all zones of the one list and in none of the other; zones by code. */
  readonly find: (zones: { readonly inside: readonly string[]; readonly outside: readonly string[] }) => MetadataAnswer;
  /** One value out of each set; null is the lack of one. */
  readonly chosenFrom: (values: ValueSets) => readonly (readonly [attribute: string, value: string | null])[];
  /** One usage out of many, with a value for everything that is mandatory. */
  readonly sampleOf: (values: ValueSets) => Metadata;
};

export type WorldSource = { readonly zones: RateBook["zones"]; readonly definitions: Definitions };

export function usageWorld(udrType: string | null, source: WorldSource): UsageWorld {
  const valuesOf = rememberingEach((attribute: string) => valuesIn(udrType, attribute, source));
  const everything = rememberingEach((attribute: string) => (1n << BigInt(valuesOf(attribute).length)) - 1n);
  const wanted = rememberingEach((code: string) => wantedBy(source.zones[code] ?? { all: [] }, valuesOf));
  const chosenFrom = (values: ValueSets) =>
    [...values].map(([attribute, set]) => [attribute, valuesOf(attribute)[lowestIn(set)] ?? null] as const);
  return {
    udrType,
    wanted,
    find: ({ inside, outside }) => findMetadata({ everything, inside: inside.map(wanted), outside: outside.map(wanted) }),
    chosenFrom,
    sampleOf: (values) => {
      const mandatory = mandatoryIn(udrType, source).map((attribute) => [attribute, sampleOf(valuesOf(attribute))] as const);
      // Stands after the mandatory ones, so that what was found beats what was made up.
      return Object.fromEntries(
        [...mandatory, ...chosenFrom(values)].flatMap(([attribute, value]) => (value === null ? [] : [[attribute, value]])),
      );
    },
  };
}

/** The absent value stands last: a sample shows a value if it may have one. */
function valuesIn(udrType: string | null, attribute: string, { zones, definitions }: WorldSource): readonly (string | null)[] {
  const landmarks = landmarksOf(conditionsOn(attribute, zones));
  if (udrType === null) return [...attributeValues(null, landmarks, definitions), null];
  const definition = definitionOf(definitionOf(definitions.udrTypes, udrType)?.attributes ?? {}, attribute);
  // Usage holds what its UDR type declares and nothing else.
  if (definition === undefined) return [null];
  return [...attributeValues(definition, landmarks, definitions), ...(definition.mandatory ? [] : [null])];
}

function conditionsOn(attribute: string, zones: RateBook["zones"]): readonly Condition[] {
  return Object.values(zones).flatMap(({ all }) => all.filter((condition) => condition.attribute === attribute));
}

function wantedBy({ all }: Zone, valuesOf: (attribute: string) => readonly (string | null)[]): ValueSets {
  const byAttribute = Map.groupBy(all, ({ attribute }) => attribute);
  return new Map([...byAttribute].map(([attribute, conditions]) => [attribute, setOf(conditions, valuesOf(attribute))]));
}

/** The engine itself says which values the conditions let in. */
function setOf(conditions: readonly Condition[], values: readonly (string | null)[]): bigint {
  const zone = compileZone("", { all: conditions });
  const [attribute = ""] = conditions.map((condition) => condition.attribute);
  const bits = values.map((value) => (value !== null && isIn(zone, { [attribute]: value }) ? "1" : "0"));
  return BigInt(`0b${bits.reverse().join("") || "0"}`);
}

function mandatoryIn(udrType: string | null, { definitions }: WorldSource): readonly string[] {
  const attributes = udrType === null ? {} : (definitionOf(definitions.udrTypes, udrType)?.attributes ?? {});
  return Object.entries(attributes).flatMap(([key, { mandatory }]) => (mandatory ? [key] : []));
}

/** A positive number rather than any other value, because a charge may multiply by it. */
function sampleOf(values: readonly (string | null)[]): string | null {
  const positive = values.find((value) => value !== null && (parseDecimal(value)?.unscaled ?? 0n) > 0n);
  return positive ?? values[0] ?? null;
}

function lowestIn(set: bigint): number {
  return set === 0n ? -1 : (set & -set).toString(2).length - 1;
}

function rememberingEach<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
