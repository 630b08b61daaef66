import type { Reference } from "#lib/domain/definition/reference.ts";
import { type TimeModel, timeExceptions, timeWindows } from "#lib/domain/definition/time-model.ts";
import {
  type AttributeType,
  type AttributeView,
  type Channel,
  inTreeOrder,
  type SourceView,
  type UdrTypeView,
  type ValueListView,
} from "#lib/domain/definition/udr-type-view.ts";
import type { UnitView } from "#lib/domain/definition/unit-view.ts";
import { type UsageZoneView, usageZoneConditions } from "#lib/domain/definition/usage-zone.ts";
import { present } from "#lib/kernel/assert.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import type {
  dateTimeModel,
  source,
  udrType,
  udrTypeAttribute,
  unitOfMeasurement,
  usageZone,
  valueList,
  valueListItem,
} from "../schema/usage.ts";

export function fromDbUnit(row: typeof unitOfMeasurement.$inferSelect, udrTypes: readonly Reference[]): UnitView {
  const { code, name, description, decimals, scale, revision, archivedAt } = row;
  return { code, name, description, decimals, scale: decimalToString(scale), udrTypes, revision, archivedAt };
}

export function fromDbSource(row: typeof source.$inferSelect, udrTypes: readonly Reference[]): SourceView {
  const { code, name, description, channel, revision, archivedAt } = row;
  return { code, name, description, channel: channel as Channel, udrTypes, revision, archivedAt };
}

export function fromDbValueList(
  { code, name, revision, archivedAt }: typeof valueList.$inferSelect,
  items: readonly (typeof valueListItem.$inferSelect)[],
): ValueListView {
  return { code, name, items: inTreeOrder(items), revision, archivedAt };
}

export function fromDbAttribute(row: typeof udrTypeAttribute.$inferSelect, valueLists: ReadonlyMap<number, ValueListView>): AttributeView {
  const { key, label, type, mandatory, personal, format, valueListId } = row;
  const list = valueListId === null ? null : present(valueLists.get(valueListId), `value list ${valueListId}`);
  return { key, label, type: type as AttributeType, mandatory, personal, format, valueList: list };
}

type UdrTypeParts = Pick<UdrTypeView, "unit" | "attributes" | "sources" | "productTypes" | "lookUps">;

export function fromDbUdrType(row: typeof udrType.$inferSelect, parts: UdrTypeParts): UdrTypeView {
  const { code, name, description, pricedAt, fromMandatory, toMandatory, sourceMandatory, retentionDays, revision, archivedAt } = row;
  const boundary = row.boundary as UdrTypeView["boundary"];
  const mandatory = [fromMandatory ? "From" : null, toMandatory ? "To" : null, sourceMandatory ? "Source" : null].filter(
    (field) => field !== null,
  );
  return { code, name, description, boundary, pricedAt, mandatory, retentionDays, revision, archivedAt, ...parts };
}

export function fromDbUsageZone(row: typeof usageZone.$inferSelect): UsageZoneView {
  const { code, name, description, conditions, revision, archivedAt } = row;
  return { code, name, description, conditions: usageZoneConditions.parse(conditions), revision, archivedAt };
}

export function fromDbTimeModel(row: typeof dateTimeModel.$inferSelect): TimeModel {
  const { code, name, description, timeZone, revision, archivedAt } = row;
  const [windows, dates] = [timeWindows.parse(row.windows), timeExceptions.parse(row.dates)];
  return { code, name, description, timeZone, windows, dates, revision, archivedAt };
}
