import { and, asc, desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbUdr } from "../mapping/udrs.ts";
import { assignment } from "../schema/account.ts";
import { serviceOrder } from "../schema/order.ts";
import { providerProductCode } from "../schema/provider.ts";
import { provisioningRequest } from "../schema/provisioning.ts";
import { udr } from "../schema/udr.ts";
import { source } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";

export async function insertOrder(tx: Tx, row: Omit<typeof serviceOrder.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(serviceOrder).values(row);
}

export async function insertProvisioningRequest(tx: Tx, row: Omit<typeof provisioningRequest.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(provisioningRequest).values(row);
}

/** What the provider calls the product; null when it cannot be delivered. */
export async function findProviderCode(reader: Reader, provisioningProviderId: number, productId: number): Promise<string | null> {
  const rows = await reader
    .select({ code: providerProductCode.code })
    .from(providerProductCode)
    .where(and(eq(providerProductCode.provisioningProviderId, provisioningProviderId), eq(providerProductCode.productId, productId)));
  return rows[0]?.code ?? null;
}

/** The source of orders that an agent takes at the desk. */
export async function findDeskSourceCode(reader: Reader): Promise<string | null> {
  const rows = await reader
    .select({ code: source.code })
    .from(source)
    .where(and(eq(source.channel, "desk"), isNull(source.archivedAt)))
    .orderBy(source.sourceId)
    .limit(1);
  return rows[0]?.code ?? null;
}

export async function findSourceChannel(reader: Reader, code: string): Promise<string | null> {
  const rows = await reader
    .select({ channel: source.channel })
    .from(source)
    .where(and(eq(source.code, code), isNull(source.archivedAt)));
  return rows[0]?.channel ?? null;
}

/** Who held the subscription at that instant; the latest assignment where periods overlap. */
export async function findHolder(
  reader: Reader,
  { shard, accountId, subscriptionId }: SubscriptionKey,
  at: Instant,
): Promise<{ readonly personId: number | null; readonly costCentreId: number | null }> {
  const rows = await reader
    .select({ personId: assignment.personId, costCentreId: assignment.costCentreId })
    .from(assignment)
    .where(
      and(
        eq(assignment.shard, shard),
        eq(assignment.accountId, accountId),
        eq(assignment.subscriptionId, subscriptionId),
        lte(assignment.assignedFrom, at),
        or(isNull(assignment.assignedTo), gt(assignment.assignedTo, at)),
      ),
    )
    .orderBy(desc(assignment.assignedFrom))
    .limit(1);
  return rows[0] ?? { personId: null, costCentreId: null };
}

/** What was recorded for an order, by its number: what it made itself, and what took its place. In the order of their numbers. */
export async function listUdrsOfOrder(reader: Reader, orderId: number): Promise<readonly Udr[]> {
  const rows = await reader
    .select({ udr })
    .from(serviceOrder)
    .innerJoin(
      udr,
      and(eq(udr.shard, serviceOrder.shard), eq(udr.accountId, serviceOrder.accountId), eq(udr.orderId, serviceOrder.orderId)),
    )
    .where(eq(serviceOrder.orderId, orderId))
    .orderBy(asc(udr.udrId));
  return rows.map((row) => fromDbUdr(row.udr));
}
