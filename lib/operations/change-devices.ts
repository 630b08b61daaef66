import { findAccountByNumber } from "#db/queries/accounts.ts";
import { lockDevices, type OwnDevices } from "#db/queries/devices.ts";
import type { Tx } from "#db/tx.ts";
import { endingOf } from "#lib/domain/account/identifier.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { idempotently } from "./idempotently.ts";
import { writeAudit } from "./write-audit.ts";

type DeviceTarget = { readonly account: string; readonly subscription: string; readonly number: string };

/** What a change says of itself to the audit; null where nothing had to be changed. */
type Changed = { readonly before?: Json; readonly after?: Json } | null;

export type DeviceChanged = { readonly isChanged: boolean };

/** The four changes of a subscription's devices: the subscription held, the change made, and the audit told by the device's ending only. */
export async function changeDevices<Input extends DeviceTarget & Json>(
  context: Context,
  { action, input }: { readonly action: string; readonly input: Input },
  change: (tx: Tx, own: OwnDevices) => Promise<Result<Changed, Refusal>>,
): Promise<Result<DeviceChanged, Refusal>> {
  return idempotently<DeviceChanged>(context, { action, request: input }, async (tx) => {
    const owner = await findAccountByNumber(tx, input.account);
    const own = owner && (await lockDevices(tx, owner, input.subscription));
    if (!own) return refused({ code: "NOT_FOUND", path: owner ? "subscription" : "account" });
    const done = await change(tx, own);
    if (!done.ok) return done;
    if (done.value === null) return ok({ isChanged: false });
    const { before = null, after = null } = done.value;
    await writeAudit(tx, context, {
      action,
      entity: "subscription",
      entityId: own.subscriptionId,
      accountId: own.accountId,
      before: { device: endingOf(input.number), was: before },
      after: { device: endingOf(input.number), is: after },
    });
    return ok({ isChanged: true });
  });
}
