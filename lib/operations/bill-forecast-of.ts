import { findOpenDispute } from "#db/queries/disputes.ts";
import type { Tx } from "#db/tx.ts";
import { billForecast } from "#lib/domain/billing/bill-forecast.ts";
import type { Context } from "./context.ts";
import type { PlannedChange } from "./plan-udr-change.ts";

/** Which bill will show a planned change, and when; null where no bill will. */
export async function billForecastOf(
  tx: Tx,
  { now }: Pick<Context, "now">,
  { plan, triggers }: { readonly plan: PlannedChange; readonly triggers: string | null },
): Promise<string | null> {
  const { planned, subscriber, after } = plan;
  const charge = planned.entries.find(({ content, goes }) => content.kind === "charge" && goes === "queue");
  const facts = {
    ...{ payment: subscriber.payment, cycle: subscriber.cycle, timeZone: subscriber.timeZone, triggers },
    posts: planned.entries.some(({ goes }) => goes !== "cancelled"),
    chargeEffectiveAt: charge === undefined ? null : after.udr.billingEffectiveAt,
    isDisputed: await staysDisputed(tx, plan),
  };
  return billForecast(facts, now);
}

/** What is posted for it waits: the dispute is open, and the change does not end it. */
export async function staysDisputed(tx: Tx, { change, after }: PlannedChange): Promise<boolean> {
  return change.endsDispute !== true && (await findOpenDispute(tx, after.udr)) !== null;
}
