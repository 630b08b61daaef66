import { findUdrRow } from "#db/queries/udr-list.ts";
import type { Tx } from "#db/tx.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { CreditRequest } from "#lib/domain/udr/credit-request.ts";
import type { CreditImpact } from "#lib/domain/udr/credit-review-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Context } from "./context.ts";
import { planCreditApproval } from "./plan-credit-approval.ts";
import { previewOf } from "./preview-of-plan.ts";
import { entriesHash } from "./preview-token.ts";
import { usageOf } from "./udr-request-view.ts";

/** Whose usage a request is about, and how much is asked for. */
export async function creditSubject(tx: Tx, { udrId, change, net, currency, expiresAt }: CreditRequest) {
  return {
    ...usageOf(present(await findUdrRow(tx, udrId), `UDR ${udrId}`)),
    currency,
    action: change.action,
    net: microsToString(net, minorDigits(currency)),
    expiresAt: instantToString(expiresAt),
  };
}

/** What an approval would post now, by the plan that it follows, and whether that is still what was asked for. Writes nothing. */
export async function creditImpact(tx: Tx, context: Context, request: CreditRequest): Promise<CreditImpact> {
  if (request.decided !== null) return { kind: "none", problem: "It is decided." };
  if (context.now >= request.expiresAt) return { kind: "none", problem: refusalSentence({ code: "REQUEST_EXPIRED" }) };
  const planned = await planCreditApproval(tx, context, { request, claim: false });
  if (!planned.ok) return { kind: "none", problem: problemOf(planned.refusal) };
  const { plan } = planned.value;
  const isStale = (await entriesHash(plan.planned)) !== request.entriesHash;
  return { kind: "preview", preview: await previewOf(tx, context, plan), isStale };
}

function problemOf(refusal: Parameters<typeof refusalSentence>[0]): string {
  if (refusal.code === "STALE_REVISION") return "The UDR was changed since this was asked for. Reject it, or have it asked for anew.";
  if (refusal.code === "NOT_PERMITTED") return "Who asked for it may not correct usage any more.";
  return refusalSentence(refusal);
}
