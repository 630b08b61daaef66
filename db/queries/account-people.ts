import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { AccountPeople, CostCentreView, PersonView } from "#lib/domain/account/account-people.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { assignment, costCentre, person, subscription } from "../schema/account.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** Of one account at a time, held to the end of the transaction: of two that add one person, the second finds them there. */
export async function lockPeople(tx: Tx, { accountId }: AccountKey): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`people of account ${accountId}`}, 0))`);
}

export async function listPeople(reader: Reader, key: AccountKey): Promise<readonly PersonView[]> {
  const { personId, name, reference } = person;
  return reader.select({ personId, name, reference }).from(person).where(ofAccount(person, key)).orderBy(asc(name), asc(personId));
}

export async function listCostCentres(reader: Reader, key: AccountKey): Promise<readonly CostCentreView[]> {
  const { costCentreId, code, name } = costCentre;
  return reader
    .select({ costCentreId, code, name })
    .from(costCentre)
    .where(ofAccount(costCentre, key))
    .orderBy(asc(code), asc(costCentreId));
}

/** The account's subscriptions that are not over, each with who holds the whole of it now. */
export async function listHeldSubscriptions(reader: Reader, key: AccountKey): Promise<AccountPeople["subscriptions"]> {
  const { assignmentId, personId, costCentreId } = assignment;
  const rows = await reader
    .select({ number: subscription.number, assignmentId, personId, costCentreId })
    .from(subscription)
    .leftJoin(assignment, and(ofAccount(assignment, key), eq(assignment.subscriptionId, subscription.subscriptionId), OF_ALL_NOW))
    .where(and(ofAccount(subscription, key), sql`${subscription.state} <> 'cancelled'`))
    .orderBy(asc(subscription.subscriptionId));
  return rows.map(({ number, assignmentId: held, ...who }) => ({ number, holder: held === null ? null : { assignmentId: held, ...who } }));
}

/** Of the whole subscription, and not of one of its identifiers. */
const OF_ALL_NOW = and(isNull(assignment.identifierValue), isNull(assignment.assignedTo));

/** Who holds a subscription of the account now. The subscription is held: of two that assign it, the second sees the first's. */
export async function lockHolder(tx: Tx, key: AccountKey, number: string) {
  const [found] = await tx
    .select({ subscriptionId: subscription.subscriptionId })
    .from(subscription)
    .where(and(ofAccount(subscription, key), eq(subscription.number, number)))
    .for("update");
  if (!found) return null;
  const { assignmentId, personId, costCentreId, assignedFrom } = assignment;
  const [current] = await tx
    .select({ assignmentId, personId, costCentreId, from: assignedFrom })
    .from(assignment)
    .where(and(ofAccount(assignment, key), eq(assignment.subscriptionId, found.subscriptionId), OF_ALL_NOW));
  return { subscriptionId: found.subscriptionId, current: current ?? null };
}

export async function insertPerson(tx: Tx, row: Omit<typeof person.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(person).values(row);
}

export async function updatePerson(tx: Tx, key: AccountKey, { personId, ...change }: PersonView): Promise<void> {
  await tx
    .update(person)
    .set(change)
    .where(and(ofAccount(person, key), eq(person.personId, personId)));
}

export async function insertCostCentre(tx: Tx, row: Omit<typeof costCentre.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(costCentre).values(row);
}

export async function updateCostCentre(tx: Tx, key: AccountKey, { costCentreId, ...change }: CostCentreView): Promise<void> {
  await tx
    .update(costCentre)
    .set(change)
    .where(and(ofAccount(costCentre, key), eq(costCentre.costCentreId, costCentreId)));
}

export async function endAssignment(
  tx: Tx,
  key: AccountKey,
  { assignmentId, at }: { readonly assignmentId: number; readonly at: Instant },
): Promise<void> {
  await tx
    .update(assignment)
    .set({ assignedTo: at })
    .where(and(ofAccount(assignment, key), eq(assignment.assignmentId, assignmentId)));
}

export async function insertAssignment(tx: Tx, row: Omit<typeof assignment.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(assignment).values(row);
}
