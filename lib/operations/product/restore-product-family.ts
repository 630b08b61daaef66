import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockProductFamily, updateProductFamily } from "#db/queries/product-families.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedProductFamily } from "#lib/domain/product/product-family.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived family back: products may be of it again. */
export async function restoreProductFamily(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "productFamily.restore", request: input }, async (tx) => {
    const family = await lockProductFamily(tx, code);
    const editor = await lastEditorOf(tx, "productFamily", code);
    const decided = decideRestore({ stored: family && storedProductFamily(family), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateProductFamily(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "productFamily.restore", entity: "productFamily", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
