"use client";

import { useRouter } from "next/navigation";
import { hasLeftPlace } from "#components/ui/data-grid/grid-return.ts";
import { usePageKeys } from "#components/ui/page-keys.ts";

/** Esc on the page of a UDR goes back to the cell of the list that it was opened from. */
export function BackToList() {
  const router = useRouter();
  function back(): void {
    if (!isPopupOpen()) router.back();
  }
  usePageKeys([{ keys: "Escape", label: "Back to the list", run: back, isOffered: hasLeftPlace }]);
  return null;
}

/** One that this very press closes is still there; then Esc has done its work. Notices, which are no modal dialogs, wait for nobody. */
const POPUPS = [
  "[role=dialog]:not([aria-modal=false], [popover])",
  "[role=alertdialog]:not([aria-modal=false])",
  "[role=menu]",
  "[role=listbox]",
  ":popover-open",
].join();

function isPopupOpen(): boolean {
  return document.querySelector(POPUPS) !== null;
}
