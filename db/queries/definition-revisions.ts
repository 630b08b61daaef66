import { sql } from "drizzle-orm";
import { product, productType } from "../schema/product.ts";
import { lookUpTable, source, udrType, unitOfMeasurement, valueList } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";

const DEFINITIONS = [product, productType, udrType, unitOfMeasurement, source, valueList, lookUpTable] as const;

/**
 * A number that is another one after every change of what usage is judged by: none of these is ever deleted (`db/privileges.ts`), each begins at
 * revision 1 and each change makes it one more, so the sum only grows.
 */
export async function definitionRevisions(reader: Reader): Promise<number> {
  const sums = DEFINITIONS.map((table) => sql`select coalesce(sum(revision), 0) as revisions from ${table}`);
  const [row] = await reader
    .select({ revisions: sql<number>`sum(revisions)::int` })
    .from(sql`(${sql.join(sums, sql` union all `)}) as every_one`);
  return row?.revisions ?? 0;
}
