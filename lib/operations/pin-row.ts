import type { PinRecord } from "#db/queries/version-pins.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { PinRow } from "#lib/domain/price-plan/pin-view.ts";
import { instantTextOrNull } from "#lib/domain/price-plan/to-view.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "./context.ts";

export function seesAccountNames({ actor }: Pick<Context, "actor">): boolean {
  return actor.kind === "user" && can(actor.role, "account.read");
}

/** A pin as it is shown, at an instant, to who may or may not read whose account it is. */
export function toPinRow(pin: PinRecord, { now, seesNames }: { readonly now: Instant; readonly seesNames: boolean }): PinRow {
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
