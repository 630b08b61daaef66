import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "./connection.ts";
import { pgCode } from "./errors.ts";

export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** What a query that only reads asks for: a transaction, or the pool itself. */
export type Reader = Pick<Database, "select" | "selectDistinct" | "selectDistinctOn" | "execute">;

export type TransactionOptions = Readonly<{ attempts?: number }>;

/** serialization_failure and deadlock_detected: the database took nothing, and asks for the whole transaction again. */
const WORTH_REPEATING: ReadonlySet<string | undefined> = new Set(["40001", "40P01"]);

const FIRST_PAUSE = 5;

/**
 * Runs a transaction from its beginning, and again when it lost against another. `run` may therefore be called more than
 * once and must do nothing outside the transaction.
 */
export async function withTransaction<Value>(
  database: Database,
  run: (tx: Tx) => Promise<Value>,
  { attempts = 6 }: TransactionOptions = {},
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction(run);
    } catch (error) {
      if (attempt >= attempts || !WORTH_REPEATING.has(pgCode(error))) throw error;
      await pause(backoff(attempt));
    }
  }
}

/** Where `run` throws, what it did is undone and the rest of the transaction stands. */
export function withSavepoint<Value>(tx: Tx, run: (nested: Tx) => Promise<Value>): Promise<Value> {
  return tx.transaction(run);
}

/** Two that collided must not meet again at the same moment: the pause doubles and is drawn at random. */
function backoff(attempt: number): number {
  const longest = FIRST_PAUSE * 2 ** attempt;
  return randomInt(FIRST_PAUSE, longest + 1);
}
