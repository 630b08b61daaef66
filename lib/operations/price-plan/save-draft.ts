import { addDraftEditor, findPricePlan, lockDraft, updateDraft } from "#db/queries/price-plans.ts";
import { decideSaveDraft } from "#lib/domain/price-plan/decide-save-draft.ts";
import type { SaveDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { documentHash } from "#lib/domain/price-plan/price-plan-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type DraftSaved = { readonly revision: number; readonly documentHash: string };

/** Stores the working copy over the revision it was read at, and remembers who edited it: none of them may approve it. */
export async function saveDraft(context: Context, input: SaveDraftInput): Promise<Result<DraftSaved, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { draftId, revision, document } = input;
  const hash = await documentHash(document);
  return idempotently(context, { action: "pricePlan.saveDraft", request: { draftId, revision, hash } }, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    const plan = draft && (await findPricePlan(tx, draft.head.pricePlanId));
    if (!plan) return refused({ code: "NOT_FOUND" });
    const decided = decideSaveDraft({ plan, draft: draft.head, revision, document, documentHash: hash });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateDraft(tx, draftId, { document, documentHash: hash, revision: decided.value.revision });
      await addDraftEditor(tx, draftId, user.value);
      const before = { revision: draft.head.revision, documentHash: draft.head.documentHash };
      const after = { revision: decided.value.revision, documentHash: hash };
      await writeAudit(tx, context, { action: "pricePlan.saveDraft", entity: "pricePlanDraft", entityId: draftId, before, after });
    }
    return ok({ revision: decided.value.revision, documentHash: hash });
  });
}
