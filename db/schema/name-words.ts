import { type SQL, sql } from "drizzle-orm";
import { PLAIN_LETTERS, VARIANT_LETTERS } from "#lib/domain/search/fold-name.ts";

/** Longer names are found by their beginning; a word of more bytes than PostgreSQL indexes would refuse the row. */
const LETTERS = 400;

/**
 * The words of a name without accents and case, for a GIN index that finds each by its beginning: `nameWords` of
 * `lib/domain/search/fold-name.ts`, in SQL, of functions that need no extension and no dictionary.
 */
export function nameWordsOf(name: SQL): SQL {
  const bare = sql`lower(regexp_replace(normalize(left(${name}, ${sql.raw(String(LETTERS))}), NFD), '[\\u0300-\\u036f]', '', 'g'))`;
  const folded = sql`translate(${bare}, ${sql.raw(`'${VARIANT_LETTERS}', '${PLAIN_LETTERS}'`)})`;
  return sql`array_to_tsvector(string_to_array(btrim(regexp_replace(${folded}, '[^[:alnum:]]+', ' ', 'g')), ' '))`;
}
