import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockDiscount, updateDiscount } from "#db/queries/discounts.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DiscountAtRevision } from "#lib/domain/discount/discount-actions-schema.ts";
import { storedDiscount } from "#lib/domain/discount/stored-discount.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export async function restoreDiscount(context: Context, input: DiscountAtRevision): Promise<Result<DiscountAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "discount.restore", request: input }, async (tx) => {
    const found = await lockDiscount(tx, code);
    const editor = await lastEditorOf(tx, "additiveDiscount", code);
    const decided = decideRestore({ stored: found && storedDiscount(found), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateDiscount(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "discount.restore", entity: "additiveDiscount", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
