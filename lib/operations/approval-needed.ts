import { creditedSince, findCreditLimit } from "#db/queries/credit-limits.ts";
import { findInstallation } from "#db/queries/installation.ts";
import type { Tx } from "#db/tx.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import { type ApprovalNeed, type CreditFacts, decideApproval } from "#lib/domain/udr/decide-approval.ts";
import type { Currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { Context } from "./context.ts";

/** Whether the actor's role may credit so much alone, by one action and within the installation's day. */
export async function approvalNeeded(
  tx: Tx,
  context: Context,
  { net, currency }: { readonly net: Micros; readonly currency: Currency },
): Promise<ApprovalNeed | null> {
  return net >= 0n ? null : decideApproval({ net, ...(await creditFacts(tx, context, currency)) });
}

/** What decides that beside the credit itself, as it stands before the action. */
export async function creditFacts(tx: Tx, { actor, now }: Context, currency: Currency): Promise<Omit<CreditFacts, "net">> {
  if (actor.kind === "system") return { limit: null, creditedToday: 0n };
  const limit = await findCreditLimit(tx, actor.role, currency);
  const zone = (await findInstallation(tx))?.timeZone ?? "UTC";
  const creditedToday = await creditedSince(tx, { actor: actorKey(actor), currency, since: midnight(now, zone) });
  return { limit, creditedToday };
}

function midnight(now: Instant, zone: string): Instant {
  const { year, month, day } = localTime(now, zone);
  return instantOfWallTime({ year, month, day }, zone);
}
