import { type SQL, sql } from "drizzle-orm";
import { nameWordsOf } from "../schema/name-words.ts";

/** Of names with a word that begins so: more are not looked at to find the first few. */
export const MOST_WORD_MATCHES = 200;

/** The order of a `text_pattern_ops` index, so that the first few of very many are read and not sorted out of all of them. */
export function inIndexOrder(text: SQL): SQL {
  return sql`${text} using ~<~`;
}

/** For `like`: what the customer's text means by itself, `%` and `_` are no wildcards in it. */
export function beginsWith(text: string): string {
  return `${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

/** Whether each of these words, which are letters and digits only (`nameWords`), begins a word of the name. */
export function hasWords(name: SQL, words: readonly string[]): SQL {
  return sql`${nameWordsOf(name)} @@ ${words.map((word) => `'${word}':*`).join(" & ")}::tsquery`;
}
