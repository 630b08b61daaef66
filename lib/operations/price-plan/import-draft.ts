import { nextId } from "#db/ids.ts";
import { findOpenDraft, findPricePlanByCode, lockDraft, lockPricePlan, type StoredDraft } from "#db/queries/price-plans.ts";
import type { Tx } from "#db/tx.ts";
import { refuseOtherPlan } from "#lib/domain/price-plan/import-document.ts";
import type { PricePlan } from "#lib/domain/price-plan/price-plan.ts";
import { documentHash, type PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { beginPlanDraft } from "../begin-plan-draft.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { type DraftSaved, storeDraft } from "../store-draft.ts";

export type ImportDraftInput = {
  readonly code: string;
  /** Of the open draft as its reader saw it; null when they saw that there is none. */
  readonly revision: number | null;
  readonly document: PricePlanDocument;
};

export type ImportedDraft = DraftSaved & { readonly draftId: number };

/**
 * Puts a whole document into the plan's draft, which is begun for it when there is none. What its reader did not see stands: a draft
 * that a colleague saved meanwhile, or began meanwhile, is refused and not replaced.
 */
export async function importDraft(context: Context, input: ImportDraftInput): Promise<Result<ImportedDraft, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { code, revision, document } = input;
  const hash = await documentHash(document);
  const newId = await nextId(context.database, "pricePlanDraft");
  return idempotently(context, { action: "pricePlan.importDraft", request: { code, revision, hash } }, async (tx) => {
    const plan = await findPricePlanByCode(tx, code);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    const other = refuseOtherPlan(document, plan);
    if (other !== null) return refused(other);
    await lockPricePlan(tx, plan.pricePlanId);
    const draft = revision === null ? await begun(tx, context, { plan, newId }) : await standing(tx, plan);
    if (!draft.ok) return draft;
    const saving = { draft: draft.value, plan, revision: revision ?? 1, document, documentHash: hash, editor: user.value };
    const saved = await storeDraft(tx, context, saving);
    return saved.ok ? ok({ draftId: draft.value.head.draftId, ...saved.value }) : saved;
  });
}

type Beginning = { readonly plan: PricePlan; readonly newId: number };

async function begun(tx: Tx, context: Context, { plan, newId }: Beginning): Promise<Result<StoredDraft, Refusal>> {
  if (await findOpenDraft(tx, plan.pricePlanId)) return refused({ code: "DRAFT_OPEN" });
  const refusal = await beginPlanDraft(tx, context, { draftId: newId, plan });
  if (refusal !== null) return refused(refusal);
  return ok(present(await lockDraft(tx, newId), `draft ${newId}`));
}

async function standing(tx: Tx, plan: PricePlan): Promise<Result<StoredDraft, Refusal>> {
  const open = await findOpenDraft(tx, plan.pricePlanId);
  const draft = open && (await lockDraft(tx, open.head.draftId));
  return draft ? ok(draft) : refused({ code: "DRAFT_NOT_OPEN" });
}
