import type { Instant } from "#lib/kernel/instant.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { type CompiledTimeModel, holdsAt, nextChange } from "#lib/rating/time-model.ts";
import { DAY, type DayKinds, dayKinds, HORIZON_DAYS, sharedKinds, startOf } from "./day-kinds.ts";

/** A moment, and which time models hold at it. */
export type TimeCell = {
  readonly at: Instant;
  readonly holds: ReadonlySet<string>;
  /** Whether the day is like any other of its weekday. */
  readonly isPlain: boolean;
};

/** What the time models of a book come to, seen from an instant. Each set of models is looked through once. */
export type Times = {
  /** One moment for every combination of the models that ever hold together within ten years: found, not guessed. */
  readonly cellsOf: (models: readonly string[]) => readonly TimeCell[];
  /** The instants in between at which some of the models changes its answer, in order. */
  readonly changesOf: (models: readonly string[], stretch: Stretch) => readonly Instant[];
  readonly holdsAt: (model: string, instant: Instant) => boolean;
  readonly isPlainDay: (models: readonly string[], day: number) => boolean;
};

export type Stretch = { readonly from: Instant; readonly until: Instant };

type Model = { readonly compiled: CompiledTimeModel; readonly days: DayKinds };

export function timesOf(compiled: readonly CompiledTimeModel[], definitions: RateBook["timeModels"], now: Instant): Times {
  const today = Math.floor(now / DAY);
  const models = new Map(
    compiled.map((model): [string, Model] => {
      const dates = definitions[model.code]?.dates ?? [];
      return [model.code, { compiled: model, days: dayKinds(model, dates, today) }];
    }),
  );
  const named = (codes: readonly string[]) => codes.flatMap((code) => models.get(code) ?? []);
  const known = new Map<string, readonly TimeCell[]>();
  return {
    cellsOf: (codes) => {
      const wanted = [...new Set(codes)].sort();
      const key = JSON.stringify(wanted);
      const cells = known.get(key) ?? findCells(named(wanted), today);
      known.set(key, cells);
      return cells;
    },
    changesOf: (codes, stretch) => changesOf(named(codes), stretch),
    holdsAt: (code, instant) => named([code]).some((model) => holdsAt(model.compiled, instant)),
    isPlainDay: (codes, day) => named(codes).every(({ days }) => days.isPlain(day)),
  };
}

/** Days that are alike for all the models are looked at once: of each kind the one that comes next. */
function findCells(models: readonly Model[], today: number): readonly TimeCell[] {
  const kinds = sharedKinds(models.map(({ days }) => days));
  const seen = new Set<number | undefined>();
  const cells = new Map<string, TimeCell>();
  for (const day of daysAround(today)) {
    const kind = kinds[day - today + HORIZON_DAYS];
    if (seen.has(kind)) continue;
    seen.add(kind);
    const isPlain = models.every(({ days }) => days.isPlain(day));
    for (const cell of cellsIn(models, { from: startOf(day), until: startOf(day + 1) })) {
      const key = JSON.stringify([...cell.holds]);
      const isBetter = isPlain && cells.get(key)?.isPlain !== true;
      if (isBetter || !cells.has(key)) cells.set(key, { ...cell, isPlain });
    }
  }
  return [...cells.values()];
}

function* daysAround(today: number): Generator<number> {
  for (let step = 0; step < HORIZON_DAYS; step += 1) yield today + step;
  for (let step = 1; step <= HORIZON_DAYS; step += 1) yield today - step;
}

function cellsIn(models: readonly Model[], stretch: Stretch): readonly Omit<TimeCell, "isPlain">[] {
  return [stretch.from, ...changesOf(models, stretch)].map((at) => {
    const holding = models.filter(({ compiled }) => holdsAt(compiled, at));
    return { at, holds: new Set(holding.map(({ compiled }) => compiled.code)) };
  });
}

function changesOf(models: readonly Model[], { from, until }: Stretch): readonly Instant[] {
  const found = new Set<Instant>();
  for (const { compiled } of models) {
    for (let at = nextChange(compiled, from, until); at !== null; at = nextChange(compiled, at, until)) found.add(at);
  }
  return [...found].sort((left, right) => left - right);
}
