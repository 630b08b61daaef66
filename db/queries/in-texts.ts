import { type SQL, sql } from "drizzle-orm";

/** `in (…)` for a list of texts of any length, as one parameter. */
export function inTexts(texts: readonly string[]): SQL {
  return sql`in (select value from json_array_elements_text(${JSON.stringify([...new Set(texts)])}::json))`;
}
