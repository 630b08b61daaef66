import { type DiscountInUse, type DiscountReference, discountUsers, documentsInUse } from "#lib/domain/discount/discount-use.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Reader } from "../tx.ts";
import { agreementsNaming } from "./agreement-uses.ts";
import { listOpenDiscountDrafts } from "./discount-drafts.ts";
import { listAllDiscountVersions, listDiscounts } from "./discounts.ts";

/** Of every discount the document in force, those that will be, and the one that is being worked on. */
export async function listDiscountsInUse(reader: Reader, at: Instant): Promise<readonly DiscountInUse[]> {
  const versions = Map.groupBy(await listAllDiscountVersions(reader), ({ head }) => head.discountId);
  const drafts = new Map((await listOpenDiscountDrafts(reader)).map(({ head, document }) => [head.discountId, document]));
  return (await listDiscounts(reader, { archived: false })).flatMap(({ discountId, code, name }) =>
    documentsInUse({ discount: { code, name }, versions: versions.get(discountId) ?? [], draft: drafts.get(discountId) ?? null }, at),
  );
}

/** The discounts that name it, and the agreements whose shared allowances do, in words. */
export async function discountsNaming(reader: Reader, reference: DiscountReference, at: Instant): Promise<readonly string[]> {
  return [...discountUsers(reference, await listDiscountsInUse(reader, at)), ...(await agreementsNaming(reader, reference, at))];
}
