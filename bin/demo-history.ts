import { randomUUID } from "node:crypto";
import type { Database } from "#db/connection.ts";
import type { Aluxsat } from "#db/seed/scenario.ts";
import { assert } from "#lib/kernel/assert.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import { saveAccountLimits } from "#lib/operations/account/save-account-limits.ts";
import type { Context } from "#lib/operations/context.ts";
import { addServiceUsage } from "#lib/operations/ordering/add-service-usage.ts";
import { topUpWallet } from "#lib/operations/wallet/top-up-wallet.ts";

const ZONE = "Europe/Nicosia";

/** What some customers watched in the last days: real orders through the real operation, so that no list is empty. */
const WATCHED = [
  { customer: "hotel", daysAgo: 3, hour: 2, minute: 5, product: "LIMITLESS", metadata: { device: "TABLET" } },
  { customer: "hotel", daysAgo: 3, hour: 21, minute: 40, product: "LOTR1", metadata: { device: "SMART-TV" } },
  { customer: "maria", daysAgo: 2, hour: 20, minute: 30, product: "SERENDIPITY", metadata: { device: "DECODER" } },
  { customer: "hotel", daysAgo: 2, hour: 22, minute: 15, product: "BRAVEHEART", metadata: { device: "SMART-TV" } },
  { customer: "maria", daysAgo: 1, hour: 6, minute: 59, product: "LOTR1", metadata: { device: "DECODER" } },
] as const;

export async function orderHistory(database: Database, { customers, people }: Aluxsat): Promise<void> {
  const agent = people.users.get("callCentreAgent");
  assert(agent, "the demo has a call-centre agent");
  const actor = { kind: "user", userId: agent.userId, name: agent.name, role: "callCentreAgent", sessionId: "demo" } as const;
  const contextAt = (now: Instant): Context => ({ actor, now, requestId: randomUUID(), database });
  for (const { customer, product, metadata, ...when } of WATCHED) {
    const { subscriptionId } = customers[customer];
    const ordered = await addServiceUsage(contextAt(instantOf(when)), { subscriptionId, product, quantity: "1", metadata });
    assert(ordered.ok, `the demo's order of ${product} was refused`);
  }
  const topUp = { subscriptionId: customers.nikos.subscriptionId, amount: "12.00", paymentReference: "DEMO-CASH-1" };
  const paid = await topUpWallet(contextAt(instantOf({ daysAgo: 1, hour: 18, minute: 0 })), topUp);
  assert(paid.ok, "the demo's top-up was refused");
  await limitHotel(contextAt(instantOf({ daysAgo: 1, hour: 10, minute: 0 })), { customers, people });
}

/** The hotel asked that its guests' films stay within a sum: an account whose limits have something to say. */
async function limitHotel(context: Context, { customers, people }: Pick<Aluxsat, "customers" | "people">): Promise<void> {
  const lead = people.users.get("careLead");
  assert(lead, "the demo has a care lead");
  const actor = { kind: "user", userId: lead.userId, name: lead.name, role: "careLead", sessionId: "demo" } as const;
  const limited = await saveAccountLimits(
    { ...context, actor },
    {
      code: customers.hotel.accountNumber,
      revision: null,
      limits: [
        { for: { family: "PPV" }, measure: "amount", per: "day", most: "150" },
        { for: null, measure: "amount", per: "cycle", most: "1000" },
      ],
      toleratedOverrunPercent: "10",
      blocksWithoutLimit: false,
      blocksBeyondCreditLimit: true,
      creditLimit: "1000",
    },
  );
  assert(limited.ok, "the demo's limits were refused");
}

function instantOf({ daysAgo, hour, minute }: { readonly daysAgo: number; readonly hour: number; readonly minute: number }): Instant {
  const today = localTime(instantFromMillis(Date.now()), ZONE);
  return instantOfWallTime({ year: today.year, month: today.month, day: today.day - daysAgo, hour, minute }, ZONE);
}
