import { lockDefinitions } from "#db/queries/definition-changes.ts";
import { listReasonCodes, setReasonOrder } from "#db/queries/reason-codes.ts";
import type { OrderReasonsInput } from "#lib/domain/reason/reason-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts the reasons into another order, over the order that was looked at. */
export async function orderReasonCodes(context: Context, input: OrderReasonsInput): Promise<Result<{ readonly order: string[] }, Refusal>> {
  const { from, to } = input;
  return idempotently(context, { action: "reasonCode.order", request: input }, async (tx) => {
    await lockDefinitions(tx, "reasonCode");
    const stored = (await listReasonCodes(tx)).map(({ code }) => code);
    if (stored.join(" ") === to.join(" ")) return ok({ order: to });
    if (stored.join(" ") !== from.join(" ")) return refused({ code: "STALE_REVISION" });
    await setReasonOrder(tx, to);
    const change = { before: { order: from }, after: { order: to } };
    await writeAudit(tx, context, { action: "reasonCode.order", entity: "reasonCode", entityId: "order", ...change });
    return ok({ order: to });
  });
}
