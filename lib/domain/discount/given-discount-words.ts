import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { DiscountKind } from "#lib/rating/discounts/discount.ts";
import { moneyInWords } from "#lib/rating/words/money-in-words.ts";
import { quantityInWords } from "../price-plan/charge-steps.ts";
import type { GivenDiscount } from "./given-discount.ts";

/** In what a value is counted: money, or the unit of the UDR type. */
export type DiscountUnits = { readonly currency: string; readonly unit: string };

/** "20 %", "€3.00", "2 GB free". */
export function valueInWords({ kind, value }: Pick<GivenDiscount, "kind" | "value">, { currency, unit }: DiscountUnits): string {
  switch (kind) {
    case "percentage":
      return `${quantityInWords(value)} %`;
    case "amount":
      return moneyInWords(value, currency);
    case "freeUsage":
      return `${quantityInWords(value)} ${unit} free`;
  }
}

/** What stands beside the number in a field: "%", "EUR", "GB". */
export function unitOfValue(kind: DiscountKind, { currency, unit }: DiscountUnits): string {
  return { percentage: "%", amount: currency, freeUsage: unit }[kind];
}

/** "GOODWILL 20 %" of each. */
export function eachInWords(given: readonly GivenDiscount[], units: DiscountUnits): readonly string[] {
  return given.map((discount) => `${discount.code} ${valueInWords(discount, units)}`);
}

/** "GOODWILL 20 % and LOYAL €1.00"; null where nothing is given. */
export function givenInWords(given: readonly GivenDiscount[], units: DiscountUnits): string | null {
  return given.length === 0 ? null : listInWords(eachInWords(given, units), "and");
}

export function sameDiscounts(left: readonly GivenDiscount[], right: readonly GivenDiscount[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ code, version, kind, value }, index) => {
      const other = right[index];
      return other?.code === code && other.version === version && other.kind === kind && other.value === value;
    })
  );
}
