import { type CounterKey, chargeCounterName } from "../counters.ts";
import type { ExplainedPart, Explanation } from "../explanation.ts";

/** Every counter that a stored explanation was priced by: those of its lines first, then those of the discounts that held. */
export function counterKeysOf({ plan, rate, parts, discounts }: Explanation): readonly CounterKey[] {
  const ofDiscounts = discounts.held.flatMap(({ counter, share }) =>
    counter === null ? [] : share ? [counter, share.counter] : [counter],
  );
  if (rate.scope === "udr") return ofDiscounts;
  const owner = rate.scope === "pool" ? "agreement" : "subscription";
  const ofLines = parts.map((part): CounterKey => {
    return { owner, per: "cycle", name: chargeCounterName({ plan: plan.code, rate: rate.key, level: levelOf(part) }) };
  });
  return [...ofLines, ...ofDiscounts];
}

function levelOf({ won }: ExplainedPart): number | null {
  return won.kind === "level" ? won.level : null;
}
