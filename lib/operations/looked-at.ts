import type { Tx } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { inTransaction } from "./in-transaction.ts";

/** What would come of it: it is done, looked at, and undone before anybody else could see it. */
export async function lookedAt<Value>(context: Context, run: (tx: Tx) => Promise<Result<Value, Refusal>>): Promise<Result<Value, Refusal>> {
  let seen: readonly Ok<Value>[] = [];
  const undone = await inTransaction<never>(context, async (tx) => {
    const result = await run(tx);
    seen = result.ok ? [result] : [];
    // A refusal is what undoes a transaction. This one nobody is given.
    return result.ok ? refused({ code: "IMPORT_CHANGED" }) : result;
  });
  return seen[0] ?? undone;
}
