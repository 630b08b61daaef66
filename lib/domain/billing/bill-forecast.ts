import type { Instant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import { type BillingCycle, nextCycleAt } from "../subscription/billing-cycle.ts";

export type ForecastFacts = {
  readonly payment: "normal" | "prepaid";
  readonly cycle: BillingCycle;
  readonly timeZone: string;
  /** Whether anything posts at all. */
  readonly posts: boolean;
  /** Of the new charge; null where nothing is charged anew. */
  readonly chargeEffectiveAt: Instant | null;
  /** Why it is billed at once; null when it waits. */
  readonly triggers: string | null;
  readonly isDisputed: boolean;
};

/**
 * Which bill will show it, and when, for the caller: at once, held by a dispute, or the next one, which comes with the billing cycle unless what is
 * unbilled sets one off before. Null where nothing posts.
 */
export function billForecast(facts: ForecastFacts, now: Instant): string | null {
  const { payment, posts, triggers, isDisputed, cycle, timeZone, chargeEffectiveAt } = facts;
  if (!posts) return null;
  if (payment === "prepaid") return "The wallet shows it at once; it is on no bill.";
  if (isDisputed) return "No bill shows it before the dispute ends.";
  if (triggers !== null) return "A bill is made at once, and shows it.";
  const next = nextCycleAt(cycle, now);
  const date = dateInWords(next, timeZone);
  const shown = `The next bill shows it: with the billing cycle on ${date}, or before that if the account is billed earlier.`;
  if (chargeEffectiveAt === null || chargeEffectiveAt <= now) return shown;
  return `${shown} The new charge waits until ${dateInWords(chargeEffectiveAt, timeZone)}, when it takes effect.`;
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** "1 April 2026" on the wall clock of the zone. */
function dateInWords(instant: Instant, zone: string): string {
  const { year, month, day } = localTime(instant, zone);
  return `${day} ${MONTHS[month - 1] ?? month} ${year}`;
}
