import { listSources, listUsageZones, listValueLists, listUdrTypes as selectUdrTypes } from "#db/queries/definitions.ts";
import { listLiveDocuments } from "#db/queries/products.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { SourceView, UdrTypeView, ValueListView } from "#lib/domain/definition/udr-type-view.ts";
import type { UsageZoneView } from "#lib/domain/definition/usage-zone.ts";
import { type ConditionUse, conditionUses } from "#lib/domain/product/price-lines.ts";
import type { Context } from "../context.ts";

type UsageDefinitions = {
  readonly udrTypes: readonly UdrTypeView[];
  readonly sources: readonly SourceView[];
  readonly valueLists: readonly ValueListView[];
  readonly usageZones: readonly (UsageZoneView & { readonly uses: readonly ConditionUse[] })[];
};

/** How usage is described: UDR types and what they are made of. One search goes through all four. */
export async function listUdrTypes(
  { database, now }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<UsageDefinitions> {
  const found = ({
    code,
    name,
    description = null,
  }: {
    readonly code: string;
    readonly name: string;
    readonly description?: string | null;
  }) => matchesSearch(search, [code, name, description]);
  const documents = await listLiveDocuments(database, now);
  return {
    udrTypes: (await selectUdrTypes(database, { archived })).filter(found),
    sources: (await listSources(database)).filter(found),
    valueLists: (await listValueLists(database)).filter(found),
    usageZones: (await listUsageZones(database))
      .filter(found)
      .map((zone) => ({ ...zone, uses: conditionUses({ zone: zone.code }, documents) })),
  };
}
