import { asc, isNull } from "drizzle-orm";
import { accountClassification } from "../schema/billing-term.ts";
import type { Reader } from "../tx.ts";

/** The groups that an account can be in now. */
export async function listAccountClassificationCodes(reader: Reader): Promise<readonly string[]> {
  const rows = await reader
    .select({ code: accountClassification.code })
    .from(accountClassification)
    .where(isNull(accountClassification.archivedAt))
    .orderBy(asc(accountClassification.code));
  return rows.map(({ code }) => code);
}
