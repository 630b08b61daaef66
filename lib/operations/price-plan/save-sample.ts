import { nextId } from "#db/ids.ts";
import { insertSample, listSamples, updateSample } from "#db/queries/price-plan-samples.ts";
import { findPricePlan, lockPricePlan } from "#db/queries/price-plans.ts";
import { decideSaveSample } from "#lib/domain/price-plan/decide-save-sample.ts";
import type { Sample } from "#lib/domain/price-plan/sample.ts";
import type { SaveSampleInput } from "#lib/domain/price-plan/sample-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type SampleSaved = { readonly sampleId: number; readonly revision: number };

/** Keeps a usage with the price expected of it, or changes its name or that price. All who work on the plan see it. */
export async function saveSample(context: Context, input: SaveSampleInput): Promise<Result<SampleSaved, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const newId = input.replaces === null ? await nextId(context.database, "pricePlanSample") : input.replaces.sampleId;
  return idempotently(context, { action: "pricePlan.saveSample", request: input }, async (tx) => {
    const plan = await findPricePlan(tx, input.pricePlanId);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    // One after the other, so that a name and the number of samples are what was looked at.
    await lockPricePlan(tx, plan.pricePlanId);
    const decided = decideSaveSample({ plan, input, samples: await listSamples(tx, plan.pricePlanId) });
    if (!decided.ok) return decided;
    const { before, revision } = decided.value;
    const sample: Sample = { sampleId: newId, revision, name: input.name, usage: input.usage, expected: input.expected };
    if (before === null) {
      const { revision: _first, ...row } = sample;
      await insertSample(tx, { ...row, pricePlanId: plan.pricePlanId, createdBy: user.value });
    } else await updateSample(tx, sample);
    await writeAudit(tx, context, {
      action: "pricePlan.saveSample",
      entity: "pricePlanSample",
      entityId: newId,
      ...(before === null ? {} : { before }),
      after: { plan: plan.code, ...sample },
    });
    return ok({ sampleId: newId, revision });
  });
}
