"use client";

import { startTransition, useEffect, useState } from "react";
import type { PriceEngine } from "./price-engine.ts";
import { whenIdle } from "./when-idle.ts";

/** The rating engine, fetched once the page stands: pages are read more often than prices are tried. Null until it is there. */
export function usePriceEngine(): PriceEngine | null {
  const [engine, setEngine] = useState<PriceEngine | null>(null);
  useEffect(() => {
    let isGone = false;
    const notYet = whenIdle(() => {
      void import("./price-engine.ts").then((loaded) => {
        // A page of rates then draws its days, which must not stand in the way of a key.
        if (!isGone) startTransition(() => setEngine(loaded.priceEngine));
      });
    });
    return () => {
      isGone = true;
      notYet();
    };
  }, []);
  return engine;
}
