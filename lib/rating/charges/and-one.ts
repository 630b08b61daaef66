/**
 * The list and one more. A list that is pushed to keeps room for sixteen others, in every explanation, and `concat` takes longer than
 * to rate a simple usage: the few that lists mostly have are written out.
 */
export function andOne<Value>(list: readonly Value[], one: Value): readonly Value[] {
  const { length } = list;
  const first = list[0];
  const second = length === 2 ? list[1] : undefined;
  if (first === undefined) return length === 0 ? [one] : [...list, one];
  if (length === 1) return [first, one];
  return second === undefined ? [...list, one] : [first, second, one];
}
