import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { discountsNaming } from "#db/queries/discount-uses.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import {
  countScheduledOrders,
  countSubscriptionsWith,
  countUnratedUdrs,
  effectiveCatalogsAsking,
  effectiveCatalogsOffering,
} from "#db/queries/product-uses.ts";
import { lockProducts, updateProduct } from "#db/queries/stored-products.ts";
import type { Tx } from "#db/tx.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { countInWords, MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import { targetUsers } from "#lib/domain/product/plan-targets.ts";
import { type StoredProduct, storedProductDefinition } from "#lib/domain/product/product-content.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a product away that nothing sells, prices or waits for any more. What was sold of it goes on showing it. */
export async function archiveProduct(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "product.archive", request: input }, async (tx) => {
    const stored = (await lockProducts(tx, [code])).get(code) ?? null;
    const decided = decideArchive({
      stored: stored && storedProductDefinition(stored),
      revision,
      users: stored === null ? [] : await usersOf(tx, context, stored),
      editor: await lastEditorOf(tx, "product", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateProduct(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "product.archive", entity: "product", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}

/** Everything that would break or wait for ever without it (domain rules R10 to R12). */
async function usersOf(tx: Tx, { now }: Context, { productId, code }: StoredProduct): Promise<readonly string[]> {
  const bounded = { productId, at: now, bound: MOST_UDRS_COUNTED };
  const catalogs = await effectiveCatalogsOffering(tx, { kind: "product", code });
  const asking = await effectiveCatalogsAsking(tx, code);
  return [
    ...catalogs.map((name) => `the catalog ${name}`),
    ...asking.map((name) => `the conditions of the catalog ${name}`),
    ...targetUsers({ kind: "product", code }, await listPlanDocuments(tx, now)),
    ...(await discountsNaming(tx, { kind: "product", code }, now)),
    ...counted(await countScheduledOrders(tx, bounded), "scheduled order"),
    ...counted(await countSubscriptionsWith(tx, bounded), "subscription"),
    ...counted(
      await countUnratedUdrs(tx, { of: { productId }, bound: MOST_UDRS_COUNTED }),
      "UDR that waits to be rated",
      "UDRs that wait to be rated",
    ),
  ];
}

function counted(count: number, one: string, many = `${one}s`): readonly string[] {
  return count === 0 ? [] : [`${countInWords(count)} ${count === 1 ? one : many}`];
}
