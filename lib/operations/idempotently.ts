import { findIdempotencyKey, insertIdempotencyKey, lockIdempotencyKey } from "#db/queries/idempotency.ts";
import type { Tx } from "#db/tx.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { assert } from "#lib/kernel/assert.ts";
import { canonicalJson, type Json, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { inTransaction } from "./in-transaction.ts";

/**
 * As `inTransaction`, with one effect per (actor, key) however often it is retried: the response is stored in the same
 * transaction and given again. The same key with another request is refused. Refusals are never stored, so a refused
 * request may be mended and sent again. Without a key in the context it is a plain transaction.
 */
export async function idempotently<Response extends Json>(
  context: Context,
  { action, request }: { readonly action: string; readonly request: Json },
  run: (tx: Tx) => Promise<Result<Response, Refusal>>,
): Promise<Result<Response, Refusal>> {
  const key = context.idempotencyKey;
  if (key === undefined) return inTransaction(context, run);
  const actor = actorKey(context.actor);
  const requestHash = await sha256Hex(canonicalJson({ action, request }));
  return inTransaction(context, async (tx) => {
    // Twins wait here for each other, so the second finds the first's response instead of repeating its work.
    await lockIdempotencyKey(tx, actor, key);
    const stored = await findIdempotencyKey<Response>(tx, actor, key);
    if (stored) return stored.requestHash === requestHash ? ok(stored.response) : refused({ code: "IDEMPOTENCY_MISMATCH" });
    const result = await run(tx);
    if (!result.ok) return result;
    const inserted = await insertIdempotencyKey(tx, { actor, key, action, requestHash, response: result.value });
    assert(inserted, "the idempotency key was taken although its lock was held");
    return result;
  });
}
