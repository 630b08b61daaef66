import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { SearchText } from "#lib/domain/account/search-text.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { account, assignment, person, subscription } from "../schema/account.ts";
import { bill, billNumber } from "../schema/bill.ts";
import { serviceOrder } from "../schema/order.ts";
import { product } from "../schema/product.ts";
import { rbi } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { source } from "../schema/usage.ts";
import { usageReference } from "../schema/usage-import.ts";
import type { Reader } from "../tx.ts";
import { hasWords, MOST_WORD_MATCHES } from "./text-search.ts";

export type UdrMatch = {
  readonly udrId: number;
  readonly productName: string;
  readonly accountName: string;
  readonly state: string;
  /** By what its sender calls it, and not by its number. */
  readonly isReferred: boolean;
};

/** By its number, then by the reference that it was sent with: a probe of an index per source, of which there are few. */
export async function findUdrMatches(reader: Reader, { udrId, reference }: SearchText, limit: number): Promise<readonly UdrMatch[]> {
  const numbered = udrId === null ? [] : await selectUdrs(reader).where(eq(udr.udrId, udrId)).limit(1);
  const referred = reference === null ? [] : await byReference(reader, reference, limit);
  return [...numbered.map((row) => ({ ...row, isReferred: false })), ...referred.map((row) => ({ ...row, isReferred: true }))].slice(
    0,
    limit,
  );
}

async function byReference(reader: Reader, reference: string, limit: number) {
  const sent = reader
    .select({ shard: usageReference.shard, accountId: usageReference.accountId, udrId: usageReference.udrId })
    .from(usageReference)
    .where(and(eq(usageReference.sourceId, source.sourceId), eq(usageReference.reference, reference)))
    .as("sent");
  const known = reader
    .select({ shard: sent.shard, accountId: sent.accountId, udrId: sent.udrId })
    .from(source)
    .innerJoinLateral(sent, sql`true`)
    .limit(limit)
    .as("known");
  return selectUdrs(reader)
    .innerJoin(known, and(eq(known.shard, udr.shard), eq(known.accountId, udr.accountId), eq(known.udrId, udr.udrId)))
    .orderBy(desc(udr.udrId));
}

function selectUdrs(reader: Reader) {
  return reader
    .select({ udrId: udr.udrId, productName: product.name, accountName: account.name, state: udr.state })
    .from(udr)
    .innerJoin(product, eq(product.productId, udr.productId))
    .innerJoin(account, and(eq(account.shard, udr.shard), eq(account.accountId, udr.accountId)))
    .$dynamic();
}

export type PersonMatch = {
  readonly name: string;
  readonly accountNumber: string;
  readonly accountName: string;
  /** What the person holds now; of more than one the first. */
  readonly subscriptionNumber: string | null;
};

/** The people of organisations by any word of their names. */
export async function findPeopleMatches(reader: Reader, { nameWords }: SearchText, limit: number): Promise<readonly PersonMatch[]> {
  if (nameWords.length === 0) return [];
  const some = reader
    .select({ shard: person.shard, accountId: person.accountId, personId: person.personId, name: person.name })
    .from(person)
    .where(hasWords(sql`${person.name}`, nameWords))
    .limit(MOST_WORD_MATCHES)
    .as("some");
  const held = reader
    .select({ number: subscription.number })
    .from(assignment)
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, assignment.shard),
        eq(subscription.accountId, assignment.accountId),
        eq(subscription.subscriptionId, assignment.subscriptionId),
      ),
    )
    .where(
      and(
        eq(assignment.shard, some.shard),
        eq(assignment.accountId, some.accountId),
        eq(assignment.personId, some.personId),
        isNull(assignment.assignedTo),
      ),
    )
    .orderBy(subscription.subscriptionId)
    .limit(1)
    .as("held");
  return reader
    .select({ name: some.name, accountNumber: account.number, accountName: account.name, subscriptionNumber: held.number })
    .from(some)
    .innerJoin(account, and(eq(account.shard, some.shard), eq(account.accountId, some.accountId)))
    .leftJoinLateral(held, sql`true`)
    .orderBy(sql`lower(${some.name})`, some.personId)
    .limit(limit);
}

export type RbiMatch = {
  readonly rbiId: number;
  readonly udrId: number;
  readonly kind: string;
  readonly gross: Micros;
  readonly currency: string;
};

export async function findRbiMatch(reader: Reader, { rbiId }: SearchText): Promise<RbiMatch | null> {
  if (rbiId === null) return null;
  const [row] = await reader
    .select({ rbiId: rbi.rbiId, udrId: rbi.udrId, kind: rbi.kind, gross: rbi.gross, currency: rbi.currency })
    .from(rbi)
    .where(eq(rbi.rbiId, rbiId))
    .limit(1);
  return row ?? null;
}

export type OrderMatch = { readonly orderId: number; readonly udrId: number; readonly productName: string };

/** With the UDR that it made. A reference belongs to who ordered, so that two may have the same. */
export async function findOrderMatches(reader: Reader, { orderId, reference }: SearchText, limit: number): Promise<readonly OrderMatch[]> {
  const numbered = orderId === null ? [] : await selectOrders(reader, eq(serviceOrder.orderId, orderId)).limit(1);
  const referred = reference === null ? [] : await selectOrders(reader, eq(serviceOrder.reference, reference)).limit(limit);
  return [...new Map([...numbered, ...referred].map((row) => [row.orderId, row])).values()].slice(0, limit);
}

function selectOrders(reader: Reader, which: SQL) {
  return reader
    .select({ orderId: serviceOrder.orderId, udrId: udr.udrId, productName: product.name })
    .from(serviceOrder)
    .innerJoin(
      udr,
      and(
        eq(udr.shard, serviceOrder.shard),
        eq(udr.accountId, serviceOrder.accountId),
        eq(udr.orderId, serviceOrder.orderId),
        eq(udr.origin, "order"),
      ),
    )
    .innerJoin(product, eq(product.productId, serviceOrder.productId))
    .where(which)
    .orderBy(desc(serviceOrder.orderId))
    .$dynamic();
}

export type BillMatch = {
  readonly number: string;
  readonly kind: string;
  readonly total: Micros;
  readonly currency: string;
  readonly accountName: string;
};

export async function findBillMatch(reader: Reader, { billNumber: number }: SearchText): Promise<BillMatch | null> {
  if (number === null) return null;
  const [row] = await reader
    .select({ number: bill.number, kind: bill.kind, total: bill.total, currency: bill.currency, accountName: account.name })
    .from(billNumber)
    .innerJoin(bill, and(eq(bill.shard, billNumber.shard), eq(bill.accountId, billNumber.accountId), eq(bill.billId, billNumber.billId)))
    .innerJoin(account, and(eq(account.shard, bill.shard), eq(account.accountId, bill.accountId)))
    .where(eq(billNumber.number, number))
    .limit(1);
  return row ?? null;
}
