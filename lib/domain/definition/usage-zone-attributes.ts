import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { AttributeType, AttributeView, UdrTypeView, ValueListView } from "./udr-type-view.ts";
import type { Comparison } from "./usage-zone-comparison.ts";

/** What a condition may ask for: an attribute of some UDR type, or of several. */
export type ZoneAttribute = {
  readonly key: string;
  readonly label: string;
  /** More than one where the UDR types disagree. */
  readonly types: readonly AttributeType[];
  /** The names of the UDR types that declare it. */
  readonly udrTypes: readonly string[];
  readonly personal: boolean;
  /** The values of its value lists in the order of their trees; null when anything may be typed. */
  readonly choices: ValueListView["items"] | null;
};

/** The attributes of all UDR types, each once, by label. */
export function zoneAttributes(udrTypes: readonly Pick<UdrTypeView, "name" | "attributes">[]): readonly ZoneAttribute[] {
  const declared = udrTypes.flatMap(({ name, attributes }) => attributes.map((attribute) => ({ udrType: name, attribute })));
  const byKey = Map.groupBy(declared, ({ attribute }) => attribute.key);
  const all = [...byKey].map(([key, group]): ZoneAttribute => {
    const attributes = group.map(({ attribute }) => attribute);
    return {
      key,
      label: listInWords(distinct(attributes.map(({ label }) => label)), "or"),
      types: distinct(attributes.map(({ type }) => type)),
      udrTypes: group.map(({ udrType }) => udrType),
      personal: attributes.some(({ personal }) => personal),
      choices: choicesOf(attributes),
    };
  });
  return all.sort((one, other) => one.label.localeCompare(other.label, "en"));
}

function choicesOf(attributes: readonly AttributeView[]): ZoneAttribute["choices"] {
  const lists = attributes.flatMap(({ valueList }) => valueList ?? []);
  // One UDR type may be free where another has a list: then anything may be typed.
  if (lists.length < attributes.length || lists.length === 0) return null;
  const known = new Set<string>();
  return lists.flatMap(({ items }) => items.filter(({ value }) => !known.has(value) && known.add(value)));
}

const COMPARISONS_OF = {
  text: ["is", "isNot", "in", "startsWith"],
  choice: ["is", "isNot", "in", "isUnder"],
  integer: ["is", "isNot", "in", "between"],
  decimal: ["is", "isNot", "in", "between"],
  amount: ["is", "isNot", "in", "between"],
  instant: ["between", "is", "isNot"],
  boolean: ["is", "isNot"],
} as const satisfies Record<AttributeType, readonly Comparison[]>;

const ANY: readonly Comparison[] = ["is", "isNot", "in", "startsWith"];

/** How the attribute can be compared. Of one that UDR types declare differently: what all of them can. */
export function comparisonsFor(attribute: ZoneAttribute | null): readonly Comparison[] {
  const [first, ...others] = attribute?.types ?? [];
  if (first === undefined) return ANY;
  const all: readonly Comparison[] = COMPARISONS_OF[first];
  const shared = all.filter((comparison) => others.every((type) => includes(COMPARISONS_OF[type], comparison)));
  return shared.length > 0 ? shared : ["startsWith"];
}

/** Picked from a list whose values stand below one another. */
export function isTree({ choices }: Pick<ZoneAttribute, "choices">): boolean {
  return choices?.some(({ depth }) => depth > 0) ?? false;
}

function includes(comparisons: readonly Comparison[], wanted: Comparison): boolean {
  return comparisons.includes(wanted);
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
