import type { Refusal } from "#lib/domain/refusal.ts";
import type { Refused } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { getStoredDraft } from "#lib/operations/price-plan/get-stored-draft.ts";
import type { RouteOutcome } from "./define-route.ts";

/**
 * Whoever meant another state of the draft is answered with the one that there is: without it they could only ask again, and find
 * it changed once more.
 */
export async function withStoredDraft(context: Context, code: string, refusal: Refused<Refusal>): Promise<RouteOutcome> {
  if (refusal.refusal.code !== "STALE_REVISION" && refusal.refusal.code !== "DRAFT_OPEN") return refusal;
  const stored = await getStoredDraft(context, code);
  return stored.ok ? { ...refusal, current: stored.value } : refusal;
}
