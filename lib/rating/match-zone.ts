import { fault } from "#lib/kernel/assert.ts";
import { compareDecimals, type Decimal, decimal, decimalToShortString, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { isSafe, parseSafe, safeUnscaled, TENS } from "#lib/kernel/safe-integer.ts";
import type { Metadata } from "./metadata.ts";
import type { ComparedAs, Condition, Zone } from "./rate-book.ts";

export type CompiledZone = {
  readonly code: string;
  readonly conditions: readonly CompiledCondition[];
  /** Two for each condition: that its attribute is absent, and that it differs. */
  readonly failures: readonly ZoneFailure[];
};

type CompiledCondition = { readonly holdsFor: Test; readonly attribute: string };

type Test = (value: string) => boolean;

/** The first condition that fails. */
export type ZoneFailure = { readonly attribute: string; readonly why: "absent" | "differs" };

export function compileZone(code: string, zone: Zone): CompiledZone {
  return {
    code,
    conditions: zone.all.map((condition) => ({ holdsFor: testOf(condition), attribute: condition.attribute })),
    failures: zone.all.flatMap(({ attribute }): readonly ZoneFailure[] => [
      { attribute, why: "absent" },
      { attribute, why: "differs" },
    ]),
  };
}

/** Whether no condition fails; as `failureIn` decides. */
export function isIn(zone: CompiledZone, metadata: Metadata): boolean {
  return placeOfFailure(zone, metadata) === NO_FAILURE;
}

/** Null when the usage is in the zone. */
export function failureIn(zone: CompiledZone, metadata: Metadata): ZoneFailure | null {
  const place = placeOfFailure(zone, metadata);
  return place === NO_FAILURE ? null : (zone.failures[place] ?? null);
}

export const NO_FAILURE = -1;

/**
 * Where the first failure stands in the zone's list, so that what is said of it stands in a list as well. An absent attribute fails every
 * condition, `isNot` too: nobody knows what it is.
 */
export function placeOfFailure({ conditions }: CompiledZone, metadata: Metadata): number {
  let place = 0;
  for (const { attribute, holdsFor } of conditions) {
    const value = metadata[attribute];
    // Text is metadata: nothing that an object inherits is text, so that asking whether it is the object's own can be spared.
    if (typeof value !== "string") return place;
    if (!holdsFor(value)) return place + 1;
    place += 2;
  }
  return NO_FAILURE;
}

/** A value that cannot be read as its attribute's type fails every condition, as an absent one does. */
function testOf(condition: Condition): Test {
  const as: ComparedAs = condition.as ?? "text";
  switch (as) {
    case "decimal":
      return decimalTestOf(condition);
    case "instant":
      return instantTestOf(condition);
    case "boolean":
    case "text":
      return textTestOf(condition);
  }
}

function textTestOf(condition: Condition): Test {
  if ("is" in condition) {
    const wanted = condition.is;
    return (value) => value === wanted;
  }
  if ("isNot" in condition) {
    const unwanted = condition.isNot;
    return (value) => value !== unwanted;
  }
  if ("in" in condition) return isOneOf(listOf(condition.in));
  if ("between" in condition) return isBetweenDecimals(condition.between);
  if ("startsWith" in condition) return startsWithOneOf(listOf(condition.startsWith));
  return isOneOf(condition.values);
}

function isOneOf(values: readonly string[]): Test {
  const [only, ...others] = values;
  if (only !== undefined && others.length === 0) return (value) => value === only;
  const known = new Set(values);
  return (value) => known.has(value);
}

/** A few beginnings are tried in turn; hundreds, as dialled prefixes are, are looked up by each length that occurs. */
function startsWithOneOf(beginnings: readonly string[]): Test {
  if (beginnings.length <= 4) return (value) => beginnings.some((beginning) => value.startsWith(beginning));
  const known = new Set(beginnings);
  const lengths = [...new Set(beginnings.map(({ length }) => length))];
  return (value) => lengths.some((length) => known.has(value.slice(0, length)));
}

function decimalTestOf(condition: Condition): Test {
  if ("is" in condition) {
    const verdict = equalsOneOfDecimals([condition.is]);
    return (value) => verdict(value) === true;
  }
  if ("isNot" in condition) {
    const verdict = equalsOneOfDecimals([condition.isNot]);
    return (value) => verdict(value) === false;
  }
  if ("in" in condition) {
    const verdict = equalsOneOfDecimals(listOf(condition.in));
    return (value) => verdict(value) === true;
  }
  if ("between" in condition) return isBetweenDecimals(condition.between);
  const holdsFor = textTestOf(condition);
  return (value) => holdsFor(value) && parseDecimal(value) !== null;
}

/** Whether a value equals one of them, whatever its trailing zeros; null for text that is no decimal. */
function equalsOneOfDecimals(texts: readonly string[]): (value: string) => boolean | null {
  const wanted = texts.map((text) => normalise(decimal(text)));
  const scale = quickScaleOf(wanted);
  const quick = new Set(wanted.map((constant) => quickly(safeUnscaled(constant, scale))));
  const exact = new Set(wanted.map(decimalToShortString));
  return (value) => {
    const number = readQuickly(value, scale);
    if (number !== null) return quick.has(number);
    const parsed = parseDecimal(value);
    return parsed === null ? null : exact.has(decimalToShortString(parsed));
  };
}

/** Both ends included. Text that is no decimal lies between nothing. */
function isBetweenDecimals([low, high]: readonly [string, string]): Test {
  const [least, most] = [normalise(decimal(low)), normalise(decimal(high))];
  const scale = quickScaleOf([least, most]);
  const [quickLeast, quickMost] = [quickly(safeUnscaled(least, scale)), quickly(safeUnscaled(most, scale))];
  return (value) => {
    if (quickLeast !== null && quickMost !== null) {
      const number = readQuickly(value, scale);
      if (number !== null) return quickLeast <= number && number <= quickMost;
    }
    const parsed = parseDecimal(value);
    return parsed !== null && compareDecimals(least, parsed) <= 0 && compareDecimals(parsed, most) <= 0;
  };
}

/** Six decimals are what metadata carries, as a rule; more where a constant has more. */
function quickScaleOf(constants: readonly Decimal[]): number {
  return constants.reduce((scale, constant) => Math.max(scale, constant.scale), 6);
}

/**
 * The integer `text × 10^scale`, since comparing two of them takes a tenth of what bigints take. Null for text that is no decimal,
 * and for one that does not fit: `parseDecimal` knows the difference.
 */
function readQuickly(text: string, scale: number): number | null {
  const value = parseSafe(text);
  return value && quickly(value.unscaled * (TENS[scale - value.scale] ?? Number.NaN));
}

function quickly(unscaled: number): number | null {
  return isSafe(unscaled) ? unscaled : null;
}

function instantTestOf(condition: Condition): Test {
  if ("is" in condition) {
    const wanted = instantOf(condition.is);
    return (value) => parseInstant(value) === wanted;
  }
  if ("isNot" in condition) {
    const unwanted = instantOf(condition.isNot);
    return (value) => {
      const instant = parseInstant(value);
      return instant !== null && instant !== unwanted;
    };
  }
  if ("in" in condition) {
    const known = new Set(listOf(condition.in).map(instantOf));
    return (value) => {
      const instant = parseInstant(value);
      return instant !== null && known.has(instant);
    };
  }
  if ("between" in condition) {
    const [least, most] = [instantOf(condition.between[0]), instantOf(condition.between[1])];
    return (value) => {
      const instant = parseInstant(value);
      return instant !== null && least <= instant && instant <= most;
    };
  }
  const holdsFor = textTestOf(condition);
  return (value) => holdsFor(value) && parseInstant(value) !== null;
}

function instantOf(text: string): number {
  return parseInstant(text) ?? fault(`not an instant: ${JSON.stringify(text)}`);
}

function listOf(values: string | readonly string[]): readonly string[] {
  return typeof values === "string" ? [values] : values;
}
