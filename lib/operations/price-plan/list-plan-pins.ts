import { findStoredPlan } from "#db/queries/stored-plans.ts";
import { listPinsOfPlan, type PinRecord } from "#db/queries/version-pins.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { PinListInput } from "#lib/domain/price-plan/pin-schema.ts";
import type { PinPage, PinRow } from "#lib/domain/price-plan/pin-view.ts";
import { instantTextOrNull } from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

const PAGE = 50;

/** Who keeps a version of the plan, newest first. */
export async function listPlanPins(
  context: Context,
  { code, ...filter }: PinListInput & { readonly code: string },
): Promise<Result<PinPage, Refusal>> {
  const { now, actor } = context;
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
    const seesNames = actor.kind === "user" && can(actor.role, "account.read");
    return ok({
      rows: shown.map((pin) => toRow(pin, { now, seesNames })),
      nextBefore: found.length > PAGE ? (shown.at(-1)?.pinId ?? null) : null,
    });
  });
}

function toRow(pin: PinRecord, { now, seesNames }: { readonly now: Instant; readonly seesNames: boolean }): PinRow {
  const { pinId, accountNumber, accountName, subscription, version, from, to, reason, createdBy, createdByName } = pin;
  return {
    pinId,
    accountNumber,
    accountName: seesNames ? accountName : null,
    subscription,
    version,
    from: instantToString(from),
    to: instantTextOrNull(to),
    state: to !== null && (to <= now || to <= from) ? "ended" : from > now ? "later" : "holds",
    reason,
    by: createdByName ?? `user ${createdBy}`,
  };
}
