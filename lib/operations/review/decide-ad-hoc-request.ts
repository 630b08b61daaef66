import { findAdHocRequest, lockAdHocRequest } from "#db/queries/ad-hoc-requests.ts";
import { recordDecision } from "#db/queries/approvals.ts";
import { findReason } from "#db/queries/reasons.ts";
import { findUdr } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import { type AdHocRequest, decideAdHocReview } from "#lib/domain/discount/ad-hoc-request.ts";
import type { DecideAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { adHocAdjust, planAdHocApproval } from "../plan-ad-hoc-approval.ts";
import { claimPool } from "../pool-wallets.ts";
import { isPreviewToken } from "../preview-token.ts";
import { writeUdrChange } from "../store-udr-change.ts";
import { writeAudit } from "../write-audit.ts";

export type AdHocDecided = { readonly decision: "approved" | "changesRequested"; readonly udrId: number; readonly net: string | null };

/**
 * A second person's word on a discount with an order. An approval adjusts the UDR in the transaction that records it; of two at once the
 * second finds it decided, and one of a UDR that was changed meanwhile finds other content.
 */
export async function decideAdHocRequest(context: Context, input: DecideAdHocInput): Promise<Result<AdHocDecided, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  return idempotently(context, { action: "discount.approve", request: input }, async (tx) => {
    const request = await holdRequest(tx, input.requestId);
    if (request === null) return refused({ code: "NOT_FOUND" });
    const { verdict, contentHash } = input;
    const { currentHash } = await adHocAdjust(tx, request);
    const facts = { request, userId: user.value, seenHash: contentHash, currentHash, decision: verdict.decision };
    const decided = decideAdHocReview(facts);
    if (!decided.ok) return decided;
    const decisionNote = verdict.note === "" ? null : verdict.note;
    const decision = { decision: verdict.decision, decidedBy: user.value, decidedAt: context.now, decisionNote };
    await recordDecision(tx, request.requestId, decision);
    const net = verdict.decision === "approved" ? await approve(tx, context, { request, verdict }) : ok(null);
    if (!net.ok) return net;
    await audit(tx, context, { request, verdict });
    return ok({ decision: verdict.decision, udrId: request.udrId, net: net.value });
  });
}

/** The subscriptions first, as whoever changes the UDR takes them before the request that it withdraws: so neither waits for the other. */
async function holdRequest(tx: Tx, requestId: number): Promise<AdHocRequest | null> {
  const found = await findAdHocRequest(tx, requestId);
  if (found === null) return null;
  await claimPool(tx, present(await findUdr(tx, found.udrId), `UDR ${found.udrId}`));
  return lockAdHocRequest(tx, requestId);
}

type Verdict = DecideAdHocInput["verdict"];
type Approval = { readonly request: AdHocRequest; readonly verdict: Extract<Verdict, { readonly decision: "approved" }> };

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

async function audit(tx: Tx, context: Context, { request, verdict }: { readonly request: AdHocRequest; readonly verdict: Verdict }) {
  const { requestId, udrId, accountId, contentHash } = request;
  const after = { decision: verdict.decision, udr: udrId, contentHash };
  const entry = { action: "discount.approve", entity: "approvalRequest", entityId: requestId, accountId, after };
  await writeAudit(tx, context, { ...entry, ...(verdict.note === "" ? {} : { reason: verdict.note }) });
}
