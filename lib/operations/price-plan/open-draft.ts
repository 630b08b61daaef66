import { nextId } from "#db/ids.ts";
import { findOpenDraft, findPricePlan, insertDraft, liveVersionOf, lockPricePlan, versionDocument } from "#db/queries/price-plans.ts";
import type { Tx } from "#db/tx.ts";
import type { OpenDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type OpenedDraft = { readonly draftId: number; readonly planCode: string };

/** Begins a working copy of the version in force. There is one open draft per plan: who comes second works on the same one. */
export async function openDraft(context: Context, input: OpenDraftInput): Promise<Result<OpenedDraft, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const draftId = await nextId(context.database, "pricePlanDraft");
  return idempotently(context, { action: "pricePlan.openDraft", request: input }, async (tx) => {
    await lockPricePlan(tx, input.pricePlanId);
    const plan = await findPricePlan(tx, input.pricePlanId);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    const open = await findOpenDraft(tx, plan.pricePlanId);
    if (open) return ok({ draftId: open.head.draftId, planCode: plan.code });
    const live = await liveVersionOf(tx, { pricePlanId: plan.pricePlanId, at: context.now });
    if (live === null) return refused({ code: "NOT_FOUND", path: "version" });
    await copyOf(tx, { draftId, live });
    const after = { pricePlanId: plan.pricePlanId, basedOnVersion: live.version };
    await writeAudit(tx, context, { action: "pricePlan.openDraft", entity: "pricePlanDraft", entityId: draftId, after });
    return ok({ draftId, planCode: plan.code });
  });
}

type Live = { readonly versionId: number; readonly pricePlanId: number; readonly documentHash: string };

async function copyOf(tx: Tx, { draftId, live }: { readonly draftId: number; readonly live: Live }): Promise<void> {
  await insertDraft(tx, {
    draftId,
    pricePlanId: live.pricePlanId,
    basedOnVersionId: live.versionId,
    state: "draft",
    document: await versionDocument(tx, live.versionId),
    documentHash: live.documentHash,
    revision: 1,
  });
}
