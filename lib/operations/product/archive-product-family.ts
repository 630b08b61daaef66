import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { discountsNaming } from "#db/queries/discount-uses.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { lockProductFamily, updateProductFamily } from "#db/queries/product-families.ts";
import { effectiveCatalogsOffering } from "#db/queries/product-uses.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { targetUsers } from "#lib/domain/product/plan-targets.ts";
import { storedProductFamily } from "#lib/domain/product/product-family.ts";
import { productsInWords } from "#lib/domain/product/product-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a family away that has no product, and that no effective catalog sells and no plan prices any more. */
export async function archiveProductFamily(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "productFamily.archive", request: input }, async (tx) => {
    const family = await lockProductFamily(tx, code);
    const catalogs = await effectiveCatalogsOffering(tx, { kind: "family", code });
    const decided = decideArchive({
      stored: family && storedProductFamily(family),
      revision,
      users: [
        ...productsInWords(family?.products ?? 0),
        ...catalogs.map((name) => `the catalog ${name}`),
        ...targetUsers({ kind: "family", code }, await listPlanDocuments(tx, context.now)),
        ...(await discountsNaming(tx, { kind: "family", code }, context.now)),
      ],
      editor: await lastEditorOf(tx, "productFamily", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateProductFamily(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "productFamily.archive", entity: "productFamily", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
