import { deleteSample, lockSample } from "#db/queries/price-plan-samples.ts";
import type { RemoveSampleInput } from "#lib/domain/price-plan/sample-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type SampleRemoved = { readonly sampleId: number };

/** Nobody keeps an eye on that usage any more; the audit trail says what it was. */
export async function removeSample(context: Context, input: RemoveSampleInput): Promise<Result<SampleRemoved, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  return idempotently(context, { action: "pricePlan.removeSample", request: input }, async (tx) => {
    const owned = await lockSample(tx, input.sampleId);
    if (owned === null) return refused({ code: "NOT_FOUND" });
    const { sample } = owned;
    if (sample.revision !== input.revision) return refused({ code: "STALE_REVISION", params: { revision: sample.revision } });
    await deleteSample(tx, sample.sampleId);
    await writeAudit(tx, context, {
      action: "pricePlan.removeSample",
      entity: "pricePlanSample",
      entityId: sample.sampleId,
      before: sample,
    });
    return ok({ sampleId: sample.sampleId });
  });
}
