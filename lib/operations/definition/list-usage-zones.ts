import { listUdrTypes, listUsageZones as selectUsageZones } from "#db/queries/definitions.ts";
import { listLiveDocuments } from "#db/queries/products.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { UsageZoneView } from "#lib/domain/definition/usage-zone.ts";
import { type ZoneAttribute, zoneAttributes } from "#lib/domain/definition/usage-zone-attributes.ts";
import { conditionInWords } from "#lib/domain/definition/usage-zone-words.ts";
import { type ConditionUse, conditionUses } from "#lib/domain/product/price-lines.ts";
import type { Context } from "../context.ts";

type ListedUsageZone = UsageZoneView & { readonly uses: readonly ConditionUse[] };

type UsageZoneList = {
  readonly zones: readonly ListedUsageZone[];
  /** The attributes that UDR types declare, for the words of the conditions. */
  readonly attributes: readonly ZoneAttribute[];
};

/** The zones in use, or those that were put away. What their conditions say is searched too. */
export async function listUsageZones(
  { database, now }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<UsageZoneList> {
  const attributes = zoneAttributes(await listUdrTypes(database));
  const documents = await listLiveDocuments(database, now);
  const found = ({ code, name, description, conditions }: UsageZoneView) =>
    matchesSearch(search, [code, name, description, ...conditions.map((condition) => conditionInWords(condition, attributes))]);
  const zones = (await selectUsageZones(database, { archived })).filter(found);
  return { zones: zones.map((zone) => ({ ...zone, uses: conditionUses({ zone: zone.code }, documents) })), attributes };
}
