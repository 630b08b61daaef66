import { listUnits as selectUnits } from "#db/queries/definitions.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { UnitView } from "#lib/domain/definition/unit-view.ts";
import type { Context } from "../context.ts";

export async function listUnits({ database }: Context, { search = "" }: { readonly search?: string } = {}): Promise<readonly UnitView[]> {
  const units = await selectUnits(database);
  return units.filter(({ code, name, description }) => matchesSearch(search, [code, name, description]));
}
