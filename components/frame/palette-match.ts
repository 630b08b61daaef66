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
  return word.length > 1 && isAbbreviation(target.match(/[a-z0-9]+/gu) ?? [], word) ? 1 : 0;
}

/**
 * Whether the letters typed are beginnings of words of the text, in their order: "prpl" and "ppl" are of "Price plans". Letters from just anywhere
 * are not: nearly every name of a person is scattered over some page's.
 */
function isAbbreviation(words: readonly string[], typed: string): boolean {
  if (typed === "") return true;
  return words.some((word, at) => {
    for (let length = commonStart(word, typed); length > 0; length -= 1) {
      if (isAbbreviation(words.slice(at + 1), typed.slice(length))) return true;
    }
    return false;
  });
}

function commonStart(word: string, typed: string): number {
  let length = 0;
  while (length < word.length && word[length] === typed[length]) length += 1;
  return length;
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
