import { listUdrTypes } from "#db/queries/definitions.ts";
import { discountsNaming } from "#db/queries/discount-uses.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import { findUsageZone, listPublishedZones } from "#db/queries/usage-zones.ts";
import type { UsageZoneDetailView } from "#lib/domain/definition/usage-zone.ts";
import { zoneAttributes } from "#lib/domain/definition/usage-zone-attributes.ts";
import { checkConditions } from "#lib/domain/definition/usage-zone-check.ts";
import { olderCopies } from "#lib/domain/definition/usage-zone-copies.ts";
import { zoneNotes } from "#lib/domain/definition/usage-zone-notes.ts";
import { zoneUses } from "#lib/domain/definition/usage-zone-use.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One zone, archived or not: who uses it, which versions carry an older form of it, and who changed it. */
export async function getUsageZone(context: Context, code: string): Promise<UsageZoneDetailView | null> {
  const { database, now } = context;
  const zone = await findUsageZone(database, code);
  if (!zone) return null;
  const definitions = await loadDefinitions(database);
  const errors = checkConditions(zone.conditions, definitions);
  return {
    ...zone,
    attributes: zoneAttributes(await listUdrTypes(database)),
    notes: errors.length > 0 ? errors.map(({ message }) => message) : zoneNotes(zone.conditions, definitions),
    uses: zoneUses(code, await listPlanDocuments(database, now)),
    discounts: await discountsNaming(database, { kind: "zone", code }, now),
    olderCopies: olderCopies(zone.conditions, await listPublishedZones(database, code, now), definitions),
    history: await definitionHistory(context, { entity: "usageZone", code }),
  };
}
