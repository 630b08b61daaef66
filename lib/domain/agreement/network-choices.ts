import type { UdrTypeView } from "../definition/udr-type-view.ts";
import type { NetworkAttribute } from "./networks-draft.ts";

type WithAttributes = Pick<UdrTypeView, "attributes">;

/** The choice attributes of UDR types in use, each once, with the values of all its lists. */
export function networkChoices(udrTypes: readonly WithAttributes[]): readonly NetworkAttribute[] {
  const choices = new Map<string, NetworkAttribute>();
  for (const { key, label, valueList } of udrTypes.flatMap(({ attributes }) => attributes)) {
    if (valueList === null) continue;
    const known = choices.get(key) ?? { key, label, items: [] };
    const values = new Set(known.items.map(({ value }) => value));
    choices.set(key, { ...known, items: [...known.items, ...valueList.items.filter(({ value }) => !values.has(value))] });
  }
  return [...choices.values()].toSorted((left, right) => left.label.localeCompare(right.label, "en"));
}
