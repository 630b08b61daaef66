import { acknowledgedSamplesOf, lockSamples, updateSample } from "#db/queries/price-plan-samples.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import { acceptSamples } from "#lib/domain/price-plan/accept-samples.ts";
import { judgeSamples } from "#lib/domain/price-plan/judge-samples.ts";
import type { PricedDocument } from "#lib/domain/price-plan/price-question.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

type Published = {
  readonly pricePlanId: number;
  readonly requestId: number;
  readonly priced: Omit<PricedDocument, "names">;
};

/** In the transaction that publishes: the acknowledged prices of the plan's samples become the expected ones. */
export async function acceptAcknowledgedSamples(tx: Tx, context: Context, { pricePlanId, requestId, priced }: Published): Promise<void> {
  const acknowledged = await acknowledgedSamplesOf(tx, requestId);
  if (acknowledged.length === 0) return;
  const samples = await lockSamples(tx, pricePlanId);
  const judged = judgeSamples({ ...priced, names: await loadRateNames(tx) }, samples);
  for (const { before, after } of acceptSamples(acknowledged, judged)) {
    await updateSample(tx, after);
    await writeAudit(tx, context, {
      action: "pricePlan.acceptSample",
      entity: "pricePlanSample",
      entityId: after.sampleId,
      before,
      after: { ...after, requestId },
    });
  }
}
