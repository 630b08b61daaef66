import type { Discount, DiscountKind, DiscountTarget, Renewal } from "#lib/rating/discounts/discount.ts";
import { moneyInWords } from "#lib/rating/words/money-in-words.ts";
import { quantityInWords } from "./charge-steps.ts";

/** "10 % of each usage, for product LOTR1, for VIP accounts, from 2026-01-01": what is as usual is not said. */
export function discountInWords(discount: Discount, currency: string): string {
  const { kind, level, for: target, zone, account, validFrom, validTo } = discount;
  return [
    `${VALUES[kind](discount.value, currency)} ${perInWords(discount)}`,
    ...(level === 1 ? [] : [`level ${level}`]),
    ...(target === null ? [] : [`for ${discountTargetInWords(target)}`]),
    ...(zone === null ? [] : [`in zone ${zone}`]),
    ...(account === null ? [] : [`for ${account.classification} accounts`]),
    ...(validFrom === null ? [] : [`from ${validFrom}`]),
    ...(validTo === null ? [] : [`until ${validTo}`]),
  ].join(", ");
}

const VALUES = {
  percentage: (value) => `${quantityInWords(value)} %`,
  amount: (value, currency) => moneyInWords(value, currency),
  freeUsage: (value) => `${quantityInWords(value)} free`,
} as const satisfies Record<DiscountKind, (value: string, currency: string) => string>;

function perInWords({ per, renew }: Discount): string {
  return per === "udr" ? "of each usage" : renewalInWords(renew);
}

function renewalInWords(renew: Renewal): string {
  if (renew === "never") return "once";
  if (renew === "cycle") return "each billing cycle";
  return renew.every === 1 ? `each ${renew.unit}` : `every ${renew.every} ${renew.unit}s`;
}

function discountTargetInWords(target: DiscountTarget): string {
  if ("product" in target) return `product ${target.product}`;
  if ("productType" in target) return `product type ${target.productType}`;
  return "family" in target ? `family ${target.family}` : `UDR type ${target.udrType}`;
}
