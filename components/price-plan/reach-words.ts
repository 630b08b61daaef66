import { formatInstant } from "#components/ui/format-instant.ts";
import { instantOf } from "#components/ui/iso-instant.tsx";
import { countInWords } from "#lib/domain/price-plan/plan-audience.ts";
import type { ReachCounts } from "#lib/domain/price-plan/reach-counts.ts";
import type { CorrectsView, ReachView, VersionAudienceView } from "#lib/domain/price-plan/reach-view.ts";

const shown = (iso: string, zone: string) => formatInstant(instantOf(iso), zone);

/** Whom a publication reaches, beside its instant. */
export function reachInWords(reach: ReachView, zone: string): string {
  switch (reach.kind) {
    case "everyone":
      return "Everyone's usage from that instant on";
    case "newSubscriptions":
      return "New subscriptions only; those from before keep their prices";
    case "existingFrom":
      return `New subscriptions; those from before from ${shown(reach.at, zone)}`;
    case "existingNextCycle":
      return "New subscriptions; those from before one by one, each from its next billing cycle";
  }
}

/** "for subscriptions from before 1 Dec 2026, 00:00". Null where it is everyone. */
export function audienceInWords({ begunFrom, begunBefore, joins, isLeaving }: VersionAudienceView, zone: string): string | null {
  const words = [begunInWords(begunFrom, begunBefore, zone), ...(isLeaving ? ["each until its next billing cycle"] : [])];
  const those = words.filter((each) => each !== null).join(", ");
  if (joins === null) return those || null;
  const when = joins.kind === "at" ? `from ${shown(joins.at, zone)}` : "one by one, each from its next billing cycle";
  return `${those}; for those from before ${when}`;
}

function begunInWords(from: string | null, before: string | null, zone: string): string | null {
  if (from === null) return before && `for subscriptions from before ${shown(before, zone)}`;
  return before === null
    ? `for subscriptions begun since ${shown(from, zone)}`
    : `for subscriptions begun from ${shown(from, zone)} to ${shown(before, zone)}`;
}

/** "3 Oct 2026, 00:00 to 12 Oct 2026, 00:00". */
export function pastInWords({ from, to }: Pick<CorrectsView, "from" | "to">, zone: string): string {
  return `${shown(from, zone)} to ${shown(to, zone)}`;
}

/** No screen promises more of a correction than this. */
export const NOTHING_UNTIL_RERATED = "No charge changes until usage is re-rated.";

/** "312 subscriptions on 260 accounts are on this plan today; 4 of them are pinned to a version and keep it." */
export function countsInWords({ subscriptions, accounts, pinned }: ReachCounts): string {
  if (subscriptions === 0) return "No subscription is on this plan today.";
  // Where counting stopped, the accounts of those counted are not the accounts of all.
  const isCut = countInWords(subscriptions, "").startsWith("more");
  const who = `${isCut ? "More" : ""}${countInWords(subscriptions, "subscription").replace(/^more/, "")}${isCut ? "" : ` on ${countInWords(accounts, "account")}`}`;
  const whole = `${who} ${subscriptions === 1 ? "is" : "are"} on this plan today`;
  if (pinned === 0) return `${whole}.`;
  const number = `${isCut ? "at least " : ""}${pinned.toLocaleString("en-GB")}`;
  return `${whole}; ${number} of them ${pinned === 1 ? "is pinned to a version and keeps it" : "are pinned to a version and keep it"}.`;
}

/** What each choice does to whom, with how many there are as far as that is known. */
export function reachOptions(counts: ReachCounts | null) {
  const number = counts === null || counts.subscriptions === 0 ? "" : ` (${countInWords(counts.subscriptions, "subscription")} today)`;
  const before = `Those from before${number}`;
  const begin = "Subscriptions that begin from that instant on pay these prices.";
  return [
    { value: "everyone", label: "Everyone", detail: `New subscriptions, and those from before${number}, from that instant on.` },
    { value: "newSubscriptions", label: "New subscriptions only", detail: `${begin} ${before} keep the prices they have.` },
    {
      value: "existingFrom",
      label: "Existing ones from a later date",
      detail: `${begin} ${before} keep the prices they have until a date that you choose.`,
    },
    {
      value: "existingNextCycle",
      label: "Existing ones from their next billing cycle",
      detail: `${begin} ${before} come one by one, each when its next billing cycle begins.`,
    },
  ] as const satisfies readonly { readonly value: ReachView["kind"]; readonly label: string; readonly detail: string }[];
}
