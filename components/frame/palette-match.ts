/** How well `text` fits what was typed: 0 not at all, higher is better. Words may be given by their beginnings. */
export function matchScore(text: string, typed: string): number {
  const words = fold(typed)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return 1;
  const target = fold(text);
  const scores = words.map((word) => wordScore(target, word));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function wordScore(target: string, word: string): number {
  if (target.startsWith(word)) return 4;
  if (new RegExp(`[^a-z0-9]${escaped(word)}`, "u").test(target)) return 3;
  if (target.includes(word)) return 2;
  return word.length > 1 && isSubsequence(target, word) ? 1 : 0;
}

function isSubsequence(target: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    const at = target.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
