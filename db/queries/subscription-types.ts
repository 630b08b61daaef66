import { asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { NamedGroup } from "#lib/domain/billing-term/named-group.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { MOST_COUNTED } from "#lib/domain/price-plan/plan-audience.ts";
import { subscription } from "../schema/account.ts";
import { subscriptionType } from "../schema/billing-term.ts";
import type { Reader, Tx } from "../tx.ts";

export type StoredSubscriptionType = { readonly subscriptionTypeId: number; readonly type: NamedGroup };

const IN_USE = { archived: false };

export async function listSubscriptionTypes(tx: Reader, { archived } = IN_USE): Promise<readonly NamedGroup[]> {
  const { archivedAt } = subscriptionType;
  return (await select(tx, archived ? isNotNull(archivedAt) : isNull(archivedAt))).map(({ type }) => type);
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findSubscriptionType(tx: Reader, code: string): Promise<StoredSubscriptionType | null> {
  const [found] = await select(tx, eq(subscriptionType.code, code));
  return found ?? null;
}

/** As `findSubscriptionType`, held to the end of the transaction: no subscription begins with it meanwhile. */
export async function lockSubscriptionType(tx: Tx, code: string): Promise<StoredSubscriptionType | null> {
  await tx.select({ one: sql`1` }).from(subscriptionType).where(eq(subscriptionType.code, code)).for("update");
  return findSubscriptionType(tx, code);
}

/** What bears the name, archived or not; case does not count. */
export async function findSubscriptionTypeNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: subscriptionType.code, name: subscriptionType.name })
    .from(subscriptionType)
    .where(sql`lower(${subscriptionType.name}) = lower(${name})`);
  return row ?? null;
}

/** Counted to one beyond `MOST_COUNTED`. */
export async function countSubscriptionsOfType(tx: Reader, subscriptionTypeId: number): Promise<number> {
  const found = tx
    .select({ one: sql`1`.as("one") })
    .from(subscription)
    .where(eq(subscription.subscriptionTypeId, subscriptionTypeId))
    .limit(MOST_COUNTED + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

export type NewSubscriptionType = Omit<typeof subscriptionType.$inferInsert, "createdAt" | "archivedAt">;
export type SubscriptionTypeChange = Partial<Pick<NamedGroup, "name" | "archivedAt">> & Pick<NamedGroup, "revision">;

export async function insertSubscriptionType(tx: Tx, row: NewSubscriptionType): Promise<void> {
  await tx.insert(subscriptionType).values(row);
}

export async function updateSubscriptionType(tx: Tx, code: string, change: SubscriptionTypeChange): Promise<void> {
  await tx.update(subscriptionType).set(change).where(eq(subscriptionType.code, code));
}

async function select(tx: Reader, which: SQL): Promise<readonly StoredSubscriptionType[]> {
  const { subscriptionTypeId, code, name, revision, archivedAt } = subscriptionType;
  const rows = await tx
    .select({ subscriptionTypeId, code, name, revision, archivedAt })
    .from(subscriptionType)
    .where(which)
    .orderBy(asc(name));
  return rows.map(({ subscriptionTypeId: id, ...type }) => ({ subscriptionTypeId: id, type }));
}
