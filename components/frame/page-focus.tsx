"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { rememberRecent } from "./recents.ts";

const PATIENCE_MILLIS = 10_000;

/**
 * After a navigation the focus stands on the new page's heading, so that a screen reader says where one is and Tab goes
 * on from there. The heading may come later than the address: until it is there, the page is watched.
 */
export function PageFocus() {
  const pathname = usePathname();
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = shown.current === null;
    const isNew = shown.current !== pathname;
    shown.current = pathname;
    if (!isNew) return;
    return whenTitleAppears((title) => {
      rememberRecent({ href: pathname, title: title.textContent });
      if (!isFirst && !isTyping()) title.focus({ preventScroll: true });
      bringIntoView();
    });
  }, [pathname]);
  return null;
}

/** What the address names on the page came with its heading, later than the browser looked for it: a customer's subscription. */
function bringIntoView(): void {
  const named = window.location.hash.slice(1);
  if (named !== "") document.getElementById(named)?.scrollIntoView({ block: "start" });
}

function whenTitleAppears(found: (title: HTMLElement) => void): () => void {
  const title = pageTitle();
  if (title) {
    found(title);
    return () => undefined;
  }
  const observer = new MutationObserver(() => {
    const late = pageTitle();
    if (!late) return;
    stop();
    found(late);
  });
  const timer = setTimeout(() => observer.disconnect(), PATIENCE_MILLIS);
  function stop(): void {
    clearTimeout(timer);
    observer.disconnect();
  }
  observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}

function pageTitle(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#main [data-page-title]");
}

/** A page that put the focus into its own first field, or back into the cell one came from, knows better, and so does who has opened the palette meanwhile. */
function isTyping(): boolean {
  const focused = document.activeElement;
  return (
    (focused?.matches("#main input, #main textarea, #main select, #main [data-page-keys] *") ?? false) ||
    Boolean(focused?.closest("[role=dialog][data-open]"))
  );
}
