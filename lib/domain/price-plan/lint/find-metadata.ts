/** Per attribute a set of its values, as the bits of an integer. */
export type ValueSets = ReadonlyMap<string, bigint>;

export type MetadataQuestion = {
  /** All values of each attribute. */
  readonly everything: (attribute: string) => bigint;
  /** In all of these zones: the values that each wants. */
  readonly inside: readonly ValueSets[];
  /** In none of these. */
  readonly outside: readonly ValueSets[];
  /** How long to look before giving up. */
  readonly steps?: number;
};

export type MetadataAnswer =
  | { readonly kind: "found"; readonly values: ValueSets }
  | { readonly kind: "none" }
  /** The zones are so entangled that looking was given up. */
  | { readonly kind: "undecided" };

const MOST_STEPS = 100_000;

/**
 * Is there usage in all of some zones and in none of others? A zone is left by missing one of its conditions, so each zone outside
 * is a choice of attributes. What has only one way left is done at once; else the zone with the fewest ways is tried, each way in
 * turn, and whatever was tried is excluded from then on.
 */
export function findMetadata({ everything, inside, outside, steps = MOST_STEPS }: MetadataQuestion): MetadataAnswer {
  const sets = new Map<string, bigint>();
  for (const zone of inside) {
    for (const [attribute, wanted] of zone) sets.set(attribute, (sets.get(attribute) ?? everything(attribute)) & wanted);
  }
  if ([...sets.values()].includes(0n)) return { kind: "none" };
  for (const zone of outside) {
    for (const attribute of zone.keys()) if (!sets.has(attribute)) sets.set(attribute, everything(attribute));
  }
  const budget = { steps };
  const values = search(sets, outside, budget);
  if (values !== null) return { kind: "found", values };
  return { kind: budget.steps > 0 ? "none" : "undecided" };
}

type Budget = { steps: number };

function search(given: ValueSets, outside: readonly ValueSets[], budget: Budget): ValueSets | null {
  const sets = new Map(given);
  const left = settle(sets, outside, budget);
  if (left === null) return null;
  const [tightest] = [...left].sort((one, other) => one.ways.length - other.ways.length);
  if (tightest === undefined) return sets;
  const zones = left.map(({ zone }) => zone);
  for (const attribute of tightest.ways) {
    const [all, wanted] = [sets.get(attribute) ?? 0n, tightest.zone.get(attribute) ?? 0n];
    const found = search(new Map(sets).set(attribute, all & ~wanted), zones, budget);
    if (found !== null || budget.steps <= 0) return found;
    sets.set(attribute, all & wanted);
  }
  return null;
}

type Choice = { readonly zone: ValueSets; readonly ways: readonly string[] };

/** Drops the zones that are left already and takes the only way out of others; null when one cannot be left at all. */
function settle(sets: Map<string, bigint>, outside: readonly ValueSets[], budget: Budget): readonly Choice[] | null {
  let zones = outside;
  for (;;) {
    const choices: Choice[] = [];
    let hasNarrowed = false;
    for (const zone of zones) {
      budget.steps -= 1;
      if (budget.steps <= 0) return null;
      const ways = waysOut(sets, zone);
      if (ways === null) continue;
      const [only, ...others] = ways;
      if (only === undefined) return null;
      if (others.length > 0) choices.push({ zone, ways });
      else {
        sets.set(only, (sets.get(only) ?? 0n) & ~(zone.get(only) ?? 0n));
        hasNarrowed = true;
      }
    }
    if (!hasNarrowed) return choices;
    zones = choices.map(({ zone }) => zone);
  }
}

/** The attributes by which the zone can be left; null when it is left already. */
function waysOut(sets: ValueSets, zone: ValueSets): readonly string[] | null {
  const ways: string[] = [];
  for (const [attribute, wanted] of zone) {
    const all = sets.get(attribute) ?? 0n;
    if ((all & wanted) === 0n) return null;
    if ((all & ~wanted) !== 0n) ways.push(attribute);
  }
  return ways;
}
