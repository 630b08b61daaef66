import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { discountsNaming } from "#db/queries/discount-uses.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { countProductsOfType, lockProductType, updateProductType } from "#db/queries/product-types.ts";
import { effectiveCatalogsOffering } from "#db/queries/product-uses.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { targetUsers } from "#lib/domain/product/plan-targets.ts";
import { storedProductType } from "#lib/domain/product/product-type-state.ts";
import { productsInWords } from "#lib/domain/product/product-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a product type away that no product has, no effective catalog sells and no plan prices any more. */
export async function archiveProductType(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "productType.archive", request: input }, async (tx) => {
    const stored = await lockProductType(tx, code);
    const catalogs = await effectiveCatalogsOffering(tx, { kind: "productType", code });
    const decided = decideArchive({
      stored: stored && storedProductType(stored.type),
      revision,
      users: [
        ...productsInWords(stored === null ? 0 : await countProductsOfType(tx, stored.productTypeId)),
        ...catalogs.map((name) => `the catalog ${name}`),
        ...targetUsers({ kind: "productType", code }, await listPlanDocuments(tx, context.now)),
        ...(await discountsNaming(tx, { kind: "productType", code }, context.now)),
      ],
      editor: await lastEditorOf(tx, "productType", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateProductType(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "productType.archive", entity: "productType", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
