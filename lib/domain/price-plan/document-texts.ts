import * as z from "zod";
import { compareDecimals, decimal, fitsRate, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { MONEY_DECIMALS } from "#lib/kernel/money.ts";

const HUNDRED = decimal("100");

/** A code or a key: begins with a letter or digit, holds no blanks, so that it can stand in paths, addresses and files. */
export const codeText = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._:/+-]{0,99}$/u,
    "A code begins with a letter or digit and holds up to 100 letters, digits or . _ - + : /",
  );

export const nameText = z.string().trim().min(1, "A name is needed").max(200, "At most 200 characters");

const decimalText = z
  .string({ error: 'Decimals are written as text, such as "10.00"' })
  .refine((text) => parseDecimal(text) !== null, { error: 'Write a plain decimal, such as "10.00"', abort: true })
  .refine((text) => !text.startsWith("-"), { error: "It cannot be negative", abort: true });

export const rateText = decimalText.refine((text) => isRate(text), "At most 12 digits before and 12 after the point");

export const positiveRateText = rateText.refine((text) => /[1-9]/.test(text), "It must be more than 0");

export const moneyText = decimalText.refine((text) => isMoney(text), "At most 12 digits before and 6 after the point");

/** 10 means 10 %. */
export const percentText = rateText.refine((text) => isPercent(text), "A percentage between 0 and 100");

/** An amount to compare with, of either sign. */
export const comparedText = z.string().refine((text) => isRate(text), 'Write a plain decimal, such as "10.5"');

function isRate(text: string): boolean {
  const value = parseDecimal(text);
  return value !== null && fitsRate(value);
}

function isMoney(text: string): boolean {
  const value = parseDecimal(text);
  return value !== null && fitsRate(value) && normalise(value).scale <= MONEY_DECIMALS;
}

function isPercent(text: string): boolean {
  const value = parseDecimal(text);
  return value !== null && compareDecimals(value, HUNDRED) <= 0;
}
