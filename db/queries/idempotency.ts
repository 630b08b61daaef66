import { and, eq, sql } from "drizzle-orm";
import { idempotencyKey } from "../schema/system.ts";
import type { Tx } from "../tx.ts";

export type StoredResponse<Response> = { readonly requestHash: string; readonly response: Response };

export type NewIdempotencyKey = Omit<typeof idempotencyKey.$inferInsert, "createdAt">;

/** Held to the end of the transaction; who comes second waits. */
export async function lockIdempotencyKey(tx: Tx, actor: string, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${actor} ${key}`}, 0))`);
}

/** False when the key is taken. */
export async function insertIdempotencyKey(tx: Tx, row: NewIdempotencyKey): Promise<boolean> {
  const inserted = await tx.insert(idempotencyKey).values(row).onConflictDoNothing().returning({ key: idempotencyKey.key });
  return inserted.length === 1;
}

/** The response is what the same action stored, so it has the action's own type. */
export async function findIdempotencyKey<Response>(tx: Tx, actor: string, key: string): Promise<StoredResponse<Response> | null> {
  const rows = await tx
    .select({ requestHash: idempotencyKey.requestHash, response: sql<Response>`${idempotencyKey.response}` })
    .from(idempotencyKey)
    .where(and(eq(idempotencyKey.actor, actor), eq(idempotencyKey.key, key)));
  return rows[0] ?? null;
}
