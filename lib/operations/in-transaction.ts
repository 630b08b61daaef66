import { pgCode } from "#db/errors.ts";
import type { Tx } from "#db/tx.ts";
import { withTransaction } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Refused, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";

/**
 * Runs the steps in one transaction, again from the start when PostgreSQL asks for it (40001, 40P01). A refusal rolls
 * everything back. A lock that was not to be had in time is the refusal BUSY: nothing was saved.
 */
export async function inTransaction<Value>(
  context: Context,
  run: (tx: Tx) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  try {
    return await withTransaction(context.database, async (tx) => {
      const result = await run(tx);
      if (!result.ok) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    if (BUSY_STATES.has(pgCode(error) ?? "")) return refused({ code: "BUSY" });
    throw error;
  }
}

/** lock_not_available, serialization_failure and deadlock_detected after the last attempt. */
const BUSY_STATES = new Set(["55P03", "40001", "40P01"]);

class RolledBack extends Error {
  readonly result: Refused<Refusal>;
  constructor(result: Refused<Refusal>) {
    super(result.refusal.code);
    this.result = result;
  }
}
