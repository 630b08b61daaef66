import { type Tx, withSavepoint } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { inTransaction } from "./in-transaction.ts";

class Undone extends Error {}

/**
 * What steps would come to that build on each other: they are really taken, with the same locks, and then all undone. Where the second step
 * depends on what the first has written, nothing less says exactly what will be.
 */
export async function tryOut<Value>(context: Context, run: (tx: Tx) => Promise<Result<Value, Refusal>>): Promise<Result<Value, Refusal>> {
  return inTransaction(context, async (tx) => {
    const tried: Result<Value, Refusal>[] = [];
    try {
      await withSavepoint(tx, async (nested) => {
        tried.splice(0, tried.length, await run(nested));
        throw new Undone();
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
    return present(tried[0], "what was tried");
  });
}
