import type { Instant } from "#lib/kernel/instant.ts";
import type { TieredRate } from "#lib/rating/rate-book.ts";
import type { ValueSets } from "./find-metadata.ts";
import type { TimeCell, Times } from "./time-cells.ts";
import type { UsageWorld } from "./usage-world.ts";

/** A tiered rate without its price. `index` is its place in the document. */
export type Level = {
  readonly index: number;
  readonly level: number;
  readonly zone: string | null;
  readonly timeModel: string | null;
};

/** Everything that decides which line of a rate wins. */
export type RateSpace = {
  /** The lowest first. */
  readonly levels: readonly Level[];
  readonly worlds: readonly UsageWorld[];
  readonly times: Times;
};

/** Some usage: of a UDR type, at a moment, with metadata. */
export type Spot = { readonly world: UsageWorld; readonly at: Instant; readonly isPlain: boolean; readonly values: ValueSets };

export type SpotAnswer = { readonly kind: "found"; readonly spot: Spot } | { readonly kind: "none" } | { readonly kind: "undecided" };

export type SpotQuestion = {
  /** All of these hold. */
  readonly holding: readonly Level[];
  /** None of these does. */
  readonly failing: readonly Level[];
};

export function levelsOf(tiered: readonly TieredRate[]): readonly Level[] {
  const levels = tiered.map(({ level, zone = null, timeModel = null }, index) => ({ index, level, zone, timeModel }));
  return levels.sort((left, right) => left.level - right.level);
}

export function timeModelsOf(levels: readonly Level[]): readonly string[] {
  return [...new Set(levels.flatMap(({ timeModel }) => timeModel ?? []))].sort();
}

/** Usage under which some levels hold and others do not, in whichever world has any. Decided, not guessed. */
export function findSpot({ levels, worlds, times }: RateSpace, question: SpotQuestion): SpotAnswer {
  const tries = triesOf(times.cellsOf(timeModelsOf(levels)), question);
  const inside = zonesOf(question.holding);
  let answer: SpotAnswer = { kind: "none" };
  for (const world of worlds) {
    const hopeless: (readonly string[])[] = [];
    for (const { cell, outside } of tries) {
      // Usage that is outside fewer zones was not found, so it need not be looked for outside these and more.
      if (hopeless.some((zones) => zones.every((zone) => outside.includes(zone)))) continue;
      const found = world.find({ inside, outside });
      if (found.kind === "found") return { kind: "found", spot: { world, at: cell.at, isPlain: cell.isPlain, values: found.values } };
      if (found.kind === "undecided") answer = found;
      else hopeless.push(outside);
    }
  }
  return answer;
}

type Try = { readonly cell: TimeCell; readonly outside: readonly string[] };

/** The moments at which the levels could hold, with the zones that usage must then not be in: the fewest first, and plain days. */
function triesOf(cells: readonly TimeCell[], { holding, failing }: SpotQuestion): readonly Try[] {
  const tries = new Map<string, Try>();
  for (const cell of cells) {
    if (!holding.every((level) => isTimeOf(level, cell))) continue;
    const rivals = failing.filter((level) => isTimeOf(level, cell));
    if (rivals.some(({ zone }) => zone === null)) continue;
    const outside = zonesOf(rivals);
    const key = JSON.stringify(outside);
    const known = tries.get(key);
    if (known === undefined || (cell.isPlain && !known.cell.isPlain)) tries.set(key, { cell, outside });
  }
  return [...tries.values()].sort((left, right) => left.outside.length - right.outside.length);
}

function isTimeOf({ timeModel }: Level, { holds }: TimeCell): boolean {
  return timeModel === null || holds.has(timeModel);
}

function zonesOf(levels: readonly Level[]): readonly string[] {
  return [...new Set(levels.flatMap(({ zone }) => zone ?? []))].sort();
}
