import { listOpenDiscountDrafts } from "#db/queries/discount-drafts.ts";
import { listAllDiscountVersions, listDiscounts as selectDiscounts } from "#db/queries/discounts.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import { standingOf } from "#lib/domain/discount/discount-standing.ts";
import type { DiscountRow } from "#lib/domain/discount/discount-view.ts";
import { toDiscountRow } from "#lib/domain/discount/to-discount-view.ts";
import type { Context } from "../context.ts";

type Filter = { readonly search?: string; readonly archived?: boolean };

/** Every discount with how it stands now. */
export async function listDiscounts(
  { database, now }: Context,
  { search = "", archived = false }: Filter = {},
): Promise<readonly DiscountRow[]> {
  const discounts = await selectDiscounts(database, { archived });
  const versions = Map.groupBy(await listAllDiscountVersions(database), ({ head }) => head.discountId);
  const drafts = new Map((await listOpenDiscountDrafts(database)).map((draft) => [draft.head.discountId, draft]));
  return discounts
    .filter(({ code, name, description }) => matchesSearch(search, [code, name, description]))
    .map((discount) => {
      const standing = standingOf(versions.get(discount.discountId) ?? [], now);
      return toDiscountRow(discount, { ...standing, draft: drafts.get(discount.discountId) ?? null });
    });
}
