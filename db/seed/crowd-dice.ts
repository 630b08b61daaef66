/** Chance that falls the same way at every loading: what is invented with it is invented again. */
export type Dice = {
  /** From 0 up to, but not including, 1. */
  readonly fraction: () => number;
  /** A whole number from 0 up to, but not including, the limit. */
  readonly below: (limit: number) => number;
  readonly happens: (chance: number) => boolean;
};

/** Mulberry32: 32 bits of state, plenty for a demo, and the same numbers on every machine. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { fraction, below: (limit) => Math.floor(fraction() * limit), happens: (chance) => fraction() < chance };
}

/** Draws positions of a list, each as often as its weight says. */
export function drawer(weights: readonly number[]): (dice: Dice) => number {
  const bounds: number[] = [];
  let total = 0;
  for (const weight of weights) {
    total += weight;
    bounds.push(total);
  }
  return (dice) => {
    const at = dice.fraction() * total;
    const found = bounds.findIndex((bound) => at < bound);
    return found < 0 ? bounds.length - 1 : found;
  };
}

/** The same values in another order. */
export function shuffled<Value>(values: readonly Value[], dice: Dice): readonly Value[] {
  return values
    .map((value) => ({ value, place: dice.fraction() }))
    .sort((left, right) => left.place - right.place)
    .map(({ value }) => value);
}
