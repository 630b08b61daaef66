import { findCountingOffer } from "#db/queries/counting-offers.ts";
import { versionDocument } from "#db/queries/price-plans.ts";
import type { Tx } from "#db/tx.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import type { Instant } from "#lib/kernel/instant.ts";

type Tried = {
  readonly document: PricePlanDocument;
  readonly pricePlanId: number;
  /** Null where nothing is in force. */
  readonly liveVersionId: number | null;
  readonly at: Instant;
};

/**
 * What counts usage together beside a draft that is tried: the plan's version in force, a discount, and another plan where the draft prices
 * other products than the version in force, so that usage moves between plans. Null: nothing does.
 */
export async function countingBeside(tx: Tx, { document, pricePlanId, liveVersionId, at }: Tried): Promise<string | null> {
  const live = liveVersionId === null ? null : await versionDocument(tx, liveVersionId);
  const isMoving = live !== null && targetsOf(live) !== targetsOf(document);
  return findCountingOffer(tx, { at, pricePlanId: isMoving ? null : pricePlanId });
}

function targetsOf({ rates }: PricePlanDocument): string {
  return rates
    .map((rate) => canonicalJson(rate.for))
    .sort()
    .join(" ");
}
