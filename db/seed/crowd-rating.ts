import type { BillableDirective, Rated } from "#lib/domain/billing/rbi.ts";
import { versionInForce } from "#lib/domain/price-plan/version-state.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import { ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { compiledBook } from "#lib/operations/compiled-book.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import { listVersions } from "../queries/price-plans.ts";
import { findProductFacts } from "../queries/product-facts.ts";
import type { Tx } from "../tx.ts";
import type { CrowdMember } from "./crowd-members.ts";

export type CrowdUsage = {
  readonly udr: Udr;
  readonly personal: Readonly<Record<string, string>>;
  readonly member: CrowdMember;
  readonly directive: BillableDirective;
};

export type CrowdRater = (usage: CrowdUsage) => Rated;

type Offered = { readonly pricePlanId: number; readonly productIds: readonly number[]; readonly now: Instant };

/**
 * What `rateUdr` does, with everything that it reads read once: members have no plan of their own, so the Global one prices what they watch,
 * in the version live at that instant. The test rates a sample again by `rateUdr` itself.
 */
export async function crowdRater(tx: Tx, { pricePlanId, productIds, now }: Offered): Promise<CrowdRater> {
  const versions = await listVersions(tx, pricePlanId);
  const books = new Map(await Promise.all(versions.map(async (head) => [head.versionId, await compiledBook(tx, head)] as const)));
  const products = new Map(
    await Promise.all(productIds.map(async (id) => [id, present(await findProductFacts(tx, id, now), `product ${id}`)] as const)),
  );
  return ({ udr, personal, member, directive }) => {
    const product = present(products.get(udr.productId), `product ${udr.productId}`);
    const { versionId } = present(versionInForce(versions, udr.usedFrom), "a price in force");
    const result = rateUsage(present(books.get(versionId), `version ${versionId}`), {
      productCode: product.code,
      productTypeCode: product.productTypeCode,
      productFamilyCode: product.productFamilyCode,
      taxPercent: product.taxPercent ?? ZERO,
      quantity: udr.quantity,
      from: udr.usedFrom,
      to: udr.usedTo,
      metadata: { ...udr.metadata, ...personal },
      directive,
      taxClass: "standard",
      classification: member.classification === "vip" ? "VIP" : "STANDARD",
      udrType: product.udrTypes[0] ?? null,
    });
    assert(result.rated, `the price of ${product.name} was refused`);
    const { rated: _, changes: _changes, ...amounts } = result;
    return { ...amounts, pricePlanVersionId: versionId, ratingInstant: udr.usedFrom };
  };
}
