"use client";

import { useEffect } from "react";
import { usePageShortcuts } from "../use-page-shortcuts.ts";

const SUBMIT = "Control+Enter";

/** The keys of a plan's pages. Each presses the button that names it, so a key never does what the page does not offer. */
export function PlanKeys() {
  usePageShortcuts({ e: () => press("e"), n: () => press("n"), t: () => press("t") });
  useEffect(() => {
    function submit(event: KeyboardEvent): void {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      // In a dialog these keys belong to its form.
      if (event.target instanceof Element && event.target.closest("[role=dialog], [role=alertdialog]") !== null) return;
      event.preventDefault();
      press(SUBMIT);
    }
    document.addEventListener("keydown", submit);
    return () => document.removeEventListener("keydown", submit);
  }, []);
  return null;
}

/** Of several the last: a new rate stands at the end, and its levels are what comes next. */
function press(keys: string): void {
  [...document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${keys}"]`)].at(-1)?.click();
}
