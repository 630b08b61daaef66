import type { UdrRowRecord } from "#db/mapping/udr-rows.ts";
import type { Tx } from "#db/tx.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { type CreditRequest, creditStanding } from "#lib/domain/udr/credit-request.ts";
import type { CreditImpact } from "#lib/domain/udr/credit-review-view.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Context } from "./context.ts";
import { planCreditApproval } from "./plan-credit-approval.ts";
import { previewOf } from "./preview-of-plan.ts";
import { entriesHash } from "./preview-token.ts";
import { usageOf } from "./udr-request-view.ts";

/** Whose usage a request is about, how much is asked for, and whether it can be approved still. `found`: the UDR as it is now. */
export function creditSubject({ now }: Context, request: CreditRequest, found: UdrRowRecord) {
  const { change, net, currency, expiresAt } = request;
  return {
    ...usageOf(found),
    standing: creditStanding({ request, revision: found.udr.revision, now }),
    currency,
    action: change.action,
    net: microsToString(net, minorDigits(currency)),
    expiresAt: instantToString(expiresAt),
  };
}

/** What an approval would post now, by the plan that it follows, and whether that is still what was asked for. Writes nothing. */
export async function creditImpact(tx: Tx, context: Context, request: CreditRequest): Promise<CreditImpact> {
  if (request.decided !== null) return { kind: "none", problem: "It is decided." };
  if (context.now >= request.expiresAt) return { kind: "none", problem: "It has expired, so it cannot be approved any more." };
  const planned = await planCreditApproval(tx, context, { request, claim: false });
  if (!planned.ok) return { kind: "none", problem: problemOf(planned.refusal) };
  const { plan } = planned.value;
  const isStale = (await entriesHash(plan.planned)) !== request.entriesHash;
  return { kind: "preview", preview: await previewOf(tx, context, plan), isStale };
}

function problemOf(refusal: Parameters<typeof refusalSentence>[0]): string {
  if (refusal.code === "STALE_REVISION") return "The UDR was changed since this was asked for, so it cannot be approved any more.";
  if (refusal.code === "NOT_PERMITTED") return "Who asked for it may not correct usage any more.";
  return refusalSentence(refusal);
}
