import { creditedSince, findCreditLimit } from "#db/queries/credit-limits.ts";
import { findInstallation } from "#db/queries/installation.ts";
import type { Tx } from "#db/tx.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import { type ApprovalNeed, decideApproval } from "#lib/domain/udr/decide-approval.ts";
import type { Currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { Context } from "./context.ts";

/** Whether the actor's role may credit so much alone, by one action and within the installation's day. */
export async function approvalNeeded(
  tx: Tx,
  { actor, now }: Context,
  { net, currency }: { readonly net: Micros; readonly currency: Currency },
): Promise<ApprovalNeed | null> {
  if (actor.kind === "system" || net >= 0n) return null;
  const limit = await findCreditLimit(tx, actor.role, currency);
  const zone = (await findInstallation(tx))?.timeZone ?? "UTC";
  const creditedToday = await creditedSince(tx, { actor: actorKey(actor), currency, since: midnight(now, zone) });
  return decideApproval({ net, limit, creditedToday });
}

function midnight(now: Instant, zone: string): Instant {
  const { year, month, day } = localTime(now, zone);
  return instantOfWallTime({ year, month, day }, zone);
}
