/** Where the arrow keys lead in a list of `count` that begins again at its ends; null for keys that are none of its own. */
export function nextActive(key: string, { active, count }: { readonly active: number; readonly count: number }): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (active + 1) % count;
  if (key === "ArrowUp") return (active - 1 + count) % count;
  return null;
}
