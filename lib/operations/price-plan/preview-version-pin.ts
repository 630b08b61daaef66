import type { PinChangeView } from "#lib/domain/price-plan/pin-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { type PinQuestion, planPinChange } from "../plan-pin-change.ts";

/** What an account's subscriptions pay by now and then, and why it cannot be done if it cannot. Writes nothing. */
export async function previewVersionPin(context: Context, question: PinQuestion): Promise<Result<PinChangeView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const planned = await planPinChange(tx, context, question);
    return planned.ok ? ok(planned.value.view) : planned;
  });
}
