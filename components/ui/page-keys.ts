"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import { isInDialog, isOccupied, isPlainKey } from "./key-press.ts";
import { isChord, matchesKeys } from "./matches-keys.ts";
import { areShortcutsOn } from "./shortcut-setting.ts";

export type PageKey = {
  /** As the help shows it: "e", "Ctrl Enter". */
  readonly keys: string;
  /** What it does, as the help says it: "Add a rate". */
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Whether the page offers it at this moment; where it does not, the key does nothing and the help is silent about it. */
  readonly isOffered?: () => boolean;
  /** A widget of the page takes it while it has the focus: it is listed here, and bound there. */
  readonly isOfWidget?: boolean;
};

type Registered = RefObject<readonly PageKey[]>;

const registered = new Set<Registered>();

/**
 * The keys of a page, bound and described in one place, so that the help says what there is. Single keys are under the
 * frame's off switch, and stay out of fields, menus and dialogs, and of `g` + letter; those with Ctrl stay out of dialogs only.
 * They are bound before the page is painted: who sees a page may press its keys, however busy the machine is.
 */
export function usePageKeys(keys: readonly PageKey[]): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useLayoutEffect(() => {
    let isAfterG = false;
    function press(event: KeyboardEvent): void {
      const follows = isAfterG;
      isAfterG = event.key === "g";
      const pressed = latest.current.find((key) => key.isOfWidget !== true && matchesKeys(key.keys, event));
      if (!pressed || event.defaultPrevented || !isFree(pressed, event, follows) || pressed.isOffered?.() === false) return;
      event.preventDefault();
      pressed.run(event);
    }
    registered.add(latest);
    document.addEventListener("keydown", press);
    return () => {
      registered.delete(latest);
      document.removeEventListener("keydown", press);
    };
  }, []);
}

function isFree({ keys }: PageKey, event: KeyboardEvent, isAfterG: boolean): boolean {
  // In a dialog these keys belong to its form.
  if (isChord(keys)) return !isInDialog(event.target);
  return !isAfterG && isPlainKey(event) && !isOccupied(event.target) && areShortcutsOn();
}

/** What the page that is open offers now: for the help. */
export function offeredPageKeys(): readonly PageKey[] {
  const offered = [...registered].flatMap(({ current }) => current.filter(({ isOffered }) => isOffered?.() !== false));
  return [...new Map(offered.map((key) => [key.keys, key])).values()];
}
