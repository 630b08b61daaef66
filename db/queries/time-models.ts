import { eq, sql } from "drizzle-orm";
import type { TimeModel } from "#lib/domain/definition/time-model.ts";
import { fromDbTimeModel } from "../mapping/definitions.ts";
import { dateTimeModel } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";

/** Archived or not: what carries a code once carries it for ever. */
export async function findTimeModel(tx: Reader, code: string): Promise<TimeModel | null> {
  const [row] = await tx.select().from(dateTimeModel).where(eq(dateTimeModel.code, code));
  return row ? fromDbTimeModel(row) : null;
}

/** As `findTimeModel`, held to the end of the transaction. */
export async function lockTimeModel(tx: Tx, code: string): Promise<TimeModel | null> {
  const [row] = await tx.select().from(dateTimeModel).where(eq(dateTimeModel.code, code)).for("update");
  return row ? fromDbTimeModel(row) : null;
}

/** What bears the name, archived or not; case does not count. */
export async function findTimeModelNamed(tx: Tx, name: string): Promise<{ readonly code: string; readonly name: string } | null> {
  const [row] = await tx
    .select({ code: dateTimeModel.code, name: dateTimeModel.name })
    .from(dateTimeModel)
    .where(sql`lower(${dateTimeModel.name}) = lower(${name})`);
  return row ?? null;
}

export type NewTimeModel = Omit<typeof dateTimeModel.$inferInsert, "createdAt">;
export type TimeModelChange = Partial<Omit<NewTimeModel, "dateTimeModelId" | "code">> & Pick<TimeModel, "revision">;

export async function insertTimeModel(tx: Tx, row: NewTimeModel): Promise<void> {
  await tx.insert(dateTimeModel).values(row);
}

export async function updateTimeModel(tx: Tx, code: string, change: TimeModelChange): Promise<void> {
  await tx.update(dateTimeModel).set(change).where(eq(dateTimeModel.code, code));
}
