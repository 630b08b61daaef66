import type { Refusal } from "#lib/domain/refusal.ts";
import { readChain } from "#lib/domain/udr/decide-posting.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Explanation } from "#lib/rating/explanation.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { readUdrFacts } from "../udr-standing.ts";

/** The stored explanation of the charge that stands, from which its amounts can be recomputed. It holds no personal metadata. */
export async function getUdrExplanation(context: Context, udrId: number): Promise<Result<Explanation, Refusal>> {
  return inTransaction(context, async (tx) => {
    const found = await readUdrFacts(tx, udrId);
    if (!found.ok) return found;
    const { live } = readChain(found.value.rbis);
    return live === null ? refused({ code: "NOT_FOUND" }) : ok(live.explanation);
  });
}
