import { listReasonCodes as selectReasonCodes } from "#db/queries/reason-codes.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { ReasonCodeView } from "#lib/domain/reason/reason-code.ts";
import type { Context } from "../context.ts";

export async function listReasonCodes(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly ReasonCodeView[]> {
  const reasons = await selectReasonCodes(database, { archived });
  return reasons.filter(({ code, name }) => matchesSearch(search, [code, name]));
}
