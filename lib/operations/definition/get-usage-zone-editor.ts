import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { findUsageZone } from "#db/queries/usage-zones.ts";
import { documentInWords } from "#lib/domain/definition/plan-use.ts";
import type { UsageZoneView } from "#lib/domain/definition/usage-zone.ts";
import { zoneUses } from "#lib/domain/definition/usage-zone-use.ts";
import type { Context } from "../context.ts";

export type UsageZoneEditorView = {
  readonly zone: UsageZoneView;
  /** The plans in force that hold a copy of it, by name. */
  readonly livePlans: readonly string[];
};

/** A zone to be edited, archived or not. */
export async function getUsageZoneEditor({ database, now }: Context, code: string): Promise<UsageZoneEditorView | null> {
  const zone = await findUsageZone(database, code);
  if (!zone) return null;
  const uses = zoneUses(code, await listPlanDocuments(database, now));
  const live = uses.filter(({ standing }) => standing === "live").map(documentInWords);
  return { zone, livePlans: [...new Set(live)] };
}
