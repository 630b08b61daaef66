import { decimal, decimalToString, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import type {
  Catalog,
  CatalogCondition,
  CatalogLimit,
  CatalogTarget,
  CatalogValidity,
  ServiceRequirement,
  StoredCatalog,
} from "./catalog.ts";
import { PERIOD_NAMES } from "./term-reason.ts";

/** A line as it is edited: everything named by its code. */
export type LineContent = {
  readonly target: Pick<CatalogTarget, "kind" | "code">;
  readonly availableFrom: Instant | null;
  readonly availableTo: Instant | null;
  readonly requires: { readonly mode: ServiceRequirement["mode"]; readonly services: readonly string[] } | null;
  readonly excludes: readonly string[];
  readonly limit: CatalogLimit | null;
};

export type ConditionContent = Pick<CatalogCondition, "kind" | "negated" | "codes">;

/** Everything that is edited of a catalog. Its state is changed by the two actions of its own. */
export type CatalogContent = {
  readonly name: string;
  readonly description: string | null;
  readonly validity: readonly CatalogValidity[];
  readonly lines: readonly LineContent[];
  readonly conditions: readonly ConditionContent[];
};

export function contentOfCatalog({ name, description, validity, lines, conditions }: Catalog): CatalogContent {
  return {
    name,
    description,
    validity,
    lines: lines.map(({ target, availableFrom, availableTo, requires, excludes, limit }) => ({
      target: { kind: target.kind, code: target.code },
      availableFrom,
      availableTo,
      requires: requires && { mode: requires.mode, services: requires.codes },
      excludes: excludes?.codes ?? [],
      limit,
    })),
    conditions: conditions.map(({ kind, negated, codes }) => ({ kind, negated, codes })),
  };
}

/** The same as texts, for the audit and for the notice of a conflict. */
export type CatalogTexts = {
  readonly name: string;
  readonly description: string | null;
  readonly validity: readonly string[];
  readonly lines: readonly string[];
  readonly conditions: readonly string[];
};

/** One content has one state, whatever order its codes were chosen in. */
export function catalogTexts({ name, description, validity, lines, conditions }: CatalogContent): CatalogTexts {
  return {
    name,
    description,
    validity: validity.map(validityText),
    lines: lines.map(lineText),
    conditions: conditions.map(({ kind, negated, codes }) => `${kind} ${negated ? "none of" : "one of"} ${inOrder(codes)}`),
  };
}

export function storedCatalogDefinition(stored: StoredCatalog): StoredDefinition<CatalogTexts> {
  const { code, revision, archivedAt } = stored;
  return { code, revision, isArchived: archivedAt !== null, state: catalogTexts(contentOfCatalog(stored)) };
}

/** "product LOTR1, from …, requires any of SPORT, excludes KIDS, at most 2 a day" */
export function lineText({ target, availableFrom, availableTo, requires, excludes, limit }: LineContent): string {
  const parts = [
    `${TARGET_WORDS[target.kind]} ${target.code}`,
    ...(availableFrom === null ? [] : [`from ${instantToString(availableFrom)}`]),
    ...(availableTo === null ? [] : [`until ${instantToString(availableTo)}`]),
    ...(requires === null ? [] : [`requires ${requires.mode} of ${inOrder(requires.services)}`]),
    ...(excludes.length === 0 ? [] : [`excludes ${inOrder(excludes)}`]),
    ...(limit === null ? [] : [`at most ${shortQuantity(limit.quantity)} ${PERIOD_NAMES[limit.per]}`]),
  ];
  return parts.join(", ");
}

export const TARGET_WORDS = { product: "product", productType: "product type", productFamily: "product family" } as const;

/** Two ways to write one quantity ("2", "2.0") are one. Anything else is left as it is. */
export function shortQuantity(text: string): string {
  return parseDecimal(text.trim()) === null ? text : decimalToString(normalise(decimal(text.trim())));
}

function validityText(validity: CatalogValidity): string {
  if (validity.kind === "yearly") return `every year ${validity.firstDay} to ${validity.lastDay}`;
  const until = validity.to === null ? "" : ` until ${instantToString(validity.to)}`;
  return `from ${instantToString(validity.from)}${until}`;
}

const inOrder = (codes: readonly string[]) => [...codes].sort().join(", ");
