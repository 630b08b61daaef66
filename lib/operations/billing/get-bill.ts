import { findBill, findBillKey, listBillItems, listBillLines, listBillTaxes } from "#db/queries/bill-detail.ts";
import { untaxedClassesOfBill } from "#db/queries/bill-tax-classes.ts";
import type { BillDetail } from "#lib/domain/billing/billing-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

const PAGE = 50;

/** A bill as the customer reads it, with a page of its items; `after` is the RBI at which the page before ended. */
export async function getBill(
  context: Context,
  { number, after }: { readonly number: string; readonly after: number | null },
): Promise<Result<BillDetail, Refusal>> {
  return inTransaction(context, async (tx) => {
    const key = await findBillKey(tx, number);
    if (key === null) return refused({ code: "NOT_FOUND" });
    const header = present(await findBill(tx, key), `bill ${number}`);
    const items = await listBillItems(tx, key, { after, limit: PAGE + 1 });
    const rows = items.slice(0, PAGE);
    const taxes = await listBillTaxes(tx, key, header.currency);
    return ok({
      ...header,
      lines: await listBillLines(tx, key, header.currency),
      taxes,
      // Of the very many bills on which all is taxed, the RBIs need not be looked through.
      untaxed: taxes.some(({ taxPercent }) => taxPercent === "0") ? await untaxedClassesOfBill(tx, key) : [],
      items: { rows, nextCursor: items.length > PAGE ? (rows.at(-1)?.rbiId ?? null) : null },
    });
  });
}
