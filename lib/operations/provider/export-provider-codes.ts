import { listProvisionedProducts } from "#db/queries/provider-codes.ts";
import { findProvider } from "#db/queries/providers.ts";
import { CODE_SHEET_HEAD, codeRecord } from "#lib/domain/provider/code-sheet.ts";
import type { ProvisionedProduct } from "#lib/domain/provider/provider-codes.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/** All products of an installation fit in the memory of one answer. */
const MOST_PRODUCTS = 100_000;

/** What the provider calls the products, and first those that it has no code for: a sheet to be filled in. */
export async function exportProviderCodes({ database }: Context, code: string): Promise<Result<Generator<string>, Refusal>> {
  const found = await findProvider(database, code);
  if (found === null) return refused({ code: "NOT_FOUND" });
  const { provisioningProviderId } = found;
  const rows = await listProvisionedProducts(database, { provisioningProviderId, limit: MOST_PRODUCTS });
  return ok(sheetOf(rows));
}

function* sheetOf(rows: readonly ProvisionedProduct[]): Generator<string> {
  yield CODE_SHEET_HEAD;
  for (const row of rows) yield codeRecord(row);
}
