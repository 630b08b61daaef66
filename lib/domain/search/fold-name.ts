/** Letters that are another's variant but no accent upon it, and what they are searched as. As long as each other. */
export const VARIANT_LETTERS = "ςøłđı";
export const PLAIN_LETTERS = "σoldi";

const VARIANTS = new RegExp(`[${VARIANT_LETTERS}]`, "gu");
const MARKS = /[\u0300-\u036f]/gu;

/**
 * "Ελένη", "ΕΛΕΝΗ" and "ελενη" are one name to whoever types it. `db/schema/name-words.ts` says the same to the index; a test
 * holds both to one table.
 */
export function foldName(name: string): string {
  const bare = name.normalize("NFD").replaceAll(MARKS, "").toLowerCase();
  return bare.replaceAll(VARIANTS, (letter) => PLAIN_LETTERS.charAt(VARIANT_LETTERS.indexOf(letter)));
}

/** "O'Neill-Hadjis Ltd." → o, neill, hadjis, ltd. */
export function nameWords(name: string): readonly string[] {
  return foldName(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
