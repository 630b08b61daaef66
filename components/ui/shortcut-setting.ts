"use client";

import { useSyncExternalStore } from "react";

const KEY = "ratewright.shortcuts";
const CHANGED = "ratewright:shortcuts";

/** Single keys can be in the way of speech input, so they can be switched off (WCAG 2.1.4). Kept in this browser. */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore(subscribe, areShortcutsOn, () => true);
}

export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

export function setShortcutsOn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Without storage the setting cannot be kept; the shortcuts stay on.
  }
  document.dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void): () => void {
  document.addEventListener(CHANGED, changed);
  window.addEventListener("storage", changed);
  return () => {
    document.removeEventListener(CHANGED, changed);
    window.removeEventListener("storage", changed);
  };
}
