import { asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { TimeModel } from "#lib/domain/definition/time-model.ts";
import type { SourceView, UdrTypeView, ValueListView } from "#lib/domain/definition/udr-type-view.ts";
import type { UnitView } from "#lib/domain/definition/unit-view.ts";
import type { UsageZoneView } from "#lib/domain/definition/usage-zone.ts";
import { present } from "#lib/kernel/assert.ts";
import {
  fromDbAttribute,
  fromDbSource,
  fromDbTimeModel,
  fromDbUdrType,
  fromDbUnit,
  fromDbUsageZone,
  fromDbValueList,
} from "../mapping/definitions.ts";
import { fromDbLookUpRules, fromDbLookUpTable } from "../mapping/look-up-tables.ts";
import { productType, productTypeUdrType } from "../schema/product.ts";
import {
  dateTimeModel,
  lookUpTable,
  source,
  udrType,
  udrTypeAttribute,
  udrTypeSource,
  unitOfMeasurement,
  usageZone,
  valueList,
  valueListItem,
} from "../schema/usage.ts";
import type { Reader } from "../tx.ts";

/** What is in use, or what was put away: the one is offered, the other can be restored. */
export type Standing = { readonly archived: boolean };

const IN_USE: Standing = { archived: false };

/** By name. Configuration is small: whole lists are read and put together here. */
export async function listUnits(tx: Reader, { archived } = IN_USE): Promise<readonly UnitView[]> {
  const { archivedAt } = unitOfMeasurement;
  const standing = archived ? isNotNull(archivedAt) : isNull(archivedAt);
  const units = await tx.select().from(unitOfMeasurement).where(standing).orderBy(asc(unitOfMeasurement.name));
  const types = await tx.select().from(udrType).where(isNull(udrType.archivedAt)).orderBy(asc(udrType.name));
  return units.map((row) => fromDbUnit(row, types.filter(({ unitId }) => unitId === row.unitId).map(asReference)));
}

export async function listUdrTypes(tx: Reader, { archived } = IN_USE): Promise<readonly UdrTypeView[]> {
  const standing = archived ? isNotNull(udrType.archivedAt) : isNull(udrType.archivedAt);
  return asUdrTypes(tx, await tx.select().from(udrType).where(standing).orderBy(asc(udrType.name)));
}

/** With all that they are made of, archived or not: what is archived goes on being shown. */
export async function asUdrTypes(tx: Reader, types: readonly (typeof udrType.$inferSelect)[]): Promise<readonly UdrTypeView[]> {
  const units = await tx.select().from(unitOfMeasurement);
  const attributes = await tx.select().from(udrTypeAttribute).orderBy(asc(udrTypeAttribute.position), asc(udrTypeAttribute.key));
  const lists = await valueListsById(tx, await tx.select().from(valueList));
  const sources = await allowedSources(tx);
  const uses = await productTypesByUdrType(tx);
  const tables = await tx.select().from(lookUpTable);
  return types.map((row) =>
    fromDbUdrType(row, {
      unit: asReference(
        present(
          units.find(({ unitId }) => unitId === row.unitId),
          `unit ${row.unitId}`,
        ),
      ),
      attributes: attributes.filter(({ udrTypeId }) => udrTypeId === row.udrTypeId).map((attribute) => fromDbAttribute(attribute, lists)),
      sources: sources.filter(({ udrTypeId }) => udrTypeId === row.udrTypeId).map(({ row: allowed }) => fromDbSource(allowed, [])),
      productTypes: uses.filter(({ udrTypeId }) => udrTypeId === row.udrTypeId).map(asReference),
      lookUps: fromDbLookUpRules(row.lookUps).map((rule) => {
        const found = tables.find(({ code }) => code === rule.table);
        const { code, name, key, gives } = fromDbLookUpTable(present(found, `look-up table ${rule.table}`));
        return { table: { code, name, key, gives }, when: rule.when };
      }),
    }),
  );
}

export async function listSources(tx: Reader, { archived } = IN_USE): Promise<readonly SourceView[]> {
  const standing = archived ? isNotNull(source.archivedAt) : isNull(source.archivedAt);
  return asSources(tx, await tx.select().from(source).where(standing).orderBy(asc(source.name)));
}

/** With the UDR types in use that allow them. */
export async function asSources(tx: Reader, rows: readonly (typeof source.$inferSelect)[]): Promise<readonly SourceView[]> {
  const allowed = await tx
    .select({ sourceId: udrTypeSource.sourceId, code: udrType.code, name: udrType.name })
    .from(udrTypeSource)
    .innerJoin(udrType, eq(udrType.udrTypeId, udrTypeSource.udrTypeId))
    .where(isNull(udrType.archivedAt))
    .orderBy(asc(udrType.name));
  return rows.map((row) => fromDbSource(row, allowed.filter(({ sourceId }) => sourceId === row.sourceId).map(asReference)));
}

export async function listValueLists(tx: Reader, { archived } = IN_USE): Promise<readonly ValueListView[]> {
  const standing = archived ? isNotNull(valueList.archivedAt) : isNull(valueList.archivedAt);
  return asValueLists(tx, await tx.select().from(valueList).where(standing).orderBy(asc(valueList.name)));
}

/** With their values, in the order of their trees. */
export async function asValueLists(tx: Reader, lists: readonly (typeof valueList.$inferSelect)[]): Promise<readonly ValueListView[]> {
  return [...(await valueListsById(tx, lists)).values()];
}

export async function listUsageZones(tx: Reader, { archived } = IN_USE): Promise<readonly UsageZoneView[]> {
  const standing = archived ? isNotNull(usageZone.archivedAt) : isNull(usageZone.archivedAt);
  const rows = await tx.select().from(usageZone).where(standing).orderBy(asc(usageZone.name));
  return rows.map(fromDbUsageZone);
}

export async function listTimeModels(tx: Reader, { archived } = IN_USE): Promise<readonly TimeModel[]> {
  const standing = archived ? isNotNull(dateTimeModel.archivedAt) : isNull(dateTimeModel.archivedAt);
  const rows = await tx.select().from(dateTimeModel).where(standing).orderBy(asc(dateTimeModel.name));
  return rows.map(fromDbTimeModel);
}

async function valueListsById(tx: Reader, lists: readonly (typeof valueList.$inferSelect)[]): Promise<ReadonlyMap<number, ValueListView>> {
  const items = await tx.select().from(valueListItem).orderBy(asc(valueListItem.position), asc(valueListItem.value));
  return new Map(
    lists.map((row) => [
      row.valueListId,
      fromDbValueList(
        row,
        items.filter(({ valueListId }) => valueListId === row.valueListId),
      ),
    ]),
  );
}

async function allowedSources(tx: Reader) {
  return tx
    .select({ udrTypeId: udrTypeSource.udrTypeId, row: source })
    .from(udrTypeSource)
    .innerJoin(source, eq(source.sourceId, udrTypeSource.sourceId))
    .orderBy(asc(source.name));
}

async function productTypesByUdrType(tx: Reader) {
  return tx
    .select({ udrTypeId: productTypeUdrType.udrTypeId, code: productType.code, name: productType.name })
    .from(productTypeUdrType)
    .innerJoin(productType, eq(productType.productTypeId, productTypeUdrType.productTypeId))
    .orderBy(asc(productType.name));
}

function asReference({ code, name }: Reference): Reference {
  return { code, name };
}
