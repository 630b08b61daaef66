"use client";

import { useEffect, useState } from "react";
import { fault } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant, plusMillis } from "#lib/kernel/instant.ts";

const TICK_MILLIS = 1000;

/** The business clock running on in the browser. Its first reading is the server's, so that both render the same text. */
export function useBusinessNow(from: string): Instant {
  const [passed, setPassed] = useState({ from, millis: 0 });
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setPassed({ from, millis: Math.floor(performance.now() - start) }), TICK_MILLIS);
    return () => clearInterval(timer);
  }, [from]);
  const start = parseInstant(from) ?? fault(`not an instant: ${from}`);
  return plusMillis(start, passed.from === from ? passed.millis : 0);
}
