import { asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { AccountClassificationView } from "#lib/domain/billing-term/named-group.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { accountClassification } from "../schema/billing-term.ts";
import { pricePlan } from "../schema/price-plan.ts";
import type { Reader, Tx } from "../tx.ts";

export type StoredClassification = { readonly accountClassificationId: number; readonly classification: AccountClassificationView };

const IN_USE = { archived: false };

export async function listAccountClassifications(tx: Reader, { archived } = IN_USE): Promise<readonly AccountClassificationView[]> {
  const { archivedAt } = accountClassification;
  return (await select(tx, archived ? isNotNull(archivedAt) : isNull(archivedAt))).map(({ classification }) => classification);
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findAccountClassification(tx: Reader, code: string): Promise<StoredClassification | null> {
  const [found] = await select(tx, eq(accountClassification.code, code));
  return found ?? null;
}

/** As `findAccountClassification`, held to the end of the transaction: no account and no plan comes to the group meanwhile. */
export async function lockAccountClassification(tx: Tx, code: string): Promise<StoredClassification | null> {
  await tx.select({ one: sql`1` }).from(accountClassification).where(eq(accountClassification.code, code)).for("update");
  return findAccountClassification(tx, code);
}

/** What bears the name, archived or not; case does not count. */
export async function findClassificationNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: accountClassification.code, name: accountClassification.name })
    .from(accountClassification)
    .where(sql`lower(${accountClassification.name}) = lower(${name})`);
  return row ?? null;
}

export type NewClassification = Pick<typeof accountClassification.$inferInsert, "accountClassificationId" | "code" | "name" | "revision">;
export type ClassificationChange = Partial<Pick<AccountClassificationView, "name" | "archivedAt">> &
  Pick<AccountClassificationView, "revision">;

export async function insertAccountClassification(tx: Tx, row: NewClassification): Promise<void> {
  await tx.insert(accountClassification).values(row);
}

export async function updateAccountClassification(tx: Tx, code: string, change: ClassificationChange): Promise<void> {
  await tx.update(accountClassification).set(change).where(eq(accountClassification.code, code));
}

async function select(tx: Reader, which: SQL): Promise<readonly StoredClassification[]> {
  const { accountClassificationId, code, name, revision, archivedAt } = accountClassification;
  const rows = await tx
    .select({ accountClassificationId, code, name, revision, archivedAt, plan: { code: pricePlan.code, name: pricePlan.name } })
    .from(accountClassification)
    .leftJoin(pricePlan, eq(pricePlan.pricePlanId, accountClassification.pricePlanId))
    .where(which)
    .orderBy(asc(name));
  return rows.map(({ accountClassificationId: id, ...classification }) => ({ accountClassificationId: id, classification }));
}
