import type { Tx } from "#db/tx.ts";
import type { Rated } from "#lib/domain/billing/rbi.ts";
import type { AskedDiscount } from "#lib/domain/discount/asked-discount.ts";
import { needsApproval } from "#lib/domain/discount/decide-given-discounts.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { discountedService, giveDiscounts } from "./give-discounts.ts";
import { rateUsageOf, type UsageToRate } from "./rate-usage-of.ts";

/** A price with what the agent gives, and the one that a second person may make of it. */
export type DiscountedPrice = {
  readonly discounts: readonly GivenDiscount[];
  readonly rated: Rated;
  readonly withApproval: { readonly discounts: readonly GivenDiscount[]; readonly rated: Rated } | null;
};

type ToDiscount = {
  readonly asked: readonly AskedDiscount[];
  readonly subscriber: Subscriber;
  /** Of the UDR type: "GB". */
  readonly unit: string;
  readonly usage: UsageToRate;
};

/** What needs an approval is left out of the price until it has one. Only a person may ask for it. */
export async function rateWithDiscounts(
  tx: Tx,
  context: Context,
  { asked, subscriber, unit, usage }: ToDiscount,
): Promise<Result<DiscountedPrice, Refusal>> {
  const service = discountedService(subscriber, usage);
  const decided = await giveDiscounts(tx, context, { asked, kept: [], subscriber, service, unit });
  if (!decided.ok) return decided;
  const { given, withApproval } = decided.value;
  if (withApproval !== null && context.actor.kind !== "user") return refused(needsApproval(withApproval));
  const rated = await rateUsageOf(tx, subscriber, { ...usage, adHoc: given });
  if (!rated.ok) return rated;
  if (withApproval === null) return ok({ discounts: given, rated: rated.value, withApproval: null });
  const approved = await rateUsageOf(tx, subscriber, { ...usage, adHoc: withApproval.given });
  if (!approved.ok) return approved;
  return ok({ discounts: given, rated: rated.value, withApproval: { discounts: withApproval.given, rated: approved.value } });
}
