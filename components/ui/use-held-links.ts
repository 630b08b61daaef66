"use client";

import { useEffect, useEffectEvent } from "react";

/** While `isHolding`, a link of the console that leads to another page is not followed: whoever holds it is told where it leads. */
export function useHeldLinks(isHolding: boolean, onHeld: (address: string) => void): void {
  const held = useEffectEvent(onHeld);
  useEffect(() => {
    if (!isHolding) return;
    function hold(event: MouseEvent): void {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || !isPlainClick(event) || link.target === "_blank" || link.origin !== location.origin) return;
      if (link.hasAttribute("download") || link.pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      held(`${link.pathname}${link.search}`);
    }
    document.addEventListener("click", hold, { capture: true });
    return () => document.removeEventListener("click", hold, { capture: true });
  }, [isHolding]);
}

function isPlainClick({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}
