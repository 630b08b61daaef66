import {
  compareDecimals,
  type Decimal,
  decimal,
  decimalToString,
  normalise,
  rescale,
  subtractDecimals,
  ZERO,
} from "#lib/kernel/decimal.ts";
import type { Band } from "#lib/rating/charges/bands.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { scopeProblem } from "#lib/rating/charges/fits-scope.ts";
import type { Segment } from "#lib/rating/charges/segment.ts";
import type { Scope } from "#lib/rating/rate-book.ts";
import { errorAt, type Finding } from "./finding.ts";

/** What can be said of a charge by itself: it has a price for every quantity, and it can be counted in its scope. */
export function checkCharge(charge: Charge, scope: Scope, path: string): readonly Finding[] {
  const problem = scopeProblem(charge, scope);
  return [
    ...(problem === null ? [] : [errorAt(problem.member === null ? path : `${path}.${problem.member}`, `${problem.message}.`)]),
    ...checkSteps(charge, path),
    ...checkLimits(charge, path),
  ];
}

function checkSteps(charge: Charge, path: string): readonly Finding[] {
  if (charge.charge === "graduated" || charge.charge === "volume") return checkBands(charge.bands, `${path}.bands`);
  return charge.charge === "stepped" ? checkSegments(charge.segments, `${path}.segments`) : [];
}

/** Ascending, and the last without end: usage above a bounded last band would have no price at all. */
function checkBands(bands: readonly Band[], path: string): readonly Finding[] {
  return bands.flatMap(({ upTo }, index) => {
    const at = `${path}[${index}].upTo`;
    const isLast = index === bands.length - 1;
    if (upTo === null)
      return isLast ? [] : [errorAt(at, "Only the last band is without end, so no usage would reach the bands after this one.")];
    const before = bands[index - 1]?.upTo;
    const isHigher = typeof before !== "string" || compareDecimals(decimal(before), decimal(upTo)) < 0;
    return [
      ...(isHigher
        ? []
        : [errorAt(at, `A band up to ${upTo} cannot come after a band up to ${before}: each must end above the one before it.`)]),
      ...(isLast ? [errorAt(at, `The last band ends at ${upTo}, so usage above that would have no price. Its upTo must be null.`)] : []),
    ];
  });
}

function checkSegments(segments: readonly Segment[], path: string): readonly Finding[] {
  return segments.flatMap(({ from, increment }, index) => {
    const at = `${path}[${index}]`;
    const next = segments[index + 1]?.from;
    return [
      ...(index > 0 || compareDecimals(decimal(from), ZERO) === 0 ? [] : [errorAt(`${at}.from`, "The first segment begins at 0.")]),
      ...(next === undefined ? [] : checkSegmentEnd({ from, increment, next }, `${path}[${index + 1}].from`, `${at}.increment`)),
    ];
  });
}

type Stretch = { readonly from: string; readonly increment: string; readonly next: string };

/** An increment that ran over into the next segment would be billed at two prices. */
function checkSegmentEnd({ from, increment, next }: Stretch, nextPath: string, incrementPath: string): readonly Finding[] {
  const length = subtractDecimals(decimal(next), decimal(from));
  if (compareDecimals(length, ZERO) <= 0) {
    return [errorAt(nextPath, `A segment from ${next} cannot come after a segment from ${from}: each must begin above the one before it.`)];
  }
  if (isMultiple(length, decimal(increment))) return [];
  const lengthText = decimalToString(normalise(length));
  return [
    errorAt(
      incrementPath,
      `The segment from ${from} to ${next} is ${lengthText} long, which is not a whole number of increments of ${increment}.`,
    ),
  ];
}

function isMultiple(length: Decimal, increment: Decimal): boolean {
  const scale = Math.max(length.scale, increment.scale);
  return rescale(length, scale) % rescale(increment, scale) === 0n;
}

function checkLimits({ minimum, maximum }: Charge, path: string): readonly Finding[] {
  if (minimum === undefined || maximum === undefined) return [];
  const isPossible = compareDecimals(decimal(minimum), decimal(maximum)) <= 0;
  return isPossible ? [] : [errorAt(`${path}.minimum`, `The minimum ${minimum} is above the maximum ${maximum}.`)];
}
