import { listUnits as selectUnits } from "#db/queries/definitions.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { UnitView } from "#lib/domain/definition/unit-view.ts";
import type { Context } from "../context.ts";

export async function listUnits(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly UnitView[]> {
  const units = await selectUnits(database, { archived });
  return units.filter(({ code, name, description }) => matchesSearch(search, [code, name, description]));
}
