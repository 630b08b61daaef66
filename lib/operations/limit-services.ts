import type { Reader } from "#db/tx.ts";
import { decideLimits } from "#lib/domain/ordering/decide-limits.ts";
import type { LimitedProduct } from "#lib/domain/ordering/limit-facts.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { ONE, ZERO } from "#lib/kernel/decimal.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { Context } from "./context.ts";
import { findLimitFacts } from "./limit-facts.ts";

type ListedService = {
  readonly product: LimitedProduct & { readonly unitDecimals: number | null };
  /** For one unit; null where it is not known before something is given. */
  readonly gross: Micros | null;
};

/**
 * Which services a limit of the account refuses before anything is chosen: those of which not one whole unit fits. Of what may be
 * ordered in fractions a smaller one may fit, so it is refused only where nothing at all is allowed.
 */
export async function servicesWithinLimits(
  reader: Reader,
  { now }: Context,
  subscriber: Subscriber,
): Promise<(service: ListedService) => Refusal | null> {
  const facts = await findLimitFacts(reader, subscriber, now);
  if (facts === null) return () => null;
  const isOwed = subscriber.payment === "normal";
  return ({ product, gross }) => {
    const unitDecimals = product.unitDecimals ?? 0;
    const least = unitDecimals === 0 ? { quantity: ONE, gross: gross ?? 0n } : { quantity: ZERO, gross: 0n };
    const decision = decideLimits(facts, { ...least, product, unitDecimals, isOwed });
    return decision.kind === "refused" ? decision.refusal : null;
  };
}
