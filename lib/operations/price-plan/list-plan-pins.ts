import { findStoredPlan } from "#db/queries/stored-plans.ts";
import { listPinsOfPlan } from "#db/queries/version-pins.ts";
import type { PinListInput } from "#lib/domain/price-plan/pin-schema.ts";
import type { PinPage } from "#lib/domain/price-plan/pin-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { seesAccountNames, toPinRow } from "../pin-row.ts";

const PAGE = 50;

/** Who keeps a version of the plan, newest first. */
export async function listPlanPins(
  context: Context,
  { code, ...filter }: PinListInput & { readonly code: string },
): Promise<Result<PinPage, Refusal>> {
  const { now } = context;
  return inTransaction(context, async (tx) => {
    const plan = await findStoredPlan(tx, code);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    const found = await listPinsOfPlan(tx, {
      pricePlanId: plan.pricePlanId,
      state: filter.pins,
      now,
      account: filter.account ?? null,
      before: filter.before ?? null,
      limit: PAGE + 1,
    });
    const shown = found.slice(0, PAGE);
    const seesNames = seesAccountNames(context);
    return ok({
      rows: shown.map((pin) => toPinRow(pin, { now, seesNames })),
      nextBefore: found.length > PAGE ? (shown.at(-1)?.pinId ?? null) : null,
    });
  });
}
