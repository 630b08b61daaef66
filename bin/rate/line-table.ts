/** What is remembered of each line, in numbers only: ten million lines take 200 MB. */
export type LineTable = {
  readonly count: () => number;
  /** Lines are put in the order of their index; those left out are blank. */
  readonly put: (index: number, place: LinePlace & { readonly from: number | null }) => void;
  readonly place: (index: number) => LinePlace;
  readonly move: (index: number, place: LinePlace) => void;
  /** Indexes in the order of (From, line); null when that is the order they stand in. */
  readonly order: () => Uint32Array | null;
};

/** A length of 0: nothing stands there. */
export type LinePlace = { readonly offset: number; readonly length: number };

const FIRST_CAPACITY = 1024;

export function createLineTable(): LineTable {
  let count = 0;
  let latest = Number.NEGATIVE_INFINITY;
  let isInOrder = true;
  let froms = new Float64Array(FIRST_CAPACITY);
  let offsets = new Float64Array(FIRST_CAPACITY);
  let lengths = new Uint32Array(FIRST_CAPACITY);

  const grow = (least: number): void => {
    const capacity = Math.max(least, froms.length * 2);
    froms = copied(froms, new Float64Array(capacity));
    offsets = copied(offsets, new Float64Array(capacity));
    lengths = copied(lengths, new Uint32Array(capacity));
  };

  const move = (index: number, { offset, length }: LinePlace): void => {
    offsets[index] = offset;
    lengths[index] = length;
  };

  return {
    count: () => count,
    put: (index, { from, ...place }) => {
      if (index >= froms.length) grow(index + 1);
      count = index + 1;
      move(index, place);
      // Blank and refused lines count towards nothing: any place will do for them.
      if (from === null) return;
      froms[index] = from;
      isInOrder &&= from >= latest;
      latest = Math.max(latest, from);
    },
    place: (index) => ({ offset: offsets[index] ?? 0, length: lengths[index] ?? 0 }),
    move,
    order: () => (isInOrder ? null : Uint32Array.from({ length: count }, (_, index) => index).sort(byFrom(froms))),
  };
}

function copied<Numbers extends Float64Array | Uint32Array>(source: Numbers, target: Numbers): Numbers {
  target.set(source);
  return target;
}

function byFrom(froms: Float64Array): (left: number, right: number) => number {
  return (left, right) => (froms[left] ?? 0) - (froms[right] ?? 0) || left - right;
}
