import { findProductFacts } from "#db/queries/product-facts.ts";
import type { Tx } from "#db/tx.ts";
import type { BillableDirective, Rated } from "#lib/domain/billing/rbi.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { UdrValues } from "#lib/domain/udr/decide-udr-values.ts";
import { ratingInstantOf } from "#lib/domain/udr/rating-instant.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Result, refused } from "#lib/kernel/result.ts";
import { rateElsewhere } from "./rate-elsewhere.ts";
import { rateUsageOf, type UsageToRate } from "./rate-usage-of.ts";

type UdrToRate = { readonly values: UdrValues; readonly subscriber: Subscriber; readonly directive: BillableDirective } & Pick<
  UsageToRate,
  "counters" | "place"
>;

/**
 * Prices a UDR by its current values, with the version live at its rating instant: at a re-rating as at the first. One that was rated elsewhere
 * keeps its price, less our discounts.
 */
export async function rateUdr(tx: Tx, { values, subscriber, directive, counters, place }: UdrToRate): Promise<Result<Rated, Refusal>> {
  const { udr } = values;
  if (udr.rating === "information") return refused({ code: "UDR_FOR_INFORMATION" });
  const usage: UsageToRate = {
    ...(await usageOfUdr(tx, values, directive)),
    ...(counters && { counters }),
    place: place ?? { udrId: udr.udrId },
  };
  if (udr.rating === "here") return rateUsageOf(tx, subscriber, usage);
  const [gross, tax] = [
    present(udr.importedGross, `the gross of UDR ${udr.udrId}`),
    present(udr.importedTax, `the tax of UDR ${udr.udrId}`),
  ];
  return rateElsewhere(tx, subscriber, { ...usage, imported: { gross, tax, currency: udr.currency } });
}

/** A UDR as the engine is asked about it: of its product what held at the instant that decides the version. */
export async function usageOfUdr(tx: Tx, { udr, personal }: UdrValues, directive: BillableDirective): Promise<UsageToRate> {
  const atUse = present(await findProductFacts(tx, udr.productId, udr.usedFrom), `product ${udr.productId}`);
  const udrType = atUse.udrTypes.find(({ udrTypeId }) => udrTypeId === udr.udrTypeId) ?? null;
  const pricedAt = udrType?.pricedAt ?? "from";
  const ratingInstant = ratingInstantOf(pricedAt, udr);
  const product = ratingInstant === udr.usedFrom ? atUse : await findProductFacts(tx, udr.productId, ratingInstant);
  return {
    product: present(product, `product ${udr.productId}`),
    udrType,
    quantity: udr.quantity,
    usedFrom: udr.usedFrom,
    usedTo: udr.usedTo,
    ratingInstant,
    metadata: { ...udr.metadata, ...personal },
    directive,
    adHoc: udr.adHocDiscounts,
  };
}
