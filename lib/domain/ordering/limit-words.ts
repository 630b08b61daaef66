import type { Currency } from "#lib/kernel/currency.ts";
import { compareDecimals, type Decimal, decimalToShortString, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ENGLISH } from "#lib/rating/words/messages.ts";
import { moneyInWords } from "#lib/rating/words/money-in-words.ts";
import { quantityInWords } from "#lib/rating/words/number-in-words.ts";
import type { LimitPeriod, UsageLimit } from "../account/usage-limits-schema.ts";
import { dayText } from "../catalog/term-reason.ts";
import type { LimitFacts } from "./limit-facts.ts";
import { leftOf, type MeasuredLimit, targetKey } from "./limit-measure.ts";

const LIMIT_PERIOD_NAMES = {
  transaction: "an order",
  day: "a day",
  cycle: "a billing cycle",
} as const satisfies Record<LimitPeriod, string>;

type Naming = Pick<LimitFacts, "targets" | "currency" | "zone">;

/** "€20.00 a day for Pay-per-view films", "3 GB a billing cycle for Data abroad", "€50.00 an order for all services together" */
export function limitInWords(limit: UsageLimit, most: Decimal, naming: Naming): string {
  return `${measuredInWords(limit, most, naming)} ${LIMIT_PERIOD_NAMES[limit.per]} for ${targetInWords(limit, naming)}`;
}

export function targetInWords({ for: target }: UsageLimit, { targets }: Pick<LimitFacts, "targets">): string {
  if (target === null) return "all services together";
  const key = targetKey(target);
  return targets.get(key)?.name ?? key.slice(key.indexOf(":") + 1);
}

/** "€5.00", "3 GB", "3" where the limit's usage has no one unit. */
export function measuredInWords(limit: UsageLimit, amount: Decimal, { targets, currency }: Omit<Naming, "zone">): string {
  if (limit.measure === "amount") return decimalMoneyInWords(amount, currency);
  const unit = limit.for === null ? null : (targets.get(targetKey(limit.for))?.unit ?? null);
  return quantityInWords(decimalToShortString(amount), unit, ENGLISH);
}

/** "€2.00 left until midnight, €4.00 with the 10 % tolerated" */
export function leftInWords(measured: MeasuredLimit, naming: Naming): string {
  const { limit, period, most, toleratedPercent, used } = measured;
  const until = period === null ? "" : ` ${untilInWords(period.per, period.until, naming.zone)}`;
  const left = measuredInWords(limit, leftOf({ allowed: most, used }), naming);
  if (compareDecimals(toleratedPercent, ZERO) === 0) return `${left} left${until}`;
  const tolerated = measuredInWords(limit, leftOf(measured), naming);
  return `${left} left${until}, ${tolerated} with the ${decimalToShortString(toleratedPercent)} % tolerated`;
}

/** "until midnight", "until 1 Dec 2026": on the clocks of the account. */
function untilInWords(per: "day" | "cycle", until: Instant, zone: string): string {
  return per === "day" ? "until midnight" : `until ${dayText(until, zone)}`;
}

/** "It begins anew at midnight" */
export function renewalInWords(per: "day" | "cycle", until: Instant, zone: string): string {
  return per === "day" ? "It begins anew at midnight" : `It begins anew on ${dayText(until, zone)}`;
}

/** All digits, and at least those of the currency. */
export function decimalMoneyInWords(amount: Decimal, currency: Currency): string {
  return moneyInWords(decimalToShortString(amount), currency);
}
