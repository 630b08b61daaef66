import type { Instant } from "#lib/kernel/instant.ts";
import type { LookUpWhen } from "../look-up/look-up-rule.ts";
import type { DefinitionChange } from "./definition-change.ts";
import type { Reference } from "./reference.ts";

/** What every definition that is edited has: what is archived stays readable and is offered nowhere. */
type Editable = { readonly revision: number; readonly archivedAt: Instant | null };

export const ATTRIBUTE_TYPE_NAMES = {
  text: "Text",
  integer: "Whole number",
  decimal: "Decimal",
  boolean: "Yes or no",
  instant: "Date and time",
  choice: "Choice",
  amount: "Amount of money",
} as const;
export type AttributeType = keyof typeof ATTRIBUTE_TYPE_NAMES;

export const CHANNEL_NAMES = {
  desk: "Agent's desk",
  decoder: "Decoder",
  api: "Web API",
  import: "Import",
} as const;
export type Channel = keyof typeof CHANNEL_NAMES;

export type SourceView = Editable & {
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly channel: Channel;
  readonly udrTypes: readonly Reference[];
};

export type SourceDetailView = SourceView & {
  /** Why it cannot be put away now, in words. */
  readonly users: readonly string[];
  readonly history: readonly DefinitionChange[];
};

/** The items in reading order: each below the one it belongs under, `depth` steps in. */
export type ValueListView = Reference &
  Editable & {
    readonly items: readonly { readonly value: string; readonly label: string; readonly depth: number }[];
  };

export type AttributeView = {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly mandatory: boolean;
  readonly personal: boolean;
  readonly format: string | null;
  readonly valueList: ValueListView | null;
};

export type UdrTypeView = Reference &
  Editable & {
    readonly description: string | null;
    readonly unit: Reference;
    readonly boundary: "start" | "split";
    readonly pricedAt: string;
    readonly mandatory: readonly string[];
    readonly retentionDays: number | null;
    readonly attributes: readonly AttributeView[];
    readonly sources: readonly SourceView[];
    readonly productTypes: readonly Reference[];
    /** What its usage is held against when it is imported, in their order. */
    readonly lookUps: readonly LookUpUse[];
  };

/** A rule with the table that it names, and what that looks up and gives. */
export type LookUpUse = {
  readonly table: Reference & { readonly key: string; readonly gives: readonly string[] };
  readonly when: LookUpWhen;
};

export type UdrTypeDetailView = UdrTypeView & { readonly history: readonly DefinitionChange[] };

export const BOUNDARY_IN_WORDS = {
  start: "Priced by its start: usage that runs across a time boundary keeps the price of the moment it began.",
  split: "Split: usage is cut at each time boundary, and every part is priced on its own.",
} as const satisfies Record<UdrTypeView["boundary"], string>;

/** Which instant decides the version of the price plan. */
export function pricedAtInWords({ pricedAt, attributes }: Pick<UdrTypeView, "pricedAt" | "attributes">): string {
  if (pricedAt === "from") return "When the usage began (From)";
  if (pricedAt === "order") return "When it was ordered";
  const key = pricedAt.replace(/^attribute:/, "");
  return `The attribute ${attributes.find((attribute) => attribute.key === key)?.label ?? key}`;
}

type TreeItem = { readonly value: string; readonly label: string; readonly under: string | null };

/** A value list is a tree by `under`; what hangs under nothing known stands at the root, so that no item is lost. */
export function inTreeOrder(items: readonly TreeItem[]): ValueListView["items"] {
  const known = new Set(items.map(({ value }) => value));
  const placed = new Set<string>();
  const below = (parent: string | null, depth: number): ValueListView["items"] =>
    items
      .filter(({ value, under }) => !placed.has(value) && (under !== null && known.has(under) ? under : null) === parent)
      .flatMap(({ value, label }) => {
        placed.add(value);
        return [{ value, label, depth }, ...below(value, depth + 1)];
      });
  const tree = below(null, 0);
  const lost = items.filter(({ value }) => !placed.has(value)).map(({ value, label }) => ({ value, label, depth: 0 }));
  return [...tree, ...lost];
}
