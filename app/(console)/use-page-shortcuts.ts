"use client";

import { useEffect, useRef } from "react";
import { isOccupied, isPlainKey } from "#components/frame/key-press.ts";
import { areShortcutsOn } from "#components/frame/shortcut-setting.ts";

type Shortcuts = Readonly<Record<string, () => void>>;

/** Single keys of one page, under the frame's off switch: they stay out of fields, menus and dialogs, and of `g` + letter. */
export function usePageShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let isAfterG = false;
    function press(event: KeyboardEvent): void {
      const follows = isAfterG;
      isAfterG = event.key === "g";
      if (follows || event.defaultPrevented || event.shiftKey || !isPlainKey(event) || isOccupied(event.target) || !areShortcutsOn())
        return;
      const run = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (!run) return;
      event.preventDefault();
      run();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
