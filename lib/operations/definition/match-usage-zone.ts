import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import { findUdrToJudge, listLastUdrs, personalAttributes } from "#db/queries/usage-zones.ts";
import { conditionsRefusal } from "#lib/domain/definition/decide-save-usage-zone.ts";
import { judgeUdr, MOST_UDRS_TRIED, type ZoneMatchesView, zoneMatches } from "#lib/domain/definition/usage-zone-matches.ts";
import { zoneNotes } from "#lib/domain/definition/usage-zone-notes.ts";
import type { UsageZoneMatchesInput } from "#lib/domain/definition/usage-zone-schema.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { resolveZone } from "#lib/domain/price-plan/resolve-rate-book.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/** Among how many of the last UDRs those with metadata are sought. */
const MOST_UDRS_LOOKED_AT = 10_000;

/**
 * Which of the last UDRs are in a zone with these conditions, by the engine's own matching; reads only. Metadata, the personal
 * ones among them, are shown to who may see UDRs, as on the UDR's page. Others are told how many, and not even that of a
 * condition on personal metadata: counts answer, too.
 */
export async function matchUsageZone(
  { database, actor }: Context,
  { conditions, udrId }: UsageZoneMatchesInput,
): Promise<Result<ZoneMatchesView, Refusal>> {
  const maySeeUdrs = canSeeUdrs(actor);
  if (udrId !== null && !maySeeUdrs) return refused({ code: "NOT_PERMITTED" });
  const definitions = await loadDefinitions(database);
  const refusal = conditionsRefusal(conditions, definitions);
  if (refusal !== null) return refused(refusal);
  const zone = resolveZone({ all: conditions }, definitions);
  const { tried, matched, inside, outside } = zoneMatches(
    zone,
    await listLastUdrs(database, { most: MOST_UDRS_TRIED, looked: MOST_UDRS_LOOKED_AT }),
  );
  const personal = maySeeUdrs ? new Set<string>() : await personalAttributes(database);
  const withheld = [...new Set(conditions.map(({ attribute }) => attribute))].filter((attribute) => personal.has(attribute));
  const found = udrId === null ? null : await findUdrToJudge(database, udrId);
  return ok({
    tried,
    matched: withheld.length > 0 ? null : matched,
    withheld,
    examples: maySeeUdrs ? { inside, outside } : null,
    udr: found && judgeUdr(zone, found),
    notes: zoneNotes(conditions, definitions),
  });
}

function canSeeUdrs(actor: Actor): boolean {
  return actor.kind === "system" || can(actor.role, "udr.read");
}
