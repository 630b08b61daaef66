import { findStoredPlan } from "#db/queries/stored-plans.ts";
import { findPinOfPlan } from "#db/queries/version-pins.ts";
import type { PinRow } from "#lib/domain/price-plan/pin-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { seesAccountNames, toPinRow } from "../pin-row.ts";

type PinWanted = { readonly code: string; readonly pinId: number };

/** One pin of a plan by its number, whether it holds or is over. */
export async function getPlanPin(context: Context, { code, pinId }: PinWanted): Promise<Result<PinRow, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findStoredPlan(tx, code);
    const pin = plan && (await findPinOfPlan(tx, { pricePlanId: plan.pricePlanId, pinId }));
    if (!pin) return refused({ code: "NOT_FOUND" });
    return ok(toPinRow(pin, { now: context.now, seesNames: seesAccountNames(context) }));
  });
}
