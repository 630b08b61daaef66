import { present } from "#lib/kernel/assert.ts";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimal,
  multiplyDecimals,
  normalise,
  subtractDecimals,
  ZERO,
} from "#lib/kernel/decimal.ts";
import { type Micros, MONEY_DECIMALS } from "#lib/kernel/money.ts";
import type { UsageLimit } from "../account/usage-limits-schema.ts";
import type { LimitedOrder, LimitedProduct, LimitFacts, LimitSource, UsedInPeriod, UsedOfProduct } from "./limit-facts.ts";

/** A limit with what it comes to now: money as decimals of the currency's unit, so that both measures are compared alike. */
export type MeasuredLimit = {
  readonly source: LimitSource;
  readonly limit: UsageLimit;
  /** Null of an order's own limit, which nothing else counts towards. */
  readonly period: UsedInPeriod | null;
  readonly used: Decimal;
  readonly most: Decimal;
  readonly toleratedPercent: Decimal;
  /** The most with what is tolerated. */
  readonly allowed: Decimal;
};

const HUNDREDTH = decimal("0.01");

/** Every limit of the account and of its agreement: an order must keep them all, so the stricter wins by itself. */
export function measureLimits({ sets, used }: LimitFacts): readonly MeasuredLimit[] {
  return sets.flatMap(({ source, rules }) => {
    const toleratedPercent = decimal(rules.toleratedOverrunPercent);
    return rules.limits.map((limit) => {
      const most = decimal(limit.most);
      const overrun = multiplyDecimals(multiplyDecimals(most, toleratedPercent), HUNDREDTH);
      const period = limit.per === "transaction" ? null : present(usedIn(used, limit), `the usage of a ${limit.per}`);
      return {
        source,
        limit,
        period,
        used: period === null ? ZERO : usedOf(period, limit),
        most,
        toleratedPercent,
        allowed: normalise(addDecimals(most, overrun)),
      };
    });
  });
}

function usedIn(used: readonly UsedInPeriod[], { per }: UsageLimit): UsedInPeriod | undefined {
  return used.find((period) => period.per === per);
}

function usedOf({ usage }: UsedInPeriod, { for: target, measure }: UsageLimit): Decimal {
  const own = usage.filter(({ product, productType, family }) => isFor(target, { product, productType, family }));
  return own.map((one) => (measure === "amount" ? moneyAsDecimal(one.gross) : one.quantity)).reduce(addDecimals, ZERO);
}

/** Whether a limit is for that product. */
export function isForProduct(target: UsageLimit["for"], { code, productTypeCode, productFamilyCode }: LimitedProduct): boolean {
  return isFor(target, { product: code, productType: productTypeCode, family: productFamilyCode });
}

function isFor(
  target: UsageLimit["for"],
  { product, productType, family }: Pick<UsedOfProduct, "product" | "productType" | "family">,
): boolean {
  if (target === null) return true;
  if ("product" in target) return target.product === product;
  return "productType" in target ? target.productType === productType : target.family === family;
}

/** What the order adds to a limit. */
export function addedBy({ quantity, gross }: LimitedOrder, { measure }: UsageLimit): Decimal {
  return measure === "amount" ? moneyAsDecimal(gross) : quantity;
}

/** What is left of the most and what is tolerated beyond it; never below nothing. */
export function leftOf({ allowed, used }: Pick<MeasuredLimit, "allowed" | "used">): Decimal {
  const left = normalise(subtractDecimals(allowed, used));
  return compareDecimals(left, ZERO) < 0 ? ZERO : left;
}

export function moneyAsDecimal(amount: Micros): Decimal {
  return { unscaled: amount, scale: MONEY_DECIMALS };
}

/** "product:LOTR1": by what a target's name is found. */
export function targetKey(target: NonNullable<UsageLimit["for"]>): string {
  if ("product" in target) return `product:${target.product}`;
  return "productType" in target ? `productType:${target.productType}` : `family:${target.family}`;
}
