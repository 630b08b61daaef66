import { findUnit } from "#db/queries/units.ts";
import type { UnitDetailView } from "#lib/domain/definition/unit-view.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One unit, archived or not, with who changed it. */
export async function getUnit(context: Context, code: string): Promise<UnitDetailView | null> {
  const found = await findUnit(context.database, code);
  return found && { ...found.unit, history: await definitionHistory(context, { entity: "unit", code }) };
}
