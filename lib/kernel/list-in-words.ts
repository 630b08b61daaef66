/** "a", "a or b", "a, b or c". */
export function listInWords(values: readonly string[], conjunction: "and" | "or"): string {
  const last = values.at(-1);
  if (last === undefined || values.length === 1) return last ?? "";
  return `${values.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
