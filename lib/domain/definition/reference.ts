/** Something named elsewhere, enough to show and to link to it. */
export type Reference = { readonly code: string; readonly name: string };

/** Does any of the texts hold what was searched for? Nothing searched for holds everywhere; case does not count. */
export function matchesSearch(search: string, texts: readonly (string | null)[]): boolean {
  const wanted = search.trim().toLowerCase();
  return wanted === "" || texts.some((text) => text?.toLowerCase().includes(wanted));
}
