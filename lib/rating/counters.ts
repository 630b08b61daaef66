import { ZERO } from "#lib/kernel/decimal.ts";
import type { Counted } from "./charges/charge-program.ts";

/** Names a counter within its owner. */
export type CounterKey = {
  readonly owner: "subscription" | "agreement";
  /** `cycle`: a new one begins with each billing cycle of the owner; which one, the caller knows. `name` holds all else. */
  readonly per: "cycle" | "ever";
  readonly name: string;
  /** What a SIM took of a shared allowance is the SIM's own counter, in the cycle of the agreement; else the cycle is the owner's. */
  readonly cycleOf?: "agreement";
};

/** Reads what has counted so far; null where nothing has. */
export type Counters = (key: CounterKey) => Counted | null;

/** What the counter holds once the usage is charged. The caller stores it; pricing only reads. */
export type CounterChange = { readonly key: CounterKey; readonly counted: Counted };

export const NOTHING_COUNTED: Counted = { quantity: ZERO, udrs: 0, beyondFree: ZERO, paying: 0 };

/** Of usage that stands alone: a quote without a subscription, a price preview. */
export const NO_COUNTERS: Counters = () => null;

/** Design, "Charges and scopes": (owner; cycle; plan code; rate key; charge = base or level). The product is not in the key. */
export function chargeCounterName({ plan, rate, level }: { plan: string; rate: string; level: number | null }): string {
  return JSON.stringify([plan, rate, level ?? "base"]);
}
