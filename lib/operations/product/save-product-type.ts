import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import {
  findProductTypeNamed,
  insertProductType,
  listUdrTypeIds,
  lockProductType,
  replaceUdrTypes,
  type StoredProductType,
  updateProductType,
} from "#db/queries/product-types.ts";
import { countUnratedUdrs, lockUdrTypes } from "#db/queries/product-uses.ts";
import type { Tx } from "#db/tx.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import { decideSaveProductType, takenAway } from "#lib/domain/product/decide-save-product-type.ts";
import type { SaveProductTypeInput } from "#lib/domain/product/product-schema.ts";
import { type ProductTypeState, productTypeState, storedProductType } from "#lib/domain/product/product-type-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type ProductTypeSaved = { readonly code: string; readonly revision: number };

/** Makes a product type, or saves one over the revision it was read at. */
export async function saveProductType(context: Context, input: SaveProductTypeInput): Promise<Result<ProductTypeSaved, Refusal>> {
  const { code, revision } = input;
  const state = productTypeState(input);
  const newId = await nextId(context.database, "definition");
  return idempotently(context, { action: "productType.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "productType");
    const stored = await lockProductType(tx, code);
    const unrated = await unratedUdrs(tx, stored, state);
    // Read after the types taken away were locked, so that none is archived meanwhile.
    const udrTypes = await listUdrTypeIds(tx);
    const decided = decideSaveProductType({
      code,
      revision,
      state,
      stored: stored && storedProductType(stored.type),
      namesake: await findProductTypeNamed(tx, state.name),
      editor: await lastEditorOf(tx, "productType", code),
      offeredUdrTypes: new Set([...udrTypes].flatMap(([udrType, { isArchived }]) => (isArchived ? [] : [udrType]))),
      unratedUdrs: unrated,
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    const { name, description, classification, serviceType, composition, usedForProvisioning } = input;
    const row = { name, description, classification, serviceType, composition, usedForProvisioning, revision: next };
    const productTypeId = stored?.productTypeId ?? newId;
    if (kind === "create") await insertProductType(tx, { ...row, productTypeId, code });
    else await updateProductType(tx, code, row);
    const idOf = (udrType: string) => present(udrTypes.get(udrType), udrType).udrTypeId;
    const defaultId = state.defaultUdrType === null ? null : idOf(state.defaultUdrType);
    await replaceUdrTypes(tx, { productTypeId, udrTypeIds: state.udrTypes.map(idOf), defaultId });
    const change = { before: stored && storedProductType(stored.type).state, after: state };
    await writeAudit(tx, context, { action: `productType.${kind}`, entity: "productType", entityId: code, ...change });
    return ok({ code, revision: next });
  });
}

/** Looked for only where a UDR type is taken away: the queue may be long. */
async function unratedUdrs(tx: Tx, stored: StoredProductType | null, state: ProductTypeState): Promise<number> {
  if (stored === null) return 0;
  const gone = takenAway(storedProductType(stored.type).state, state);
  if (gone.length === 0) return 0;
  await lockUdrTypes(tx, gone);
  const of = { productTypeId: stored.productTypeId };
  return countUnratedUdrs(tx, { of, udrTypes: { among: gone }, bound: MOST_UDRS_COUNTED });
}
