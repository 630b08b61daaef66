import { type Decimal, fitsRate, parseDecimal } from "#lib/kernel/decimal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { RatingRefusal } from "./rating-refusal.ts";

export type Metadata = Readonly<Record<string, string>>;

/** A number of the metadata, and as the usage wrote it. */
export type ReadAmount = { readonly value: Decimal; readonly text: string };

/** The value of an attribute, null when the usage does not have it. What every object inherits is not metadata. */
export function attributeOf(metadata: Metadata, attribute: string): string | null {
  return Object.hasOwn(metadata, attribute) ? (metadata[attribute] ?? null) : null;
}

/** An attribute that a charge reads as a number: it must be there, a decimal, and not negative. */
export function readAmount(metadata: Metadata, attribute: string): Result<ReadAmount, RatingRefusal> {
  const text = attributeOf(metadata, attribute);
  if (text === null) return refused({ code: "METADATA_MISSING", params: { attribute } });
  const value = parseDecimal(text);
  if (value === null) return refused({ code: "METADATA_INVALID", params: { attribute } });
  if (value.unscaled < 0n) return refused({ code: "NEGATIVE_USAGE", params: { attribute } });
  return fitsRate(value) ? ok({ value, text }) : refused({ code: "TOO_MANY_DIGITS", params: { attribute } });
}
