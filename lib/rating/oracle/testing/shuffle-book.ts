import type { RateBook, TimeModel } from "../../rate-book.ts";

/** The same book with everything in another order that has no order by itself. */
export function shuffleBook(book: RateBook, seed: number): RateBook {
  const shuffled = shuffler(seed);
  const members = <T>(all: Readonly<Record<string, T>>, change: (one: T) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(shuffled(Object.entries(all)).map(([name, one]) => [name, change(one)]));
  const timeModel = (model: TimeModel): TimeModel => ({
    ...model,
    windows: shuffled(model.windows).map((window) => ({ ...window, days: shuffled(window.days) })),
    dates: shuffled(model.dates).map((dated) => ({ ...dated, windows: shuffled(dated.windows) })),
  });
  return {
    ...book,
    rates: shuffled(book.rates).map((rate) => ({ ...rate, tiered: shuffled(rate.tiered) })),
    timeModels: members(book.timeModels, timeModel),
    zones: members(book.zones, ({ all }) => ({ all: shuffled(all) })),
    discounts: shuffled(book.discounts ?? []),
  };
}

/** By numbers that look random and are the same for the same seed. */
function shuffler(seed: number): <T>(values: readonly T[]) => T[] {
  let state = seed;
  const next = () => {
    state = (state * 48_271 + 11) % 2_147_483_647;
    return state;
  };
  return (values) =>
    values
      .map((value) => ({ value, rank: next() }))
      .toSorted((left, right) => left.rank - right.rank)
      .map(({ value }) => value);
}
