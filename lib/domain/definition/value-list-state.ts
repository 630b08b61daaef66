import type { StoredDefinition } from "./decide-save-definition.ts";
import type { ValueListView } from "./udr-type-view.ts";
import type { ListedValue } from "./value-list-draft.ts";
import { parentOf } from "./value-list-tree.ts";

/** What a conflict shows: the list as an outline, which is also how it can be pasted. */
export type ValueListState = { readonly name: string; readonly values: readonly string[] };

/** The items stand in the order of their tree. */
export function valueListState(name: string, items: readonly ListedValue[]): ValueListState {
  const depths = new Map<string, number>();
  return {
    name,
    values: items.map(({ value, label, under }) => {
      const depth = under === null ? 0 : (depths.get(under) ?? -1) + 1;
      depths.set(value, depth);
      return `${"  ".repeat(depth)}${value}${label === value ? "" : `\t${label}`}`;
    }),
  };
}

export function storedValueList(list: ValueListView): StoredDefinition<ValueListState> {
  const { code, name, revision, archivedAt } = list;
  return { code, revision, isArchived: archivedAt !== null, state: valueListState(name, listedIn(list)) };
}

/** The values of a list as they are stored, each with the one above it. */
export function listedIn({ items }: Pick<ValueListView, "items">): readonly ListedValue[] {
  return items.map(({ value, label }, index) => {
    const parent = parentOf(items, index);
    return { value, label, under: parent === null ? null : (items[parent]?.value ?? null) };
  });
}

/** What the audit keeps: by value, so that an added one changes no other but the one behind it. */
export function auditedValueList(name: string, items: readonly ListedValue[]) {
  const last = new Map<string | null, string>();
  const texts = items.map(({ value, label, under }): readonly [string, string] => {
    const before = last.get(under);
    last.set(under, value);
    return [value, [label, ...(under === null ? [] : [`under ${under}`]), before === undefined ? "first" : `after ${before}`].join(", ")];
  });
  return { name, values: Object.fromEntries(texts) };
}
