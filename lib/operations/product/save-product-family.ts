import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { findProductFamilyNamed, insertProductFamily, lockProductFamily, updateProductFamily } from "#db/queries/product-families.ts";
import { decideSaveDefinition } from "#lib/domain/definition/decide-save-definition.ts";
import { storedProductFamily } from "#lib/domain/product/product-family.ts";
import type { SaveProductFamilyInput } from "#lib/domain/product/product-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type ProductFamilySaved = { readonly code: string; readonly revision: number };

/** Makes a product family, or saves one over the revision it was read at. */
export async function saveProductFamily(context: Context, input: SaveProductFamilyInput): Promise<Result<ProductFamilySaved, Refusal>> {
  const { code, revision, name } = input;
  const productFamilyId = await nextId(context.database, "definition");
  return idempotently(context, { action: "productFamily.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "productFamily");
    const family = await lockProductFamily(tx, code);
    const stored = family && storedProductFamily(family);
    const decided = decideSaveDefinition({
      code,
      revision,
      state: { name },
      stored,
      namesake: await findProductFamilyNamed(tx, name),
      editor: await lastEditorOf(tx, "productFamily", code),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    if (kind === "create") await insertProductFamily(tx, { productFamilyId, code, name, revision: next });
    else await updateProductFamily(tx, code, { name, revision: next });
    const change = { before: stored?.state ?? null, after: { name } };
    await writeAudit(tx, context, { action: `productFamily.${kind}`, entity: "productFamily", entityId: code, ...change });
    return ok({ code, revision: next });
  });
}
