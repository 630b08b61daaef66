import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { PlanDocument } from "#lib/domain/definition/plan-use.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { ValueListView } from "#lib/domain/definition/udr-type-view.ts";
import type { ListedValue } from "#lib/domain/definition/value-list-draft.ts";
import type { BookedDocument, ListAttribute } from "#lib/domain/definition/value-list-use.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import { udrType, udrTypeAttribute, valueList, valueListItem } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";
import { asValueLists } from "./definitions.ts";

export type StoredValueList = { readonly valueListId: number; readonly list: ValueListView };

/** Archived or not: what carries a code once carries it for ever. */
export async function findValueList(tx: Reader, code: string): Promise<StoredValueList | null> {
  const [row] = await tx.select().from(valueList).where(eq(valueList.code, code));
  return row ? withItems(tx, row) : null;
}

/** As `findValueList`, held to the end of the transaction: no UDR type takes it up meanwhile. */
export async function lockValueList(tx: Tx, code: string): Promise<StoredValueList | null> {
  const [row] = await tx.select().from(valueList).where(eq(valueList.code, code)).for("update");
  return row ? withItems(tx, row) : null;
}

async function withItems(tx: Reader, row: typeof valueList.$inferSelect): Promise<StoredValueList | null> {
  const [list] = await asValueLists(tx, [row]);
  return list ? { valueListId: row.valueListId, list } : null;
}

/** What bears the name, archived or not; case does not count. */
export async function findValueListNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: valueList.code, name: valueList.name })
    .from(valueList)
    .where(sql`lower(${valueList.name}) = lower(${name})`)
    .orderBy(asc(valueList.valueListId))
    .limit(1);
  return row ?? null;
}

/** The choice attributes that take their values from the list, those of archived UDR types among them. */
export async function listAttributesOf(tx: Reader, valueListId: number): Promise<readonly ListAttribute[]> {
  const rows = await tx
    .select({
      udrTypeId: udrType.udrTypeId,
      code: udrType.code,
      name: udrType.name,
      archivedAt: udrType.archivedAt,
      key: udrTypeAttribute.key,
      label: udrTypeAttribute.label,
      personal: udrTypeAttribute.personal,
    })
    .from(udrTypeAttribute)
    .innerJoin(udrType, eq(udrType.udrTypeId, udrTypeAttribute.udrTypeId))
    .where(eq(udrTypeAttribute.valueListId, valueListId))
    .orderBy(asc(udrType.name), asc(udrTypeAttribute.position));
  return rows.map(({ code, name, archivedAt, ...attribute }) => ({
    ...attribute,
    udrType: { code, name, isArchived: archivedAt !== null },
  }));
}

/** Every choice attribute of the UDR types in use, with the code of its list; a type once for each list. */
export async function listChoiceAttributes(tx: Reader): Promise<readonly { readonly list: string; readonly udrType: Reference }[]> {
  const rows = await tx
    .selectDistinct({ list: valueList.code, code: udrType.code, name: udrType.name })
    .from(udrTypeAttribute)
    .innerJoin(udrType, eq(udrType.udrTypeId, udrTypeAttribute.udrTypeId))
    .innerJoin(valueList, eq(valueList.valueListId, udrTypeAttribute.valueListId))
    .where(isNull(udrType.archivedAt))
    .orderBy(asc(udrType.name));
  return rows.map(({ list, code, name }) => ({ list, udrType: { code, name } }));
}

/** The published documents among these, each with the book that it was resolved into; drafts have none. */
export async function withRateBooks(tx: Reader, documents: readonly PlanDocument[]): Promise<readonly BookedDocument[]> {
  const codes = [...new Set(documents.map(({ plan }) => plan.code))];
  if (codes.length === 0) return [];
  const rows = await tx
    .select({ code: pricePlan.code, version: pricePlanVersion.version, rateBook: pricePlanVersion.rateBook })
    .from(pricePlanVersion)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanVersion.pricePlanId))
    .where(
      and(
        inArray(pricePlan.code, codes),
        inArray(
          pricePlanVersion.version,
          documents.map(({ version }) => version ?? 0),
        ),
        isNull(pricePlan.archivedAt),
      ),
    );
  return documents.map((document) => {
    const row = rows.find(({ code, version }) => code === document.plan.code && version === document.version);
    return { ...document, rateBook: row?.rateBook ?? null };
  });
}

export type NewValueList = Omit<typeof valueList.$inferInsert, "createdAt">;
export type ValueListChange = Partial<Omit<NewValueList, "valueListId" | "code">> & Pick<ValueListView, "revision">;

export async function insertValueList(tx: Tx, row: NewValueList): Promise<void> {
  await tx.insert(valueList).values(row);
}

export async function updateValueList(tx: Tx, code: string, change: ValueListChange): Promise<void> {
  await tx.update(valueList).set(change).where(eq(valueList.code, code));
}

/** The whole tree anew: configuration is small, and who reads it meanwhile sees the old one whole. */
export async function replaceValues(tx: Tx, valueListId: number, items: readonly ListedValue[]): Promise<void> {
  await tx.delete(valueListItem).where(eq(valueListItem.valueListId, valueListId));
  await tx.insert(valueListItem).values(items.map((item, position) => ({ ...item, valueListId, position })));
}
