import type { Tx } from "#db/tx.ts";
import { decideLimits, type LimitDecision, withSmaller } from "#lib/domain/ordering/decide-limits.ts";
import type { LimitedOrder, LimitFacts } from "#lib/domain/ordering/limit-facts.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { compareDecimals, type Decimal, ONE, subtractDecimals } from "#lib/kernel/decimal.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { claimLimitFacts, findLimitFacts } from "./limit-facts.ts";
import { type DiscountedPrice, rateWithDiscounts } from "./rate-with-discounts.ts";

/** A price that every limit of the account has room for. */
export type LimitedPrice = DiscountedPrice & {
  /** What is left after the order, limit by limit in words; empty where none is set. */
  readonly allowance: readonly string[];
};

type OrderToLimit = Parameters<typeof rateWithDiscounts>[2] & {
  readonly unitDecimals: number;
  /** Whether the account is held, because the order is about to be stored. */
  readonly claim: boolean;
};

/**
 * Prices an order, and refuses it where a limit of the account or of its agreement has no room for it (domain R49, R50). The refusal
 * names a smaller quantity only where that was priced and judged, too.
 */
export async function rateWithinLimits(tx: Tx, context: Context, order: OrderToLimit): Promise<Result<LimitedPrice, Refusal>> {
  const priced = await rateWithDiscounts(tx, context, order);
  if (!priced.ok) return priced;
  const facts = await (order.claim ? claimLimitFacts : findLimitFacts)(tx, order.subscriber, context.now);
  if (facts === null) return ok({ ...priced.value, allowance: [] });
  const decision = decideLimits(facts, limitedOrder(order, { quantity: order.usage.quantity, gross: priced.value.rated.gross }));
  if (decision.kind === "allowed") return ok({ ...priced.value, allowance: decision.remaining });
  const rate = async (quantity: Decimal) => rateWithDiscounts(tx, context, { ...order, usage: { ...order.usage, quantity } });
  const fitting = await findSmaller(facts, { order, decision, rate });
  return refused(fitting === null ? decision.refusal : withSmaller(decision.refusal, fitting));
}

function limitedOrder(order: OrderToLimit, price: { readonly quantity: Decimal; readonly gross: Micros }): LimitedOrder {
  const { usage, unitDecimals, subscriber } = order;
  return { ...price, product: usage.product, unitDecimals, isOwed: subscriber.payment === "normal" };
}

type Refused = {
  readonly order: OrderToLimit;
  readonly decision: Extract<LimitDecision, { readonly kind: "refused" }>;
  /** It stores nothing. */
  readonly rate: (quantity: Decimal) => Promise<Result<DiscountedPrice, Refusal>>;
};

/** The first guess takes the price as following the quantity; where it does not, a little less may fit. */
const GUESSES = 3;

async function findSmaller(facts: LimitFacts, { order, decision, rate }: Refused): Promise<Decimal | null> {
  let quantity = decision.smaller;
  for (let guess = 0; guess < GUESSES && quantity !== null; guess += 1) {
    const priced = await rate(quantity);
    if (!priced.ok) return null;
    const judged = decideLimits(facts, limitedOrder(order, { quantity, gross: priced.value.rated.gross }));
    if (judged.kind === "allowed") return quantity;
    quantity = compareDecimals(quantity, ONE) > 0 ? subtractDecimals(quantity, ONE) : null;
  }
  return null;
}
