import { codeProblem, nameProblem } from "./definition-texts.ts";
import type { DraftProblem } from "./time-model-draft.ts";
import type { ValueListView } from "./udr-type-view.ts";
import { type PastedValue, readPastedValues } from "./value-list-paste.ts";
import { parentOf } from "./value-list-tree.ts";

export const MOST_VALUES = 1000;
export const MOST_VALUE_LETTERS = 100;

/** A value as it is typed, in an outline. */
export type ValueDraft = {
  readonly key: number;
  readonly value: string;
  readonly label: string;
  readonly depth: number;
  /** Saved before: usage may carry it, so it is called what it is called. */
  readonly isStored: boolean;
};

export type ValueListDraft = { readonly code: string; readonly name: string; readonly items: readonly ValueDraft[] };

export type ListedValue = { readonly value: string; readonly label: string; readonly under: string | null };

export type ValueListReading = { readonly problems: readonly DraftProblem[]; readonly items: readonly ListedValue[] };

export const NEW_VALUE_LIST_DRAFT: ValueListDraft = { code: "", name: "", items: [] };

export function valueListDraft({ code, name, items }: Pick<ValueListView, "code" | "name" | "items">): ValueListDraft {
  return { code, name, items: items.map((item, key) => ({ ...item, key, isStored: true })) };
}

/** A value is one place of the form, wherever it stands: what is wrong with its label is told there too. */
export const fieldOfValue = (key: number) => `value-${key}`;

export function valueProblem(value: string): string | null {
  if (value.trim() === "") return "Give the value.";
  if (value.trim().length > MOST_VALUE_LETTERS) return `A value has at most ${MOST_VALUE_LETTERS} letters.`;
  return isOneLine(value) ? null : "A value stands on one line.";
}

/** An empty label is the value itself. */
export function labelProblem(label: string): string | null {
  if (label.trim().length > MOST_VALUE_LETTERS) return `A label has at most ${MOST_VALUE_LETTERS} letters.`;
  return isOneLine(label) ? null : "A label stands on one line.";
}

/** Everything that is wrong with the draft, in the order of the form, and the list that it comes to. */
export function readValueListDraft({ code, name, items }: ValueListDraft): ValueListReading {
  const listed = listedValues(items);
  const first = new Map<string, number>();
  for (const [index, { value }] of listed.entries()) if (!first.has(value)) first.set(value, index);
  const problems = [
    { field: "name", message: nameProblem(name) },
    { field: "code", message: codeProblem(code) },
    { field: "values", message: listProblem(items.length) },
    ...items.map(({ key, value, label }, index) => ({
      field: fieldOfValue(key),
      message: valueProblem(value) ?? (first.get(value.trim()) === index ? labelProblem(label) : `${value.trim()} is in the list already.`),
    })),
  ];
  return { problems: problems.flatMap(({ field, message }) => (message === null ? [] : [{ field, message }])), items: listed };
}

function listProblem(count: number): string | null {
  if (count === 0) return "Add at least one value.";
  return count > MOST_VALUES ? `A list has at most ${MOST_VALUES.toLocaleString("en-GB")} values.` : null;
}

function listedValues(items: readonly ValueDraft[]): readonly ListedValue[] {
  return items.map(({ value, label }, index) => {
    const parent = parentOf(items, index);
    const above = parent === null ? undefined : items[parent];
    return { value: value.trim(), label: label.trim() === "" ? value.trim() : label.trim(), under: above?.value.trim() ?? null };
  });
}

export type PastedReading = { readonly items: readonly ValueDraft[]; readonly added: number; readonly passedOver: number };

/** Puts the lines at the end of the list. What is in it already is passed over: pasting twice adds nothing. */
export function withPasted(items: readonly ValueDraft[], text: string): PastedReading {
  const known = new Set(items.map(({ value }) => value.trim()));
  const pasted = readPastedValues(text);
  const fresh = pasted.filter(({ value }) => {
    const isNew = !known.has(value);
    known.add(value);
    return isNew;
  });
  const next = nextKey(items);
  const added = settled(fresh).map((item, index) => ({ ...item, key: next + index, isStored: false }));
  return { items: [...items, ...added], added: added.length, passedOver: pasted.length - fresh.length };
}

export function nextKey(items: readonly { readonly key: number }[]): number {
  return items.reduce((most, { key }) => Math.max(most, key), -1) + 1;
}

/** Where the line above was passed over, what stood below it moves out, so that the outline has no gap. */
function settled(items: readonly PastedValue[]): readonly PastedValue[] {
  const result: PastedValue[] = [];
  for (const item of items) result.push({ ...item, depth: Math.min(item.depth, (result.at(-1)?.depth ?? -1) + 1) });
  return result;
}

/** A tab or a line break in a value could never be typed into an order. */
const isOneLine = (text: string) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text.trim());
