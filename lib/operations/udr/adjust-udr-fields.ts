import type { Refusal } from "#lib/domain/refusal.ts";
import type { AdjustFields } from "#lib/domain/udr/adjust-fields.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import type { AdjustUdrChange, Agreed } from "#lib/domain/udr/udr-action-schema.ts";
import type { Result } from "#lib/kernel/result.ts";
import { adjustWithFields } from "../adjust-with-fields.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { inTransaction } from "../in-transaction.ts";
import { storeWithin } from "../store-udr-change.ts";

export type FieldsToAdjust = { readonly udrId: number; readonly revision: number; readonly fields: AdjustFields };

/** The whole Adjust that some fields make, to be previewed. */
export async function readAdjust(context: Context, adjusting: FieldsToAdjust): Promise<Result<AdjustUdrChange, Refusal>> {
  return inTransaction(context, (tx) => adjustWithFields(tx, adjusting));
}

/**
 * Adjusts some fields of a UDR. Its key stands for the fields that were sent: what they make of the UDR is read anew, so a retry finds its first
 * answer although the UDR is another by then.
 */
export async function adjustUdrFields(
  context: Context,
  { agreed, ...adjusting }: FieldsToAdjust & { readonly agreed: Agreed },
): Promise<Result<ChangeDone, Refusal>> {
  const { udrId, revision, fields } = adjusting;
  return idempotently(context, { action: "udr.adjust", request: { udrId, revision, fields, ...agreed } }, async (tx) => {
    const change = await adjustWithFields(tx, adjusting);
    return change.ok ? storeWithin(tx, context, { change: change.value, ...agreed }) : change;
  });
}
