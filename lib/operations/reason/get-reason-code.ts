import { countOtherReasons, findReasonCode, isReasonUsed } from "#db/queries/reason-codes.ts";
import { type ReasonCodeDetail, reasonUsers } from "#lib/domain/reason/reason-code.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One reason, archived or not: whether corrections were made for it, and who changed it. */
export async function getReasonCode(context: Context, code: string): Promise<ReasonCodeDetail | null> {
  const { database } = context;
  const found = await findReasonCode(database, code);
  if (found === null) return null;
  const { reasonCodeId, reason } = found;
  return {
    ...reason,
    isUsed: await isReasonUsed(database, reasonCodeId),
    users: reasonUsers(await countOtherReasons(database, reasonCodeId)),
    history: await definitionHistory(context, { entity: "reasonCode", code }),
  };
}
