import type { ValueDraft } from "#lib/domain/definition/value-list-draft.ts";
import { type MovedTree, parentOf } from "#lib/domain/definition/value-list-tree.ts";

/** "Nicosia stands below Cyprus, 2 of 3": what is heard after a move. */
export function standsInWords({ items, index }: MovedTree<ValueDraft>): string {
  const parent = parentOf(items, index);
  const siblings = items.flatMap((_, at) => (parentOf(items, at) === parent ? [at] : []));
  const place = parent === null ? "at the top level" : `below ${nameOf(items[parent])}`;
  return `${nameOf(items[index])} stands ${place}, ${siblings.indexOf(index) + 1} of ${siblings.length}`;
}

const nameOf = (item: ValueDraft | undefined) => item?.label || item?.value || "The new value";
