/** Values that stood before, and where they stand again. */
export function repeated<Value>(values: readonly Value[]): readonly { readonly index: number; readonly value: Value }[] {
  const seen = new Set<Value>();
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [{ index, value }];
    seen.add(value);
    return [];
  });
}
