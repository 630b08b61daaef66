import {
  CATALOG_CONDITION_KINDS,
  CATALOG_STATES,
  type CatalogCondition,
  type CatalogLine,
  type CatalogValidity,
  LIMIT_PERIODS,
  type NamedServices,
  REQUIREMENT_MODES,
  type StoredCatalog,
} from "#lib/domain/catalog/catalog.ts";
import { fault, present } from "#lib/kernel/assert.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { catalog, catalogCondition, catalogLine, catalogValidity } from "../schema/catalog.ts";
import { oneOf } from "./from-db.ts";

type Named = { readonly code: string | null; readonly name: string | null };

export type CatalogLineRow = {
  readonly line: typeof catalogLine.$inferSelect;
  readonly product: Named | null;
  readonly productType: Named | null;
  readonly productFamily: Named | null;
};

type CatalogRows = {
  readonly catalog: typeof catalog.$inferSelect;
  readonly validity: readonly (typeof catalogValidity.$inferSelect)[];
  readonly lines: readonly CatalogLineRow[];
  readonly conditions: readonly (typeof catalogCondition.$inferSelect)[];
  /** Names of what conditions and lines may speak of, by kind and code. A code without a name stands for itself. */
  readonly conditionNames: ReadonlyMap<string, string>;
};

export function fromDbCatalog({ catalog: row, validity, lines, conditions, conditionNames }: CatalogRows): StoredCatalog {
  return {
    catalogId: row.catalogId,
    code: row.code,
    name: row.name,
    description: row.description,
    state: oneOf(CATALOG_STATES, row.state, "catalog.state"),
    validity: validity.map(fromDbValidity),
    lines: lines.map((line) => fromDbLine(line, conditionNames)),
    conditions: conditions.map((condition) => fromDbCondition(condition, conditionNames)),
    revision: row.revision,
    archivedAt: row.archivedAt,
  };
}

export function catalogNameKey(kind: string, code: string): string {
  return `${kind} ${code}`;
}

function fromDbValidity(row: typeof catalogValidity.$inferSelect): CatalogValidity {
  if (row.yearlyFrom !== null) return { kind: "yearly", firstDay: row.yearlyFrom, lastDay: present(row.yearlyTo, "yearly_to") };
  return { kind: "period", from: present<Instant>(row.validFrom, "valid_from"), to: row.validTo };
}

function fromDbLine({ line, product, productType, productFamily }: CatalogLineRow, names: ReadonlyMap<string, string>): CatalogLine {
  const requires = line.requires && { mode: oneOf(REQUIREMENT_MODES, line.requiresMode ?? "", "catalog_line.requires_mode") };
  const window = {
    lineId: line.catalogLineId,
    availableFrom: line.availableFrom,
    availableTo: line.availableTo,
    requires: requires && { ...requires, ...namedServices(line.requires ?? [], names) },
    excludes: line.excludes && namedServices(line.excludes, names),
    limit: line.limitQuantity && {
      quantity: decimalToString(normalise(line.limitQuantity)),
      per: oneOf(LIMIT_PERIODS, line.limitPer ?? "", "catalog_line.limit_per"),
    },
  };
  if (product?.code) return { ...window, target: { kind: "product", code: product.code, name: product.name ?? product.code } };
  if (productType?.code)
    return { ...window, target: { kind: "productType", code: productType.code, name: productType.name ?? productType.code } };
  if (productFamily?.code)
    return { ...window, target: { kind: "productFamily", code: productFamily.code, name: productFamily.name ?? productFamily.code } };
  return fault(`catalog line ${line.catalogLineId} names nothing`);
}

function namedServices(codes: readonly string[], names: ReadonlyMap<string, string>): NamedServices {
  return { codes, names: codes.map((code) => names.get(catalogNameKey("termedService", code)) ?? code) };
}

function fromDbCondition(row: typeof catalogCondition.$inferSelect, names: ReadonlyMap<string, string>): CatalogCondition {
  return {
    kind: oneOf(CATALOG_CONDITION_KINDS, row.kind, "catalog_condition.kind"),
    negated: row.negated,
    codes: row.codes,
    names: row.codes.map((code) => names.get(catalogNameKey(row.kind, code)) ?? code),
  };
}
