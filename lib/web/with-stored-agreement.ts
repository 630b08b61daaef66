import type { Refusal } from "#lib/domain/refusal.ts";
import type { Refused } from "#lib/kernel/result.ts";
import { getAgreementDraft } from "#lib/operations/agreement/get-agreement-draft.ts";
import type { Context } from "#lib/operations/context.ts";
import type { RouteOutcome } from "./define-route.ts";

/** Whoever meant another state of an agreement's draft is answered with the one that there is. */
export async function withStoredAgreement(context: Context, number: string, refusal: Refused<Refusal>): Promise<RouteOutcome> {
  if (refusal.refusal.code !== "STALE_REVISION" && refusal.refusal.code !== "DRAFT_OPEN") return refusal;
  const stored = await getAgreementDraft(context, number);
  return stored.ok ? { ...refusal, current: stored.value } : refusal;
}
