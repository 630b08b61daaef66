"use client";

import { usePageKeys } from "#components/ui/page-keys.ts";

/** The keys of a plan's pages. Each presses the button that names it, so a key never does what the page does not offer. */
export function PlanKeys() {
  usePageKeys([
    keyOf("e", "Edit the draft"),
    keyOf("n", "Add a rate"),
    keyOf("t", "Add a level to the last rate"),
    keyOf("Ctrl Enter", "Submit the draft for review"),
  ]);
  return null;
}

function keyOf(keys: string, label: string) {
  return { keys, label, run: () => buttonOf(keys)?.click(), isOffered: () => buttonOf(keys) !== undefined };
}

/** Of several the last: a new rate stands at the end, and its levels are what comes next. */
function buttonOf(keys: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${keys.replace("Ctrl ", "Control+")}"]:not(:disabled)`)].at(-1);
}
