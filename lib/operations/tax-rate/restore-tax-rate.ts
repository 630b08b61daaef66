import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockTaxRate, updateTaxRate } from "#db/queries/tax-rates.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { storedTaxRate } from "#lib/domain/tax-rate/tax-rate.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived tax rate back: products may share it again. */
export async function restoreTaxRate(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "taxRate.restore", request: input }, async (tx) => {
    const rate = await lockTaxRate(tx, code);
    const editor = await lastEditorOf(tx, "taxRate", code);
    const decided = decideRestore({ stored: rate && storedTaxRate(rate), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateTaxRate(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "taxRate.restore", entity: "taxRate", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
