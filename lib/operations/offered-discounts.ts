import { listAllDiscountVersions, listDiscounts } from "#db/queries/discounts.ts";
import { findAgreementInForce } from "#db/queries/pricing-agreements.ts";
import type { Reader } from "#db/tx.ts";
import { standingOf } from "#lib/domain/discount/discount-standing.ts";
import { type OfferedDiscount, offeredDiscount, type ProductScope } from "#lib/domain/offer/offered-discount.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";

type Asked = { readonly subscriber: Subscriber; readonly product: ProductScope | null; readonly now: Instant };

/** Every discount in force, with whether this subscription gets it: what it gets first. */
export async function offeredDiscounts(reader: Reader, { subscriber, product, now }: Asked): Promise<readonly OfferedDiscount[]> {
  const agreement = (await findAgreementInForce(reader, subscriber, now))?.document ?? null;
  const versions = Map.groupBy(await listAllDiscountVersions(reader), ({ head }) => head.discountId);
  const { schemeName, isFlexible, classificationCode: classification, currency } = subscriber;
  const subject = { schemeName, isFlexible, classification, currency, agreement, product, now };
  const offered = (await listDiscounts(reader, { archived: false })).flatMap(({ discountId, code, name }) => {
    const { standing, version } = standingOf(versions.get(discountId) ?? [], now);
    if (standing !== "inForce" || version === null) return [];
    return [offeredDiscount({ code, name, version: version.head.version, document: version.document }, subject)];
  });
  return offered.toSorted((left, right) => ORDER[left.outcome] - ORDER[right.outcome]);
}

const ORDER = { applies: 0, depends: 1, byAgent: 2, not: 3 } as const satisfies Record<OfferedDiscount["outcome"], number>;
