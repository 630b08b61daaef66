import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockProducts, updateProduct } from "#db/queries/stored-products.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedProductDefinition } from "#lib/domain/product/product-content.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { holdParts, offeredParts } from "../product-parts.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived product back, as it was. Its type, its family and its tax rate must be in use: nothing in use is of what is not. */
export async function restoreProduct(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "product.restore", request: input }, async (tx) => {
    const stored = (await lockProducts(tx, [code])).get(code) ?? null;
    const editor = await lastEditorOf(tx, "product", code);
    const decided = decideRestore({ stored: stored && storedProductDefinition(stored), revision, editor });
    if (!decided.ok) return decided;
    if (stored !== null && decided.value.isChanged) {
      const { type, family, taxRate } = stored.content;
      const { types, families, taxRates } = offeredParts(await holdParts(tx, [stored.content]));
      if (!types.has(type)) return archived(`Its product type ${type} is archived. Restore that first.`);
      if (family !== null && !families.has(family)) return archived(`Its family ${family} is archived. Restore that first.`);
      if (taxRate !== null && !taxRates.has(taxRate)) return archived(`Its tax rate ${taxRate} is archived. Restore that first.`);
      await updateProduct(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "product.restore", entity: "product", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}

function archived(problem: string) {
  return refused<Refusal>({ code: "DEFINITION_INVALID", params: { problem } });
}
