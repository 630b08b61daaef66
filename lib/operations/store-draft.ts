import { addDraftEditor, insertDraft, type StoredDraft, updateDraft, versionDocument } from "#db/queries/price-plans.ts";
import type { Tx } from "#db/tx.ts";
import { decideSaveDraft } from "#lib/domain/price-plan/decide-save-draft.ts";
import type { PricePlan, VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

export type DraftBeginning = { readonly draftId: number; readonly version: VersionHead };

/** A working copy of that version, with its audit row. That there is no open one was asked under the plan's lock. */
export async function beginDraft(tx: Tx, context: Context, { draftId, version }: DraftBeginning): Promise<void> {
  const { pricePlanId, versionId, documentHash } = version;
  const document = await versionDocument(tx, versionId);
  await insertDraft(tx, { draftId, pricePlanId, basedOnVersionId: versionId, state: "draft", document, documentHash, revision: 1 });
  const after = { pricePlanId, basedOnVersion: version.version };
  await writeAudit(tx, context, { action: "pricePlan.openDraft", entity: "pricePlanDraft", entityId: draftId, after });
}

export type DraftSaving = {
  /** As it was when it was locked. */
  readonly draft: StoredDraft;
  readonly plan: PricePlan;
  readonly revision: number;
  readonly document: PricePlanDocument;
  readonly documentHash: string;
  readonly editor: number;
};

export type DraftSaved = { readonly revision: number; readonly documentHash: string };

/** Stores a document over the revision it was made from, and remembers who did: none of them may approve it. */
export async function storeDraft(tx: Tx, context: Context, saving: DraftSaving): Promise<Result<DraftSaved, Refusal>> {
  const { draft, plan, revision, document, documentHash, editor } = saving;
  const { draftId } = draft.head;
  const decided = decideSaveDraft({ plan, draft: draft.head, revision, document, documentHash });
  if (!decided.ok) return decided;
  const saved = { revision: decided.value.revision, documentHash };
  if (decided.value.isChanged) {
    await updateDraft(tx, draftId, { document, ...saved });
    await addDraftEditor(tx, draftId, editor);
    const before = { revision: draft.head.revision, documentHash: draft.head.documentHash };
    await writeAudit(tx, context, { action: "pricePlan.saveDraft", entity: "pricePlanDraft", entityId: draftId, before, after: saved });
  }
  return ok(saved);
}
