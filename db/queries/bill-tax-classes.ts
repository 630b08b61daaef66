import { and, eq, inArray, or, sql } from "drizzle-orm";
import { UNTAXED_CLASSES, type UntaxedClass } from "#lib/domain/account/tax-class.ts";
import { oneOf } from "../mapping/from-db.ts";
import { rbi, settlement } from "../schema/rbi.ts";
import type { Reader } from "../tx.ts";
import { ofAccount } from "./account-key.ts";
import type { BillKey } from "./bill-detail.ts";

/** The tax classes because of which something on the bill bears no tax: as the account had them when that was rated. */
export async function untaxedClassesOfBill(reader: Reader, key: BillKey): Promise<readonly UntaxedClass[]> {
  const taxClass = sql<string>`${rbi.explanation} -> 'tax' ->> 'taxClass'`;
  const rows = await reader
    .selectDistinct({ taxClass })
    .from(rbi)
    .leftJoin(settlement, and(ofAccount(settlement, key), eq(settlement.rbiId, rbi.rbiId)))
    .where(
      and(
        ofAccount(rbi, key),
        or(eq(settlement.billId, key.billId), eq(rbi.billId, key.billId)),
        sql`${rbi.taxPercent} = 0`,
        inArray(taxClass, [...UNTAXED_CLASSES]),
      ),
    )
    .orderBy(taxClass);
  return rows.map((row) => oneOf(UNTAXED_CLASSES, row.taxClass, "rbi.explanation"));
}
