import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { findOpenDiscountDraft } from "#db/queries/discount-drafts.ts";
import { discountVersionDocuments, listDiscountVersions, lockDiscount, updateDiscount } from "#db/queries/discounts.ts";
import type { Tx } from "#db/tx.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { AdditiveDiscount } from "#lib/domain/discount/additive-discount.ts";
import type { DiscountAtRevision } from "#lib/domain/discount/discount-actions-schema.ts";
import { stillGiving } from "#lib/domain/discount/still-giving.ts";
import { storedDiscount } from "#lib/domain/discount/stored-discount.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a discount away that no longer gives anything and nobody works on: what it gave goes on being explained. */
export async function archiveDiscount(context: Context, input: DiscountAtRevision): Promise<Result<DiscountAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "discount.archive", request: input }, async (tx) => {
    const found = await lockDiscount(tx, code);
    const decided = decideArchive({
      stored: found && storedDiscount(found),
      revision,
      users: found ? await usersOf(tx, context, found) : [],
      editor: await lastEditorOf(tx, "additiveDiscount", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateDiscount(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "discount.archive", entity: "additiveDiscount", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}

async function usersOf(tx: Tx, { now }: Context, { discountId }: AdditiveDiscount): Promise<readonly string[]> {
  const documents = await discountVersionDocuments(tx, discountId);
  const versions = (await listDiscountVersions(tx, discountId)).map((head) => ({
    ...head,
    document: present(documents.get(head.versionId), `version ${head.versionId}`),
  }));
  const draft = await findOpenDiscountDraft(tx, discountId);
  return [...stillGiving(versions, now), ...(draft === null ? [] : ["its open draft"])];
}
