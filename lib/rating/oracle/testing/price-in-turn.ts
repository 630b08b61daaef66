import type { CounterChange, CounterKey, Counters } from "../../counters.ts";
import type { Usage } from "../../usage.ts";
import type { Entry, Priced } from "./naive-engine.ts";

type Answer =
  | { readonly rated: true; readonly gross: bigint; readonly net: bigint; readonly tax: bigint; readonly changes: readonly CounterChange[] }
  | { readonly rated: false; readonly code: string };

/** Prices one after the other, and keeps the counters as every caller of the engine must: by owner, by cycle where the key says so, by name. */
export function priceInTurn(entries: readonly Entry[], price: (usage: Usage, counters: Counters) => Answer): readonly Priced[] {
  const stored = new Map<string, CounterChange["counted"]>();
  return entries.map(({ usage, subscription, agreement, cycle }) => {
    const place = ({ owner, per, name }: CounterKey) =>
      JSON.stringify([owner, owner === "agreement" ? agreement : subscription, per === "cycle" ? cycle : "ever", name]);
    const answer = price(usage, (key) => stored.get(place(key)) ?? null);
    if (!answer.rated) return { rated: false, code: answer.code };
    for (const { key, counted } of answer.changes) stored.set(place(key), counted);
    return { rated: true, gross: answer.gross, net: answer.net, tax: answer.tax };
  });
}
