import type { Instant } from "#lib/kernel/instant.ts";
import { plusMillis } from "#lib/kernel/instant.ts";
import { type BillingCycle, nextCycleAt } from "../subscription/billing-cycle.ts";
import type { BillingTermState } from "./billing-term-state.ts";
import { BILLING_TYPES, cycleInWords, thresholdsInWords } from "./billing-term-view.ts";

/** "Every month on day 1; bills as soon as 3 UDRs are unbilled." `amount` is the formatted threshold. */
export function termsInWords(state: BillingTermState, amount: string | null): string {
  const thresholds = thresholdsInWords({ ...state, amount });
  return `${cycleInWords(state)}; ${thresholds.charAt(0).toLowerCase()}${thresholds.slice(1)}`;
}

/** The first beginnings of cycles after that of the subscription itself. */
export function nextCycles(cycle: BillingCycle, count: number): readonly Instant[] {
  const begins: Instant[] = [];
  for (let at = cycle.startedAt; begins.length < count; ) {
    at = nextCycleAt(cycle, plusMillis(at, 1));
    begins.push(at);
  }
  return begins;
}

type Words = {
  /** The formatted threshold. */
  readonly amount: string | null;
  readonly planName: string | null;
};

/** What becomes different for the subscriptions that have these terms, from the saving on. */
export function effectsOfChange(before: BillingTermState, after: BillingTermState, { amount, planName }: Words): readonly string[] {
  const effects: string[] = [];
  if (cycleInWords(before) !== cycleInWords(after)) {
    effects.push(
      `Their billing cycles begin anew: ${lowered(cycleInWords(after))}. The cycle that runs now ends where the next one begins.`,
    );
  }
  if (before.billingType !== after.billingType) effects.push(`They are ${lowered(BILLING_TYPES[after.billingType])}.`);
  const isOther = (["maximumUnbilledUdrs", "maximumUnbilledAmount"] as const).some((member) => before[member] !== after[member]);
  if (isOther) effects.push(`${thresholdsInWords({ ...after, amount })} What is unbilled already counts.`);
  if (before.defaultPlan !== after.defaultPlan) {
    const by = after.defaultPlan === null ? "their group’s plan, or the Global one" : `${planName ?? after.defaultPlan} first`;
    effects.push(`Those without a plan of their own are priced by ${by}, from the next usage that is rated.`);
  }
  if (before.flexible !== after.flexible) {
    effects.push(
      after.flexible ? "Additive discounts may apply to their usage." : "Additive discounts do not apply to their usage any more.",
    );
  }
  return effects;
}

function lowered(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
