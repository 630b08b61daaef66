import { nextId } from "#db/ids.ts";
import { findAccountKey } from "#db/queries/account-position.ts";
import { findPricePlanByCode, lockPricePlan } from "#db/queries/price-plans.ts";
import { endPin, insertPin, lockAccount } from "#db/queries/version-pins.ts";
import type { Tx } from "#db/tx.ts";
import type { PinChangeToMake } from "#lib/domain/price-plan/pin-schema.ts";
import type { VersionPin } from "#lib/domain/price-plan/version-for.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { type PlannedPin, planPinChange } from "../plan-pin-change.ts";
import { writeAudit } from "../write-audit.ts";

export type PinChanged = { readonly pinId: number };

/**
 * Keeps an account, or one of its subscriptions, on a version, or ends that. What was looked at is what happens: it is planned again over the
 * held account, and anything else than what the preview showed is refused.
 */
export async function changeVersionPin(context: Context, input: PinChangeToMake): Promise<Result<PinChanged, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { code, pin, seen } = input;
  const pinId = pin.change === "pin" ? await nextId(context.database, "priceVersionPin") : pin.pinId;
  return idempotently(context, { action: `pricePlan.${pin.change}Version`, request: input }, async (tx) => {
    const found = await findPricePlanByCode(tx, code);
    const account = await findAccountKey(tx, pin.account);
    if (found === null || account === null) return refused({ code: "NOT_FOUND" });
    // In the order of everybody else: the plan, so that it is not put away meanwhile, then the account.
    await lockPricePlan(tx, found.pricePlanId);
    await lockAccount(tx, account);
    const planned = await planPinChange(tx, context, { code, pin });
    if (!planned.ok) return planned;
    const { refusal, view } = planned.value;
    if (refusal !== null) return refused(refusal);
    if (seen !== null && view.seen !== seen) return refused({ code: "PREVIEW_STALE" });
    await write(tx, planned.value, { pinId, createdBy: user.value, reason: pin.change === "pin" ? pin.reason : null });
    await audit(tx, context, { planned: planned.value, pin });
    return ok({ pinId });
  });
}

type Written = { readonly pinId: number; readonly createdBy: number; readonly reason: string | null };

async function write(tx: Tx, planned: PlannedPin, { pinId, createdBy, reason }: Written): Promise<void> {
  const { shard, accountId } = planned.account;
  const pin = pinOf(planned);
  if (reason === null) return endPin(tx, { shard, accountId, pinId }, present(pin.to, "the end of a pin"));
  const { versionId, subscriptionId, from: pinnedFrom, to: pinnedTo } = pin;
  const { pricePlanId } = planned.plan;
  await insertPin(tx, { shard, accountId, pinId, subscriptionId, pricePlanId, versionId, pinnedFrom, pinnedTo, reason, createdBy });
}

function pinOf({ pin }: PlannedPin): VersionPin {
  return present(pin, "a pin that was not refused");
}

type Done = { readonly planned: PlannedPin; readonly pin: PinChangeToMake["pin"] };

/** One row for the plan, and one for whom it concerns: either is looked for by its own name. */
async function audit(tx: Tx, context: Context, { planned, pin: input }: Done): Promise<void> {
  const { from, to } = pinOf(planned);
  const pin = { version: planned.version?.version ?? null, from: instantToString(from), to: to === null ? null : instantToString(to) };
  const action = `pricePlan.${input.change}Version`;
  const reason = input.change === "pin" ? { reason: input.reason } : {};
  const after = { ...pin, account: input.account, subscription: planned.subscription };
  await writeAudit(tx, context, { action, entity: "pricePlan", entityId: planned.plan.code, after, ...reason });
  await writeAudit(tx, context, {
    action,
    entity: "account",
    entityId: input.account,
    accountId: planned.account.accountId,
    after: { ...pin, pricePlan: planned.plan.code, subscription: planned.subscription },
    ...reason,
  });
}
