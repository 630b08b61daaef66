import * as z from "zod";
import { compareDecimals, decimal, fitsRate, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { MONEY_DECIMALS } from "#lib/kernel/money.ts";

const HUNDRED = decimal("100");

/** What is not there is missing, whatever it would have to be. */
function text(otherwise: string) {
  return z.string({ error: ({ input }) => (input === undefined ? "It is missing" : otherwise) });
}

/** A code or a key: begins with a letter or digit, holds no blanks, so that it can stand in paths, addresses and files. */
export const codeText = text("A code is written as text").regex(
  /^[\p{L}\p{N}][\p{L}\p{N}._:/+-]{0,99}$/u,
  "A code begins with a letter or digit and holds up to 100 letters, digits or . _ - + : /",
);

export const nameText = text("A name is written as text").trim().min(1, "A name is needed").max(200, "At most 200 characters");

const decimalText = text('Decimals are written as text, such as "10.00"')
  .refine((written) => parseDecimal(written) !== null, { error: 'Write a plain decimal, such as "10.00"', abort: true })
  .refine((written) => !written.startsWith("-"), { error: "It cannot be negative", abort: true });

/** A rate or a quantity. */
export const rateText = decimalText.refine((written) => isRate(written), "At most 12 digits before and 12 after the point");

export const positiveRateText = rateText.refine((written) => /[1-9]/.test(written), "It must be more than 0");

export const moneyText = decimalText.refine((written) => isMoney(written), "At most 12 digits before and 6 after the point");

/** 10 means 10 %. */
export const percentText = rateText.refine((written) => isPercent(written), "A percentage between 0 and 100");

/** How many of something; as text too, because everything else that is counted is written so. */
export const wholeNumber = z.preprocess(
  (input) => (typeof input === "string" && /^(?:0|[1-9]\d{0,11})$/.test(input) ? Number.parseInt(input, 10) : input),
  z.int("A whole number, such as 3").min(0, "It cannot be negative").max(999_999_999_999, "At most 12 digits"),
);

/** The end of a range: a decimal of either sign, or an instant where the attribute is one. */
export const comparedText = text('Decimals are written as text, such as "10.5"').refine(
  (compared) => isRate(compared) || parseInstant(compared) !== null,
  'Write a plain decimal, such as "10.5"',
);

export function isRate(written: string): boolean {
  const value = parseDecimal(written);
  return value !== null && fitsRate(value);
}

export function isMoney(written: string): boolean {
  const value = parseDecimal(written);
  return value !== null && fitsRate(value) && normalise(value).scale <= MONEY_DECIMALS;
}

export function isPercent(written: string): boolean {
  const value = parseDecimal(written);
  return value !== null && compareDecimals(value, HUNDRED) <= 0;
}
