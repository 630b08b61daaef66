"use client";

import { useEffect, useState } from "react";

const EVENT = "ratewright:announce";

/** Says something to screen readers without moving the focus: "3 results", "Saved", "Job 40 %". */
export function announce(message: string): void {
  document.dispatchEvent(new CustomEvent<string>(EVENT, { detail: message }));
}

/** Stands once in the frame. The same words said twice are heard twice: the count changes the text node. */
export function LiveRegion() {
  const [said, setSaid] = useState({ message: "", count: 0 });
  useEffect(() => {
    function hear(event: Event): void {
      if (!(event instanceof CustomEvent) || typeof event.detail !== "string") return;
      const message: string = event.detail;
      setSaid(({ count }) => ({ message, count: count + 1 }));
    }
    document.addEventListener(EVENT, hear);
    return () => document.removeEventListener(EVENT, hear);
  }, []);
  return (
    <div role="status" aria-live="polite" className="sr-only" data-announcements="">
      <span key={said.count}>{said.message}</span>
    </div>
  );
}
