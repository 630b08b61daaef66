import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import { findUdrToJudge, listLastUdrs, personalAttributes } from "#db/queries/usage-zones.ts";
import { seesWhole, shownPersonal } from "#lib/domain/account/identifier.ts";
import { conditionsRefusal } from "#lib/domain/definition/decide-save-usage-zone.ts";
import {
  judgeUdr,
  MOST_UDRS_TRIED,
  type UdrVerdict,
  type ZoneMatchesView,
  zoneMatches,
} from "#lib/domain/definition/usage-zone-matches.ts";
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
 * Which of the last UDRs are in a zone with these conditions, by the engine's own matching; reads only. Metadata are shown to who
 * may see UDRs, the personal ones among them masked as on the UDR's page. Others are told how many, and not even that of a
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
  const asked = conditions.map(({ attribute }) => attribute);
  const personal = await personalAttributes(database);
  const withheld = maySeeUdrs ? [] : [...new Set(asked)].filter((attribute) => personal.has(attribute));
  const shown = shownTo(
    actor,
    asked.map((attribute) => personal.has(attribute)),
  );
  const found = udrId === null ? null : await findUdrToJudge(database, udrId);
  return ok({
    tried,
    matched: withheld.length > 0 ? null : matched,
    withheld,
    examples: maySeeUdrs ? { inside: inside.map(shown), outside: outside.map(shown) } : null,
    udr: found && shown(judgeUdr(zone, found)),
    notes: zoneNotes(conditions, definitions),
  });
}

/** A verdict with the personal values among its conditions' as the actor may see them. */
function shownTo(actor: Actor, arePersonal: readonly boolean[]): (verdict: UdrVerdict) => UdrVerdict {
  if (seesWhole(actor)) return (verdict) => verdict;
  const show = (value: string | null, index: number) =>
    value !== null && arePersonal[index] === true ? shownPersonal(actor, value) : value;
  return ({ conditions, ...verdict }) => ({
    ...verdict,
    conditions: conditions.map(({ holds, value }, index) => ({ holds, value: show(value, index) })),
  });
}

function canSeeUdrs(actor: Actor): boolean {
  return actor.kind === "system" || can(actor.role, "udr.read");
}
