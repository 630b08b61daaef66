import { listUnits } from "#db/queries/definitions.ts";
import type { UnitView } from "#lib/domain/definition/unit-view.ts";
import type { Context } from "../context.ts";

export async function getUnit({ database }: Context, code: string): Promise<UnitView | null> {
  const units = await listUnits(database);
  return units.find((unit) => unit.code === code) ?? null;
}
