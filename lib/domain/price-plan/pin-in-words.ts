import type { Instant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import type { ExplainedInWords } from "#lib/rating/words/explain-in-words.ts";
import { MONTHS } from "../catalog/catalog-view.ts";

/** The pin by which a version priced a usage. */
export type HeldPin = {
  readonly version: number;
  readonly whose: "subscription" | "account";
  readonly to: Instant | null;
  readonly reason: string;
  readonly by: string;
};

type Wall = { readonly zone: string; readonly now: Instant };

/** "Priced by version 3, which this subscription keeps until 1 March 2027 (pinned by Anna Berg: promised until spring)." */
export function pinInWords({ version, whose, to, reason, by }: HeldPin, { zone, now }: Wall): string {
  const who = whose === "subscription" ? "this subscription" : "every subscription of this account";
  const keeps = to !== null && to <= now ? "kept" : "keeps";
  const until = to === null ? "" : ` until ${dayText(to, zone)}`;
  return `Priced by version ${version}, which ${who} ${keeps}${until} (pinned by ${by}: ${reason.replace(/\.$/, "")}).`;
}

/** Beside what names the plan: before why its rate won. */
export function withPinReason({ headline, reasons }: ExplainedInWords, text: string): ExplainedInWords {
  const plan = reasons.filter(({ kind }) => kind === "plan");
  const others = reasons.filter(({ kind }) => kind !== "plan");
  return { headline, reasons: [...plan, { kind: "plan", text }, ...others] };
}

/** "1 March 2027" for a midnight of the zone, else "1 March 2027, 14:30". */
function dayText(instant: Instant, zone: string): string {
  const { year, month, day, hour, minute, second } = localTime(instant, zone);
  const date = `${day} ${MONTHS[month - 1] ?? ""} ${year}`;
  const isMidnight = hour === 0 && minute === 0 && second === 0;
  return isMidnight ? date : `${date}, ${two(hour)}:${two(minute)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
