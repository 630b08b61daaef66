import { loadRateNames } from "#db/queries/rate-definitions.ts";
import { findUdrRow } from "#db/queries/udr-list.ts";
import { findUdrNames } from "#db/queries/udr-names.ts";
import type { Tx } from "#db/tx.ts";
import type { AdHocRequest } from "#lib/domain/discount/ad-hoc-request.ts";
import type { AdHocImpact } from "#lib/domain/discount/ad-hoc-review-view.ts";
import { givenInWords } from "#lib/domain/discount/given-discount-words.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { changeInWords } from "#lib/domain/udr/change-in-words.ts";
import { present } from "#lib/kernel/assert.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { type Micros, microsToString, sumMicros } from "#lib/kernel/money.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Context } from "./context.ts";
import { adHocAdjust, planAdHocApproval } from "./plan-ad-hoc-approval.ts";
import type { PlannedChange } from "./plan-udr-change.ts";
import { entriesOf, triggeredBecause } from "./planned-change-parts.ts";
import { previewToken } from "./preview-token.ts";
import { usageOf } from "./udr-request-view.ts";

/** Whose usage a request is about, in words. */
export async function adHocSubject(tx: Tx, request: AdHocRequest) {
  const found = present(await findUdrRow(tx, request.udrId), `UDR ${request.udrId}`);
  const { currency } = found.udr;
  return { ...usageOf(found), currency, words: givenInWords(request.discounts, { currency, unit: found.row.unit }) ?? "" };
}

/** What an approval would post, by the plan that it follows. Writes nothing. */
export async function adHocImpact(tx: Tx, context: Context, request: AdHocRequest): Promise<AdHocImpact> {
  const { currentHash } = await adHocAdjust(tx, request);
  if (request.decided !== null) return { kind: "none", problem: "It is decided." };
  if (currentHash !== request.contentHash)
    return { kind: "none", problem: "The UDR was changed since. Send it back, or have it adjusted." };
  const plan = await planAdHocApproval(tx, context, { request, claim: false });
  return plan.ok ? toImpact(tx, context, plan.value) : { kind: "none", problem: refusalSentence(plan.refusal) };
}

async function toImpact(tx: Tx, context: Context, plan: PlannedChange): Promise<AdHocImpact> {
  const { change, planned, after, net, rated, subscriber } = plan;
  const money = (amount: Micros) => microsToString(amount, minorDigits(subscriber.currency));
  const triggers = await triggeredBecause(tx, plan);
  const netBefore = sumMicros(plan.rbis.map(({ gross }) => gross));
  const { unitName } = await findUdrNames(tx, after.udr);
  return {
    kind: "entries",
    token: previewToken({ actor: context.actor, change, planned }),
    sentence: changeInWords({ ...plan, action: change.action, after: after.udr, triggers, netBefore }),
    entries: entriesOf(plan, triggers !== null),
    net: money(net),
    gross: { before: money(netBefore), after: money(netBefore + net) },
    headline: rated && explainInWords(rated.explanation, { names: await loadRateNames(tx), unit: unitName }).headline,
  };
}
