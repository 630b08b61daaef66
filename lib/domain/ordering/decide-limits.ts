import { addDecimals, compareDecimals, type Decimal, decimalToShortString, ONE, rescale, ZERO } from "#lib/kernel/decimal.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { Refusal } from "../refusal.ts";
import type { LimitedOrder, LimitFacts } from "./limit-facts.ts";
import { addedBy, isForProduct, leftOf, type MeasuredLimit, measureLimits, moneyAsDecimal } from "./limit-measure.ts";
import { decimalMoneyInWords, leftInWords, limitInWords, measuredInWords, renewalInWords } from "./limit-words.ts";

export type LimitDecision =
  | {
      readonly kind: "allowed";
      /** Of each limit that the order counts towards, what is left after it: "€2.00 of €20.00 a day for Films left until midnight". */
      readonly remaining: readonly string[];
    }
  | {
      readonly kind: "refused";
      readonly refusal: Refusal;
      /** A smaller whole quantity that may fit, if the price follows the quantity: whoever can, asks what it costs and decides again. */
      readonly smaller: Decimal | null;
    };

/**
 * Whether an account's limits, and those agreed with it, let an order pass (domain R49, R50). Exactly at a limit is allowed, and so is as much
 * beyond it as is tolerated. An order that adds nothing to an amount cannot overrun it; what is owed beyond the credit limit blocks every
 * order. In this order: services without a limit, the limits of an order, a day and a cycle, the credit limit.
 */
export function decideLimits(facts: LimitFacts, order: LimitedOrder): LimitDecision {
  const applying = measureLimits(facts).filter(({ limit }) => isForProduct(limit.for, order.product));
  if (applying.length === 0 && facts.sets.some(({ rules }) => rules.blocksWithoutLimit)) {
    return { kind: "refused", refusal: { code: "USAGE_LIMIT_MISSING", params: { product: order.product.name } }, smaller: null };
  }
  const [overrun] = PERIODS.flatMap((per) => applying.filter(({ limit }) => limit.per === per)).filter((each) => isOverrun(each, order));
  if (overrun) return { kind: "refused", refusal: overrunRefusal(overrun, facts, order), smaller: smallerQuantity(facts, applying, order) };
  const credit = overCredit(facts, order);
  if (credit !== null) return { kind: "refused", refusal: credit, smaller: smallerQuantity(facts, applying, order) };
  return { kind: "allowed", remaining: applying.map((measured) => remainingInWords(measured, facts, order)) };
}

const PERIODS = ["transaction", "day", "cycle"] as const;

function isOverrun({ limit, used, allowed }: MeasuredLimit, order: LimitedOrder): boolean {
  const added = addedBy(order, limit);
  return compareDecimals(added, ZERO) > 0 && compareDecimals(addDecimals(used, added), allowed) > 0;
}

/** Says what is set, what was used, what is asked for and left, and what would be nearest to it. */
function overrunRefusal(measured: MeasuredLimit, facts: LimitFacts, order: LimitedOrder): Refusal {
  const { limit, source, period, used, most, allowed } = measured;
  const show = (amount: Decimal) => measuredInWords(limit, amount, facts);
  const added = addedBy(order, limit);
  const standing = [...(period === null ? [] : [`${show(used)} used`]), `this order ${show(added)}; ${leftInWords(measured, facts)}`].join(
    ", ",
  );
  const isNeverEnough = compareDecimals(added, allowed) > 0;
  const renewal = isNeverEnough || period === null ? null : renewalInWords(period.per, period.until, facts.zone);
  return {
    code: "USAGE_LIMIT_REACHED",
    params: {
      limit: `${limitInWords(limit, most, facts)}${source === "agreement" ? " as agreed" : ""}`,
      standing,
      used: show(used),
      left: show(leftOf(measured)),
      alternative: renewal ?? "Order less, or ask who may raise the limit",
    },
  };
}

/** Billed and unpaid, unbilled, and this order where it will be owed, above the credit limit of an account that obeys one. */
function overCredit({ sets, credit, currency }: LimitFacts, { gross, isOwed }: LimitedOrder): Refusal | null {
  const { limit, billed, unbilled } = credit;
  if (limit === null || !sets.some(({ rules }) => rules.blocksBeyondCreditLimit)) return null;
  const total = billed + unbilled + (isOwed ? gross : 0n);
  if (total <= limit) return null;
  const show = (amount: Micros) => decimalMoneyInWords(moneyAsDecimal(amount), currency);
  const owed = [
    `${show(billed)} billed and unpaid`,
    `${show(unbilled)} not billed yet`,
    ...(isOwed ? [`this order of ${show(gross)}`] : []),
  ];
  const params = {
    owed: listInWords(owed, "and"),
    total: show(total),
    limit: show(limit),
    alternative: "Ask for a payment, or ask who may raise the limit",
  };
  return { code: "CREDIT_LIMIT_REACHED", params };
}

/** As if the price followed the quantity: the largest number of whole units that every limit has room for. */
function smallerQuantity(facts: LimitFacts, applying: readonly MeasuredLimit[], order: LimitedOrder): Decimal | null {
  if (order.unitDecimals > 0) return null;
  const rooms = applying.flatMap((measured) => {
    const added = addedBy(order, measured.limit);
    return compareDecimals(added, ZERO) > 0 ? [share(order.quantity, leftOf(measured), added)] : [];
  });
  const { limit, billed, unbilled } = facts.credit;
  if (limit !== null && order.isOwed && order.gross > 0n && facts.sets.some(({ rules }) => rules.blocksBeyondCreditLimit)) {
    rooms.push(share(order.quantity, moneyAsDecimal(limit - billed - unbilled), moneyAsDecimal(order.gross)));
  }
  const [least = 0n] = [share(order.quantity, ONE, ONE), ...rooms].sort((left, right) => (left < right ? -1 : 1));
  const whole = { unscaled: least, scale: 0 };
  return least >= 1n && compareDecimals(whole, order.quantity) < 0 ? whole : null;
}

/** The whole units of `quantity × left ÷ added`. */
function share(quantity: Decimal, left: Decimal, added: Decimal): bigint {
  const scale = Math.max(left.scale, added.scale);
  const unscaled = (quantity.unscaled * rescale(left, scale)) / rescale(added, scale);
  return unscaled / 10n ** BigInt(quantity.scale);
}

function remainingInWords(measured: MeasuredLimit, facts: LimitFacts, order: LimitedOrder): string {
  const { limit, period, used } = measured;
  // An order's own limit begins anew with the next one: what it allows is all there is to say.
  if (period === null) return `At most ${limitInWords(limit, measured.allowed, facts)}`;
  const after = { ...measured, used: addDecimals(used, addedBy(order, limit)) };
  return `After this order ${leftInWords(after, facts)}, of ${limitInWords(limit, measured.most, facts)}`;
}

/** The refusal with the quantity that was found to fit: it is the quantity that is to be changed. */
export function withSmaller(refusal: Refusal, quantity: Decimal): Refusal {
  const { params = {} } = refusal;
  const fits = `An order of ${decimalToShortString(quantity)} would still fit`;
  return { ...refusal, path: "quantity", params: { ...params, alternative: `${fits}. ${params["alternative"] ?? ""}` } };
}
