import { nextIds } from "#db/ids.ts";
import { lockDefinitions } from "#db/queries/definition-changes.ts";
import { installationZone } from "#db/queries/installation.ts";
import { lockProducts, storedProducts } from "#db/queries/stored-products.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import { decideImportProducts, type ImportPlan } from "#lib/domain/product/decide-import-products.ts";
import { countOutcomes, type ImportAnswer } from "#lib/domain/product/import-answer.ts";
import type { StoredProduct } from "#lib/domain/product/product-content.ts";
import { type ProductRow, readProductSheet } from "#lib/domain/product/product-sheet.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { holdParts, offeredParts, type ProductParts, unratedUnderType } from "../product-parts.ts";
import { storeProduct } from "../store-product.ts";

export type ImportProductsInput = {
  readonly text: string;
  /** The hash of the preview that was looked at; null asks for a preview. */
  readonly reviewed: string | null;
};

/** Looks at what a sheet of products would do, or does exactly what was looked at: all of it, or nothing. */
export async function importProducts(context: Context, { text, reviewed }: ImportProductsInput): Promise<Result<ImportAnswer, Refusal>> {
  const sheet = readProductSheet(text);
  if (!sheet.ok) return refused({ code: "DEFINITION_INVALID", params: { problem: sheet.problem } });
  const { rows } = sheet;
  const codes = rows.map(({ code }) => code);
  if (reviewed === null) {
    return withTransaction(context.database, async (tx) => {
      const { answer } = await planImport(tx, context, { rows, stored: await storedProducts(tx, codes) });
      return ok(answer);
    });
  }
  const known = await storedProducts(context.database, codes);
  const ids = await nextIds(context.database, "definition", new Set(codes.filter((code) => !known.has(code))).size);
  return idempotently(context, { action: "product.import", request: { text, reviewed } }, async (tx) => {
    await lockDefinitions(tx, "product");
    const { plan, parts, answer } = await planImport(tx, context, { rows, stored: await lockProducts(tx, codes) });
    if (answer.hash !== reviewed) return refused({ code: "IMPORT_CHANGED" });
    if (answer.counts.error > 0) return refused({ code: "IMPORT_INVALID", params: { count: answer.counts.error } });
    const free = ids.values();
    for (const write of plan.writes) {
      const productId = write.stored?.productId ?? free.next().value;
      if (productId === undefined) return refused({ code: "IMPORT_CHANGED" });
      await storeProduct(tx, context, { write, parts, productId, reason: "Imported" });
    }
    return ok(answer);
  });
}

type Compared = { readonly rows: readonly ProductRow[]; readonly stored: ReadonlyMap<string, StoredProduct> };
type Planned = { readonly plan: ImportPlan; readonly parts: ProductParts; readonly answer: ImportAnswer };

/** The hash is of the rows, of what they were compared with, and of what comes of it. */
async function planImport(tx: Tx, context: Context, { rows, stored }: Compared): Promise<Planned> {
  const zone = await installationZone(tx);
  const parts = await holdParts(tx, partsNamedIn(rows, stored));
  const unrated = new Map<string, number>();
  for (const { code, cells } of rows) {
    const type = cells.type?.toUpperCase() ?? "";
    if (type !== "") unrated.set(code, await unratedUnderType(tx, stored.get(code) ?? null, type));
  }
  const plan = decideImportProducts(rows, { stored, offered: offeredParts(parts), unrated, zone, now: context.now });
  const revisions = [...stored.values()].map(({ code, revision }) => `${code} ${revision}`).sort();
  const hash = await sha256Hex(canonicalJson({ sheet: rows, revisions, zone, rows: plan.rows }));
  return { plan, parts, answer: { hash, zone, rows: plan.rows, counts: countOutcomes(plan.rows) } };
}

function partsNamedIn(rows: readonly ProductRow[], stored: Compared["stored"]) {
  const wanted = rows.map(({ code, cells }) => {
    const content = stored.get(code)?.content;
    const family = (cells.family ?? content?.family ?? "").toUpperCase();
    const taxRate = (cells.sharedTaxRate ?? content?.taxRate ?? "").toUpperCase();
    return {
      type: (cells.type ?? content?.type ?? "").toUpperCase(),
      family: family === "" ? null : family,
      taxRate: taxRate === "" ? null : taxRate,
    };
  });
  // What it shares until now is compared with what it will have.
  return [...wanted, ...[...stored.values()].map(({ content: { taxRate } }) => ({ taxRate }))];
}
