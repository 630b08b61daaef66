"use client";

import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useDeferredValue, useEffect, useState } from "react";
import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import { queryShowing, RATES_ON_A_PAGE, type RateWindow, rateElementId, rateWindow } from "./rate-window.ts";

export type RateFinder = RateWindow & {
  /** As typed; what is shown follows a moment later. */
  readonly typed: string;
  readonly isStale: boolean;
  /** Whether there are more rates than a page holds, or some are looked for. */
  readonly isPaged: boolean;
  readonly search: (text: string) => void;
  /** Turns to a page; with the focus on its first rate where the one who turned it stands below them. */
  readonly turnTo: (page: number, toFirst?: boolean) => void;
  /** Shows the rate, wherever it is, as soon as there is one; the focus goes to it where `isFocused`. Nothing happens without a key. */
  readonly show: (key: string | null, isFocused: boolean) => void;
};

const PARSERS = { q: parseAsString.withDefault(""), page: parseAsInteger.withDefault(1) };

type Awaited = { readonly key: string; readonly isFocused: boolean } | { readonly page: number };

/** Which of many rates stand on the page: a link, a reload and the back button keep it. */
export function useRateWindow(rates: readonly RateLines[]): RateFinder {
  const [{ q, page }, setQuery] = useQueryStates(PARSERS, { history: "replace", clearOnDefault: true });
  const [awaited, setAwaited] = useState<Awaited | null>(null);
  // Turning to a page of other rates takes a moment: the field and the button answer before.
  const wanted = useDeferredValue(q);
  const turned = useDeferredValue(page);
  const isStale = wanted !== q || turned !== page;
  const window = rateWindow(rates, { wanted, page: turned });
  const { shown } = window;

  useEffect(() => {
    if (awaited === null || isStale) return;
    if ("page" in awaited) {
      focusRate(shown[0]?.key);
      setAwaited(null);
      return;
    }
    if (shown.some(({ key }) => key === awaited.key)) {
      if (awaited.isFocused) focusRate(awaited.key);
      setAwaited(null);
      return;
    }
    const query = queryShowing(rates, wanted, awaited.key);
    if (query !== null) void setQuery({ q: query.wanted, page: query.page });
  }, [awaited, isStale, shown, rates, wanted, setQuery]);

  return {
    ...window,
    typed: q,
    isStale,
    isPaged: rates.length > RATES_ON_A_PAGE || q !== "",
    search: (text) => void setQuery({ q: text, page: 1 }),
    turnTo: (next, toFirst = false) => {
      void setQuery({ page: next });
      if (toFirst) setAwaited({ page: next });
    },
    show: (key, isFocused) => setAwaited(key === null ? null : { key, isFocused }),
  };
}

function focusRate(key: string | undefined): void {
  if (key === undefined) return;
  const heading = document.getElementById(rateElementId(key));
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: "start" });
}
