"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { HourPrice, WeekHour } from "#lib/domain/price-plan/price-week.ts";
import type { SampledUsage, SamplePrice } from "#lib/domain/price-plan/sample.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";

export type AskedWeek = {
  readonly hours: readonly WeekHour[];
  readonly usage: Omit<SampledUsage, "at">;
  readonly priceOf: (usage: SampledUsage) => SamplePrice;
};

/** As many hours as are priced before the browser gets its turn again. */
const AT_ONCE = 24;

/** What the usage costs in every hour, priced a day at a time so that typing is never held up. The last answer stands until the next is whole. */
export function usePriceWeek({ hours, usage, priceOf }: AskedWeek): { readonly prices: readonly HourPrice[]; readonly isStale: boolean } {
  const asked = JSON.stringify(usage);
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly prices: readonly HourPrice[] }>({ asked: "", prices: [] });
  const now = useEffectEvent(() => ({ usage, priceOf }));
  useEffect(() => {
    const prices: HourPrice[] = [];
    const question = now();
    const priceAt = (instant: Instant) => question.priceOf({ ...question.usage, at: instantToString(instant) });
    let timer = setTimeout(price);
    function price(): void {
      for (const { hour, start, lastMinute } of hours.slice(prices.length, prices.length + AT_ONCE))
        prices.push({ hour, first: priceAt(start), last: priceAt(lastMinute) });
      if (prices.length < hours.length) timer = setTimeout(price);
      else setAnswer({ asked, prices });
    }
    return () => clearTimeout(timer);
  }, [asked, hours]);
  return { prices: answer.prices, isStale: answer.asked !== asked };
}
