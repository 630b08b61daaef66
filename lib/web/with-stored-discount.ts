import type { Refusal } from "#lib/domain/refusal.ts";
import type { Refused } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { getDiscountDraftAsStored } from "#lib/operations/discount/get-discount-draft-as-stored.ts";
import type { RouteOutcome } from "./define-route.ts";

/** As of price plans: whoever meant another state of the draft is answered with the one that there is. */
export async function withStoredDiscount(context: Context, code: string, refusal: Refused<Refusal>): Promise<RouteOutcome> {
  if (refusal.refusal.code !== "STALE_REVISION" && refusal.refusal.code !== "DRAFT_OPEN") return refusal;
  const stored = await getDiscountDraftAsStored(context, code);
  return stored.ok ? { ...refusal, current: stored.value } : refusal;
}
