import { and, eq, inArray, sql } from "drizzle-orm";
import { udr, udrPersonal } from "../schema/udr.ts";
import { udrType } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";

/** Where an attribute's values are kept. */
type Carrier = { readonly udrTypeId: number; readonly key: string; readonly personal: boolean };

/** Nobody records usage of these types until the transaction ends; whoever is recording already is waited for. */
export async function lockUdrTypes(tx: Tx, udrTypeIds: readonly number[]): Promise<void> {
  if (udrTypeIds.length === 0) return;
  const ids = [...new Set(udrTypeIds)];
  await tx.select({ one: sql`1` }).from(udrType).where(inArray(udrType.udrTypeId, ids)).orderBy(udrType.udrTypeId).for("update");
}

export async function countUdrsOf(tx: Reader, udrTypeId: number, bound: number): Promise<number> {
  const found = tx
    .select({ one: sql`1`.as("one") })
    .from(udr)
    .where(eq(udr.udrTypeId, udrTypeId))
    .limit(bound + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

/** UDRs that carry the attribute, or one of the values in it; counted to one beyond the bound. */
export async function countCarrying(
  tx: Reader,
  carrier: Carrier,
  { values, bound }: { readonly values: readonly string[] | null; readonly bound: number },
): Promise<number> {
  const found = carrier.personal ? inPersonal(tx, carrier, values) : inOpen(tx, carrier, values);
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found.limit(bound + 1).as("found"));
  return row?.count ?? 0;
}

function inOpen(tx: Reader, { udrTypeId, key }: Carrier, values: readonly string[] | null) {
  const text = sql<string>`${udr.metadata} ->> ${key}`;
  const carries = values === null ? sql`${udr.metadata} ? ${key}` : inArray(text, [...values]);
  return tx
    .select({ one: sql`1`.as("one") })
    .from(udr)
    .where(and(eq(udr.udrTypeId, udrTypeId), carries))
    .$dynamic();
}

function inPersonal(tx: Reader, { udrTypeId, key }: Carrier, values: readonly string[] | null) {
  const text = sql<string>`${udrPersonal.metadata} ->> ${key}`;
  const carries = values === null ? sql`${udrPersonal.metadata} ? ${key}` : inArray(text, [...values]);
  return tx
    .select({ one: sql`1`.as("one") })
    .from(udrPersonal)
    .innerJoin(udr, and(eq(udr.shard, udrPersonal.shard), eq(udr.accountId, udrPersonal.accountId), eq(udr.udrId, udrPersonal.udrId)))
    .where(and(eq(udr.udrTypeId, udrTypeId), carries))
    .$dynamic();
}
