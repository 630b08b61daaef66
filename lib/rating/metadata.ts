import { type Decimal, fitsRate, parseDecimal } from "#lib/kernel/decimal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { RatingRefusal } from "./rating-refusal.ts";

export type Metadata = Readonly<Record<string, string>>;

/** The value of an attribute, null when the usage does not have it. What every object inherits is not metadata. */
export function attributeOf(metadata: Metadata, attribute: string): string | null {
  return Object.hasOwn(metadata, attribute) ? (metadata[attribute] ?? null) : null;
}

/** An attribute that a charge multiplies by: it must be there, a decimal, and not negative. */
export function readAmount(metadata: Metadata, attribute: string): Result<Decimal, RatingRefusal> {
  const text = attributeOf(metadata, attribute);
  if (text === null) return refused({ code: "METADATA_MISSING", params: { attribute } });
  const value = parseDecimal(text);
  if (value === null) return refused({ code: "METADATA_INVALID", params: { attribute } });
  if (value.unscaled < 0n) return refused({ code: "NEGATIVE_USAGE", params: { attribute } });
  return fitsRate(value) ? ok(value) : refused({ code: "TOO_MANY_DIGITS", params: { attribute } });
}
