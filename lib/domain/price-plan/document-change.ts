/** One difference that matters to a price, for the review screen. */
export type DocumentChange = {
  readonly kind: ChangeKind;
  /** By key, level and code, so that it holds in both documents: "rates.movies.level 1.up to 10.price". */
  readonly path: string;
  /** "movies, level 1, up to 10" */
  readonly label: string;
  /** In words; null where there was, or is, nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** Of a rate: which part of it. Null for everything else. */
  readonly part: ChangedPart | null;
};

export type ChangedPart = {
  readonly rateKey: string;
  /** A level, the base, or the rate as a whole. */
  readonly line: number | "base" | "rate";
  /** Of a charge: "up to 10", "minimum"; null for its one price, or for all of it. */
  readonly member: string | null;
  /** The exact numbers, where both sides have one. */
  readonly figures: { readonly before: string; readonly after: string } | null;
};

export type ChangeKind =
  | "planChanged"
  | "rateAdded"
  | "rateRemoved"
  | "targetChanged"
  | "scopeChanged"
  | "splitChanged"
  | "chargeChanged"
  | "priceChanged"
  | "levelAdded"
  | "levelRemoved"
  | "levelMoved"
  | "conditionChanged"
  | "windowsChanged"
  | "zoneChanged"
  | "discountAdded"
  | "discountRemoved"
  | "discountChanged"
  | "definitionChanged";

/** Both sides of everything that either side names, in the order of the first and then of what the second adds. */
export function pairs<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string | number,
): readonly Pair<Item>[] {
  const [earlier, later] = [new Map(before.map((item) => [keyOf(item), item])), new Map(after.map((item) => [keyOf(item), item]))];
  return [...new Set([...earlier.keys(), ...later.keys()])].map((key) => ({
    key: String(key),
    before: earlier.get(key),
    after: later.get(key),
  }));
}

export type Pair<Item> = { readonly key: string; readonly before: Item | undefined; readonly after: Item | undefined };
