import { type Currency, minorDigits } from "#lib/kernel/currency.ts";
import { compareDecimals, type Decimal, decimal, decimalToShortString, rescale } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString, parseMicros } from "#lib/kernel/money.ts";
import type { LimitFacts, LimitSource } from "../ordering/limit-facts.ts";
import { leftOf, type MeasuredLimit, measureLimits, targetKey } from "../ordering/limit-measure.ts";
import { leftInWords, limitInWords, measuredInWords, targetInWords } from "../ordering/limit-words.ts";
import type { LimitPeriod, UsageLimit, UsageLimits } from "./usage-limits-schema.ts";

/** A limit with what was used of it and what is left. Amounts and quantities are exact text. */
export type LimitStanding = {
  readonly source: LimitSource;
  readonly for: UsageLimit["for"];
  readonly name: string;
  readonly measure: UsageLimit["measure"];
  readonly per: LimitPeriod;
  /** The currency of an amount, the unit of a quantity; null where its usage has no one unit. */
  readonly unit: string | null;
  readonly most: string;
  readonly toleratedOverrunPercent: string;
  readonly used: string;
  /** With what is tolerated. */
  readonly left: string;
  readonly from: string | null;
  readonly until: string | null;
  /** "€20.00 a day for Films", "€18.00", "€2.00 left until midnight" */
  readonly words: { readonly limit: string; readonly used: string; readonly left: string };
  /** 0 to 100: how much of what is allowed is used. */
  readonly usedPercent: string;
};

/** What an account may still use, now. */
export type AllowanceView = {
  readonly account: string;
  readonly currency: string;
  readonly at: string;
  /** Whose billing cycle a limit a cycle is measured by; null without a subscription. */
  readonly subscription: string | null;
  readonly limits: readonly LimitStanding[];
  /** What no limit names may not be used. */
  readonly blocksWithoutLimit: boolean;
  readonly credit: {
    readonly limit: string | null;
    /** Whether orders beyond it are refused. */
    readonly blocks: boolean;
    readonly billed: string;
    readonly unbilled: string;
    /** Null without a limit; negative when more is owed than that. */
    readonly left: string | null;
  };
};

/** What is set on the account itself. */
export type AccountLimitsView = {
  readonly account: string;
  readonly currency: string;
  /** Null while nothing was ever set. */
  readonly revision: number | null;
  readonly limits: UsageLimits;
  readonly creditLimit: string | null;
};

export const NO_LIMITS: UsageLimits = {
  limits: [],
  toleratedOverrunPercent: "0",
  blocksBeyondCreditLimit: false,
  blocksWithoutLimit: false,
};

type Whose = Pick<AllowanceView, "account" | "at" | "subscription">;

export function toAllowanceView(facts: LimitFacts, whose: Whose): AllowanceView {
  const { currency, credit, sets } = facts;
  const show = (amount: Micros) => microsToString(amount, minorDigits(currency));
  return {
    ...whose,
    currency,
    limits: measureLimits(facts).map((measured) => standingOf(measured, facts)),
    blocksWithoutLimit: sets.some(({ rules }) => rules.blocksWithoutLimit),
    credit: {
      limit: credit.limit === null ? null : show(credit.limit),
      blocks: credit.limit !== null && sets.some(({ rules }) => rules.blocksBeyondCreditLimit),
      billed: show(credit.billed),
      unbilled: show(credit.unbilled),
      left: credit.limit === null ? null : show(credit.limit - credit.billed - credit.unbilled),
    },
  };
}

function standingOf(measured: MeasuredLimit, facts: LimitFacts): LimitStanding {
  const { source, limit, period, used, most, toleratedPercent, allowed } = measured;
  const text = (amount: Decimal) => (limit.measure === "amount" ? moneyText(amount, facts.currency) : decimalToShortString(amount));
  return {
    source,
    for: limit.for,
    name: targetInWords(limit, facts),
    measure: limit.measure,
    per: limit.per,
    unit: unitOf(limit, facts),
    most: text(most),
    toleratedOverrunPercent: decimalToShortString(toleratedPercent),
    used: text(used),
    left: text(leftOf(measured)),
    from: period === null ? null : instantToString(period.from),
    until: period === null ? null : instantToString(period.until),
    words: {
      limit: limitInWords(limit, most, facts),
      used: measuredInWords(limit, used, facts),
      left: leftInWords(measured, facts),
    },
    usedPercent: percentOf(used, allowed),
  };
}

function unitOf(limit: UsageLimit, { currency, targets }: LimitFacts): string | null {
  if (limit.measure === "amount") return currency;
  return limit.for === null ? null : (targets.get(targetKey(limit.for))?.unit ?? null);
}

/** With at least the currency's own decimals. What is tolerated may need more than money has. */
function moneyText(amount: Decimal, currency: Currency): string {
  const text = decimalToShortString(amount);
  const money = parseMicros(text);
  return money === null ? text : microsToString(money, minorDigits(currency));
}

/** Whole per cent, cut off, so that only what is used up is 100. */
function percentOf(used: Decimal, allowed: Decimal): string {
  if (compareDecimals(used, allowed) >= 0) return "100";
  const scale = Math.max(used.scale, allowed.scale);
  return ((rescale(used, scale) * 100n) / rescale(allowed, scale)).toString();
}

/** Two limit texts of the same value are one text: "20" and "20.00". */
export function canonicalLimits({ limits, toleratedOverrunPercent, ...switches }: UsageLimits): UsageLimits {
  return {
    limits: limits.map((limit) => ({ ...limit, most: decimalToShortString(decimal(limit.most)) })),
    toleratedOverrunPercent: decimalToShortString(decimal(toleratedOverrunPercent)),
    ...switches,
  };
}
