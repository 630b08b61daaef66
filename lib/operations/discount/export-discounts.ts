import { listOpenDiscountDrafts } from "#db/queries/discount-drafts.ts";
import { listAllDiscountVersions, listDiscounts } from "#db/queries/discounts.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import { DISCOUNT_SHEET_HEAD, discountRecord } from "#lib/domain/discount/discount-sheet.ts";
import { standingOf } from "#lib/domain/discount/discount-standing.ts";
import { toDiscountRow } from "#lib/domain/discount/to-discount-view.ts";
import type { Context } from "../context.ts";

/** The list with its search as CSV: one row for each discount, with what is in force, in the columns that an import reads. */
export async function* exportDiscounts({ database, now }: Context, { q, archived }: { readonly q: string; readonly archived: boolean }) {
  const discounts = await listDiscounts(database, { archived });
  const versions = Map.groupBy(await listAllDiscountVersions(database), ({ head }) => head.discountId);
  const drafts = new Map((await listOpenDiscountDrafts(database)).map((draft) => [draft.head.discountId, draft]));
  yield DISCOUNT_SHEET_HEAD;
  for (const discount of discounts.filter(({ code, name, description }) => matchesSearch(q, [code, name, description]))) {
    const { standing, version } = standingOf(versions.get(discount.discountId) ?? [], now);
    const draft = drafts.get(discount.discountId) ?? null;
    const row = toDiscountRow(discount, { standing, version, draft });
    yield discountRecord({ ...row, version: version?.head.version ?? null, document: version?.document ?? draft?.document ?? null });
  }
}
