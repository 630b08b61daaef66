import type { LookUpHit } from "./derive-attributes.ts";
import type { LookUpMatch } from "./look-up-table.ts";

/** Finds the row of a text among rows by their keys: the same one, or the longest that the text begins with. */
export function lookUpIndex(match: LookUpMatch, rows: ReadonlyMap<string, LookUpHit["given"]>): (text: string) => LookUpHit | null {
  if (match === "exact") return (text) => hitAt(rows, text);
  const lengths = [...new Set([...rows.keys()].map((key) => key.length))].sort((left, right) => right - left);
  return (text) => {
    for (const length of lengths) {
      const hit = length > text.length ? null : hitAt(rows, text.slice(0, length));
      if (hit !== null) return hit;
    }
    return null;
  };
}

function hitAt(rows: ReadonlyMap<string, LookUpHit["given"]>, key: string): LookUpHit | null {
  const given = rows.get(key);
  return given === undefined ? null : { key, given };
}

/** The keys among which the row of any of these texts is, if there is one: so that nobody need read a table of hundreds of thousands of rows. */
export function candidateKeys(match: LookUpMatch, texts: Iterable<string>): ReadonlySet<string> {
  if (match === "exact") return new Set(texts);
  const keys = new Set<string>();
  for (const text of texts) {
    for (let length = Math.min(text.length, MOST_KEY_LETTERS); length > 0; length -= 1) keys.add(text.slice(0, length));
  }
  return keys;
}

export const MOST_KEY_LETTERS = 100;
