import { type CorrectionExplanation, correctionInWords, type StoredCorrection } from "#lib/domain/billing/correction.ts";
import type { CountingRbi } from "#lib/domain/counting/counting-rbi.ts";
import { fault } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { type StoredExplanation, upgradeExplanation } from "#lib/rating/upgrade-explanation.ts";
import type { RbiRow } from "./rbis.ts";

/** A charge that counts, as the engine replays it. */
export function fromDbCountingRbi(row: RbiRow, isLive: boolean): CountingRbi {
  // Written by the engine, in the form of its day; the database keeps it as it was.
  const explanation = upgradeExplanation(row.explanation as StoredExplanation);
  const { from } = explanation.usage;
  const usedFrom = parseInstant(from) ?? fault(`not an instant: ${from}`);
  const { accountId, subscriptionId, udrId, productId, taxInclusive, pricePlanVersionId, ratingInstant, gross, net, tax } = row;
  return {
    ...{ accountId, subscriptionId, udrId, usedFrom, productId, taxInclusive, pricePlanVersionId, ratingInstant },
    ...{ gross, net, tax, currency: currency(row.currency), explanation, isLive },
  };
}

export function fromDbCorrection(row: RbiRow): StoredCorrection {
  const correctedGroup = row.correctedGroup ?? fault(`correction ${row.rbiId} corrects nothing`);
  const { subscriptionId, productId, taxInclusive, pricePlanVersionId, ratingInstant, gross, net, tax } = row;
  const shared = { subscriptionId, productId, taxInclusive, pricePlanVersionId, ratingInstant, gross, net, tax };
  return { ...shared, correctedGroup, explanation: explanationOf(row) };
}

/** What a bill, and the page of the UDR that caused it, say of a correction. */
export function fromDbCorrectionWords(row: RbiRow, product: string): string {
  return correctionInWords({ udrId: row.udrId, udrRevision: row.udrRevision, explanation: explanationOf(row), product });
}

/** As it was stored with the correction, which never changes. */
function explanationOf({ explanation }: RbiRow): CorrectionExplanation {
  return explanation as CorrectionExplanation;
}
