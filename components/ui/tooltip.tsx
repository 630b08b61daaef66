"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

type TooltipProps = {
  readonly content: ReactNode;
  /** The control. It keeps its own accessible name: a tooltip is a courtesy for the eye, never the only name. */
  readonly children: ReactNode;
};

const PATIENCE_MILLIS = 350;
const GAP = 6;
const EDGE = 8;

/**
 * Words beside a control while it is hovered or focused; Escape takes them away (WCAG 1.4.13). They stand in the
 * browser's own top layer, so that no panel or dialog cuts them off, and cost no positioning library.
 */
export function Tooltip({ content, children }: TooltipProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const [isWanted, setIsWanted] = useState(false);

  useEffect(() => {
    if (!isWanted) return;
    const timer = setTimeout(() => show(anchor.current, bubble.current), PATIENCE_MILLIS);
    const dismiss = (event: KeyboardEvent) => {
      if (event.key === "Escape") setIsWanted(false);
    };
    const shown = bubble.current;
    document.addEventListener("keydown", dismiss);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", dismiss);
      if (shown?.matches(":popover-open")) shown.hidePopover();
    };
  }, [isWanted]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the control inside, which is what people use.
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={(event) => setIsWanted(event.pointerType === "mouse")}
      onPointerLeave={() => setIsWanted(false)}
      onPointerDown={() => setIsWanted(false)}
      onFocus={(event) => setIsWanted(event.target.matches(":focus-visible"))}
      onBlur={() => setIsWanted(false)}
    >
      {children}
      <span
        ref={bubble}
        popover="manual"
        aria-hidden="true"
        className="pointer-events-auto fixed inset-auto m-0 max-w-72 rounded-md bg-ink px-2 py-1 text-paper text-xs shadow-pop"
      >
        {content}
      </span>
    </span>
  );
}

/** Below the control, or above where there is no room; never beyond the window's edges. */
function show(anchor: HTMLElement | null, bubble: HTMLElement | null): void {
  if (!anchor?.isConnected || !bubble) return;
  bubble.showPopover();
  const at = anchor.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const below = at.bottom + GAP;
  const top = below + size.height + EDGE > window.innerHeight ? at.top - GAP - size.height : below;
  const centred = at.left + (at.width - size.width) / 2;
  const left = Math.max(EDGE, Math.min(centred, window.innerWidth - size.width - EDGE));
  bubble.style.top = `${top}px`;
  bubble.style.left = `${left}px`;
}
