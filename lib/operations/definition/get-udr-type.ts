import { findUdrType } from "#db/queries/udr-types.ts";
import type { UdrTypeDetailView } from "#lib/domain/definition/udr-type-view.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One UDR type, archived or not, with who changed it. */
export async function getUdrType(context: Context, code: string): Promise<UdrTypeDetailView | null> {
  const found = await findUdrType(context.database, code);
  return found && { ...found.udrType, history: await definitionHistory(context, { entity: "udrType", code }) };
}
