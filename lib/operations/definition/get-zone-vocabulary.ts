import { listUdrTypes } from "#db/queries/definitions.ts";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import { type ZoneAttribute, zoneAttributes } from "#lib/domain/definition/usage-zone-attributes.ts";
import type { Definitions } from "#lib/domain/price-plan/definitions.ts";
import type { Context } from "../context.ts";

type ZoneVocabulary = { readonly attributes: readonly ZoneAttribute[]; readonly definitions: Definitions };

/** What conditions are written with: the attributes to choose from, and what they are checked against. */
export async function getZoneVocabulary({ database }: Context): Promise<ZoneVocabulary> {
  const { udrTypes, valueLists } = await loadDefinitions(database);
  return { attributes: zoneAttributes(await listUdrTypes(database)), definitions: { udrTypes, valueLists, zones: {}, timeModels: {} } };
}
