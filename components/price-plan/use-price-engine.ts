"use client";

import { useEffect, useState } from "react";
import type { PriceEngine } from "./price-engine.ts";

/** The rating engine, fetched once the page stands: pages are read more often than prices are tried. Null until it is there. */
export function usePriceEngine(): PriceEngine | null {
  const [engine, setEngine] = useState<PriceEngine | null>(null);
  useEffect(() => {
    let isGone = false;
    void import("./price-engine.ts").then((loaded) => {
      if (!isGone) setEngine(loaded.priceEngine);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return engine;
}
