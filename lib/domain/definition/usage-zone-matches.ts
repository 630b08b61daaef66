import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { type CompiledZone, compileZone, failureIn, isIn } from "#lib/rating/match-zone.ts";
import { attributeOf, type Metadata } from "#lib/rating/metadata.ts";
import type { Zone } from "#lib/rating/rate-book.ts";
import type { Reference } from "./reference.ts";

/** How many of the last UDRs are tried, and how many are shown of each side. */
export const MOST_UDRS_TRIED = 1000;
export const MOST_EXAMPLES = 5;

export type UdrToJudge = {
  readonly udrId: number;
  readonly product: Reference;
  readonly usedFrom: Instant;
  /** The personal attributes among them: the engine prices by all of them. */
  readonly metadata: Metadata;
};

/** Of one condition, in the order of the zone's; the value is what the UDR has, null when it has none. */
export type ConditionVerdict = { readonly holds: boolean; readonly value: string | null };

export type UdrVerdict = {
  readonly udrId: number;
  readonly product: Reference;
  /** ISO text. */
  readonly from: string;
  readonly isIn: boolean;
  readonly conditions: readonly ConditionVerdict[];
};

export type ZoneMatches = {
  readonly tried: number;
  readonly matched: number;
  readonly inside: readonly UdrVerdict[];
  readonly outside: readonly UdrVerdict[];
};

/** As the route answers it. */
export type ZoneMatchesView = {
  readonly tried: number;
  /** Null where it would tell what who asks may not know: the personal attributes that stand in `withheld`. */
  readonly matched: number | null;
  readonly withheld: readonly string[];
  /** Null for who may not see UDRs. */
  readonly examples: Pick<ZoneMatches, "inside" | "outside"> | null;
  /** Of the UDR that was asked for; null when there is none with that number. */
  readonly udr: UdrVerdict | null;
  readonly notes: readonly string[];
};

/** Which of the UDRs the engine finds in the zone, newest first as they come. */
export function zoneMatches(zone: Zone, udrs: readonly UdrToJudge[]): ZoneMatches {
  const compiled = compileZone("", zone);
  const judge = judgeOf(zone, compiled);
  const sides = Map.groupBy(udrs, ({ metadata }) => isIn(compiled, metadata));
  const [inside, outside] = [sides.get(true) ?? [], sides.get(false) ?? []];
  return {
    tried: udrs.length,
    matched: inside.length,
    inside: inside.slice(0, MOST_EXAMPLES).map(judge),
    outside: outside.slice(0, MOST_EXAMPLES).map(judge),
  };
}

/** Whether one UDR is in the zone, and of each condition whether it holds. */
export function judgeUdr(zone: Zone, udr: UdrToJudge): UdrVerdict {
  return judgeOf(zone, compileZone("", zone))(udr);
}

function judgeOf(zone: Zone, compiled: CompiledZone): (udr: UdrToJudge) => UdrVerdict {
  // Each condition as a zone of its own, so that the engine itself says of every one what it otherwise says of the first that fails.
  const single = zone.all.map((condition) => ({ attribute: condition.attribute, alone: compileZone("", { all: [condition] }) }));
  return ({ udrId, product, usedFrom, metadata }) => ({
    udrId,
    product,
    from: instantToString(usedFrom),
    isIn: isIn(compiled, metadata),
    conditions: single.map(({ attribute, alone }) => ({
      holds: failureIn(alone, metadata) === null,
      value: attributeOf(metadata, attribute),
    })),
  });
}
