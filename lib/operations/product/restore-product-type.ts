import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockProductType, updateProductType } from "#db/queries/product-types.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedProductType } from "#lib/domain/product/product-type-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived product type back, as it was: products may have it again. */
export async function restoreProductType(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "productType.restore", request: input }, async (tx) => {
    const stored = await lockProductType(tx, code);
    const editor = await lastEditorOf(tx, "productType", code);
    const decided = decideRestore({ stored: stored && storedProductType(stored.type), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateProductType(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "productType.restore", entity: "productType", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
