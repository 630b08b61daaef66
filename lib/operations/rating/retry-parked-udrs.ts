import { putParkedBack } from "#db/queries/parked-udrs.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { RetryParkedUdrsInput } from "#lib/domain/usage-import/parked-udr-input.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { askForRating } from "../ask-for-rating.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type ParkedRetried = { readonly tried: number };

/**
 * Puts parked UDRs back into the queue, once their cause is mended, and asks for them to be rated. What is not parked any more, because it was
 * tried again or corrected meanwhile, is left alone.
 */
export async function retryParkedUdrs(context: Context, input: RetryParkedUdrsInput): Promise<Result<ParkedRetried, Refusal>> {
  return idempotently(context, { action: "usage.retry", request: input }, async (tx) => {
    const tried = await putParkedBack(tx, input);
    if (tried === 0) return ok({ tried });
    await askForRating(tx);
    await writeAudit(tx, context, { action: "usage.retry", entity: "parkedUdr", entityId: named(input), after: { which: input, tried } });
    return ok({ tried });
  });
}

function named(input: RetryParkedUdrsInput): string | number {
  if (input === "all") return "all";
  if ("code" in input) return input.code;
  const [first = 0, ...others] = input.udrIds;
  return others.length === 0 ? first : "several";
}
