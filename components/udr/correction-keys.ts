import type { KeyboardEvent } from "react";
import { isPlainKey } from "#components/ui/key-press.ts";
import { areShortcutsOn } from "#components/ui/shortcut-setting.ts";
import type { ReasonView } from "#lib/domain/udr/udr-view.ts";

/** As many reasons have a digit of their own. */
export const MOST_DIGITS = 9;

/** Fields of Adjust that callers ask about, by the letter that leads there. */
export const ADJUST_FIELDS = {
  p: { id: "adjust-product", label: "Product" },
  u: { id: "adjust-quantity", label: "Usage amount" },
  f: { id: "adjust-from", label: "From" },
  t: { id: "adjust-to", label: "To" },
  b: { id: "adjust-billing-effective", label: "Billing effective" },
} as const;

/** Where a key is text, or is looked for in a list that is open. */
const TYPED_INTO = "input:not([type=radio]):not([type=checkbox]), textarea, [contenteditable=true], [role=listbox]";
/** Where a letter is looked for in a list that is closed. */
const LOOKED_UP = "[role=combobox]";

/** The code of the reason that a digit stands for: 1 is the first of the list. Null: the key is no such digit, or belongs to a text. */
export function reasonOfKey(event: KeyboardEvent, reasons: readonly ReasonView[]): string | null {
  if (!/^[1-9]$/.test(event.key) || !isFree(event, TYPED_INTO)) return null;
  return reasons[Number.parseInt(event.key, 10) - 1]?.code ?? null;
}

/** The field of Adjust that a letter leads to, where there is one and the letter is no text. */
export function fieldOfKey(event: KeyboardEvent): HTMLElement | null {
  const field = Object.entries(ADJUST_FIELDS).find(([key]) => key === event.key)?.[1];
  return field === undefined || !isFree(event, `${TYPED_INTO}, ${LOOKED_UP}`) ? null : document.getElementById(field.id);
}

function isFree({ nativeEvent, target }: KeyboardEvent, taken: string): boolean {
  return isPlainKey(nativeEvent) && areShortcutsOn() && target instanceof Element && target.closest(taken) === null;
}
