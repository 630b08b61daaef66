import { countUdrsIn, findUnit } from "#db/queries/units.ts";
import { MOST_UDRS_COUNTED, type UnitView } from "#lib/domain/definition/unit-view.ts";
import type { Context } from "../context.ts";

export type UnitEditorView = { readonly unit: UnitView; readonly countedUdrs: number };

/** A unit to be edited, and how many UDRs are counted in it: with any, what it measures stays as it is. */
export async function getUnitEditor({ database }: Context, code: string): Promise<UnitEditorView | null> {
  const found = await findUnit(database, code);
  return found && { unit: found.unit, countedUdrs: await countUdrsIn(database, found.unitId, MOST_UDRS_COUNTED) };
}
