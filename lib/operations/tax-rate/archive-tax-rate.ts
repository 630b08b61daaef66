import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockTaxRate, updateTaxRate } from "#db/queries/tax-rates.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { productsInWords } from "#lib/domain/product/product-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { storedTaxRate } from "#lib/domain/tax-rate/tax-rate.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a tax rate away from which no product in use takes its tax; the usage of archived products goes on being rated by it. */
export async function archiveTaxRate(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "taxRate.archive", request: input }, async (tx) => {
    const rate = await lockTaxRate(tx, code);
    const decided = decideArchive({
      stored: rate && storedTaxRate(rate),
      revision,
      users: productsInWords(rate?.products ?? 0),
      editor: await lastEditorOf(tx, "taxRate", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateTaxRate(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "taxRate.archive", entity: "taxRate", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
