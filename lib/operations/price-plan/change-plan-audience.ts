import { lockGroups, lockSubscriptions, setPlanOfGroups, setPlanOfSubscriptions } from "#db/queries/plan-audience.ts";
import { findPricePlanByCode, lockPricePlan } from "#db/queries/price-plans.ts";
import type { Tx } from "#db/tx.ts";
import { parseSubscriptionNumber } from "#lib/domain/account/search-text.ts";
import type { AudienceChange, ChangeAudienceInput } from "#lib/domain/price-plan/plan-audience-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { type PlannedAudience, planAudienceChange } from "../plan-audience-change.ts";
import { writeAudit } from "../write-audit.ts";

export type AudienceChanged = { readonly code: string; readonly changed: number };

/**
 * Gives a published plan to groups or subscriptions, or takes it from them, for usage rated from now on. What was looked at is what
 * happens: it is planned again over locked rows, and anything else than what the preview showed is refused.
 */
export async function changePlanAudience(context: Context, input: ChangeAudienceInput): Promise<Result<AudienceChanged, Refusal>> {
  const { code, seen, change, target } = input;
  return idempotently(context, { action: `pricePlan.${change}`, request: input }, async (tx) => {
    const found = await findPricePlanByCode(tx, code);
    if (found === null) return refused({ code: "NOT_FOUND" });
    // Before the rows, as archiving does: nobody comes onto a plan while it is put away.
    await lockPricePlan(tx, found.pricePlanId);
    await lockTargets(tx, target);
    const planned = await planAudienceChange(tx, context, { code, change: { change, target } });
    if (!planned.ok) return planned;
    const { refusal, view, targets } = planned.value;
    if (refusal !== null) return refused(refusal);
    if (view.seen !== seen) return refused({ code: "PREVIEW_STALE" });
    const values = { ids: targets.map(({ id }) => id), pricePlanId: change === "assign" ? found.pricePlanId : null };
    await (target.kind === "groups" ? setPlanOfGroups(tx, values) : setPlanOfSubscriptions(tx, values));
    await audit(tx, context, { input, planned: planned.value });
    return ok({ code, changed: targets.length });
  });
}

async function lockTargets(tx: Tx, target: AudienceChange["target"]): Promise<void> {
  if (target.kind === "groups") return lockGroups(tx, target.codes);
  return lockSubscriptions(
    tx,
    target.numbers.map(parseSubscriptionNumber).filter((id) => id !== null),
  );
}

type Done = { readonly input: ChangeAudienceInput; readonly planned: PlannedAudience };

/** One row for the plan, and one for each that it concerns: either is looked for by its own name. */
async function audit(tx: Tx, context: Context, { input: { code, change, target }, planned: { targets } }: Done): Promise<void> {
  const action = `pricePlan.${change}`;
  const after = { [target.kind]: targets.map((one) => one.code) };
  await writeAudit(tx, context, { action, entity: "pricePlan", entityId: code, after });
  const entity = target.kind === "groups" ? "accountClassification" : "subscription";
  for (const { id, code: own, plan, accountId } of targets) {
    await writeAudit(tx, context, {
      action,
      entity,
      entityId: target.kind === "groups" ? own : id,
      ...(accountId === undefined ? {} : { accountId }),
      before: { pricePlan: plan?.code ?? null },
      after: { pricePlan: change === "assign" ? code : null },
    });
  }
}
