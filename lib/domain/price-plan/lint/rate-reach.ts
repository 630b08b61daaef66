import { findSpot, type Level, type RateSpace, type Spot, type SpotAnswer } from "./rate-space.ts";

/** What becomes of the lines of a rate, for all usage there can be. */
export type RateReach = {
  /** In the order of the levels. */
  readonly levels: readonly LineReach[];
  readonly base: LineReach;
  /** Pairs that hold together somewhere: the lower one wins there. */
  readonly overlaps: readonly Overlap[];
  /** Whether there are more pairs than are told. */
  readonly hasMoreOverlaps: boolean;
};

export type LineReach = {
  /** Null for the base. */
  readonly level: Level | null;
  /** Usage that the line wins. */
  readonly answer: SpotAnswer;
  /** The UDR types of which it wins some usage; null for usage without one. */
  readonly udrTypes: readonly (string | null)[];
  /** The fewest lower levels that hold wherever it does, when it wins nothing. */
  readonly coveredBy: readonly Level[];
};

export type Overlap = { readonly winner: Level; readonly loser: Level; readonly spot: Spot };

const MOST_OVERLAPS = 20;
const MOST_COVERING = 60;

export function rateReach(space: RateSpace): RateReach {
  const { levels } = space;
  const lines = levels.map((level, index) => lineReach(space, level, levels.slice(0, index)));
  const { overlaps, hasMoreOverlaps } = overlapsIn(space, lines);
  return { levels: lines, base: lineReach(space, null, levels), overlaps, hasMoreOverlaps };
}

function lineReach(space: RateSpace, level: Level | null, lower: readonly Level[]): LineReach {
  const holding = level === null ? [] : [level];
  const answers = space.worlds.map((world) => findSpot({ ...space, worlds: [world] }, { holding, failing: lower }));
  const found = answers.find(({ kind }) => kind === "found") ?? answers.find(({ kind }) => kind === "undecided") ?? { kind: "none" };
  return {
    level,
    answer: found,
    udrTypes: space.worlds.filter((_, index) => answers[index]?.kind !== "none").map(({ udrType }) => udrType),
    coveredBy: found.kind === "none" ? coverOf(space, holding, lower) : [],
  };
}

/** Leaves out one level after the other, as long as what remains still covers all. */
function coverOf(space: RateSpace, holding: readonly Level[], lower: readonly Level[]): readonly Level[] {
  if (lower.length > MOST_COVERING) return lower;
  // The highest goes first, so that what remains is what usage meets first.
  return lower.reduceRight((cover: readonly Level[], level) => {
    const failing = cover.filter((each) => each !== level);
    return findSpot(space, { holding, failing }).kind === "none" ? failing : cover;
  }, lower);
}

function overlapsIn(space: RateSpace, lines: readonly LineReach[]): Pick<RateReach, "overlaps" | "hasMoreOverlaps"> {
  const overlaps: Overlap[] = [];
  const winning = lines.filter(({ answer }) => answer.kind === "found").flatMap(({ level }) => level ?? []);
  for (const loser of winning) {
    for (const winner of winning) {
      if (winner.level >= loser.level) break;
      const failing = space.levels.filter(({ level }) => level < winner.level);
      const found = findSpot(space, { holding: [winner, loser], failing });
      if (found.kind !== "found") continue;
      if (overlaps.length === MOST_OVERLAPS) return { overlaps, hasMoreOverlaps: true };
      overlaps.push({ winner, loser, spot: found.spot });
    }
  }
  return { overlaps, hasMoreOverlaps: false };
}
