import { findAdHocRequest, lockAdHocRequest } from "#db/queries/ad-hoc-requests.ts";
import { findReason } from "#db/queries/reasons.ts";
import type { Tx } from "#db/tx.ts";
import { type AdHocRequest, decideAdHocReview } from "#lib/domain/discount/ad-hoc-request.ts";
import type { DecideAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { auditAnswer, holdUdrRequest, recordAnswer } from "../answer-udr-request.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { adHocAdjust, planAdHocApproval } from "../plan-ad-hoc-approval.ts";
import { isPreviewToken } from "../preview-token.ts";
import { writeUdrChange } from "../store-udr-change.ts";

export type AdHocDecided = { readonly decision: "approved" | "changesRequested"; readonly udrId: number; readonly net: string | null };

/**
 * A second person's word on a discount with an order. An approval adjusts the UDR in the transaction that records it; of two at once the
 * second finds it decided, and one of a UDR that was changed meanwhile finds other content.
 */
export async function decideAdHocRequest(context: Context, input: DecideAdHocInput): Promise<Result<AdHocDecided, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  return idempotently(context, { action: "discount.approve", request: input }, async (tx) => {
    const request = await holdUdrRequest(tx, input.requestId, { find: findAdHocRequest, lock: lockAdHocRequest });
    if (request === null) return refused({ code: "NOT_FOUND" });
    const { verdict, contentHash } = input;
    const { currentHash } = await adHocAdjust(tx, request);
    const facts = { request, userId: user.value, seenHash: contentHash, currentHash, decision: verdict.decision };
    const decided = decideAdHocReview(facts);
    if (!decided.ok) return decided;
    const answer = { request, decision: verdict.decision, note: verdict.note };
    await recordAnswer(tx, context, answer);
    const net = verdict.decision === "approved" ? await approve(tx, context, { request, verdict }) : ok(null);
    if (!net.ok) return net;
    await auditAnswer(tx, context, { ...answer, action: "discount.approve" });
    return ok({ decision: verdict.decision, udrId: request.udrId, net: net.value });
  });
}

type Approved = Extract<DecideAdHocInput["verdict"], { readonly decision: "approved" }>;
type Approval = { readonly request: AdHocRequest; readonly verdict: Approved };

async function approve(tx: Tx, context: Context, { request, verdict }: Approval): Promise<Result<string, Refusal>> {
  const reason = await findReason(tx, verdict.reasonCode);
  if (reason === null) return refused({ code: "REASON_REQUIRED", path: "reasonCode" });
  const plan = await planAdHocApproval(tx, context, { request, claim: true });
  if (!plan.ok) return plan.refusal.code === "STALE_REVISION" ? refused({ code: "CONTENT_CHANGED" }) : plan;
  const { change, planned } = plan.value;
  if (!isPreviewToken(verdict.previewToken, { actor: context.actor, change, planned })) return refused({ code: "PREVIEW_STALE" });
  const text = [request.note, verdict.note].filter((each) => each !== "").join(" · ");
  const done = await writeUdrChange(tx, context, { plan: plan.value, reason: { ...reason, text } });
  return done.ok ? ok(done.value.net) : done;
}
