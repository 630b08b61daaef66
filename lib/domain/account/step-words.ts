import type { PriceStep } from "./account-view.ts";

type Step = Pick<PriceStep, "version" | "stays" | "next" | "isOnHold">;

/** "v2, pinned until 1 Jan 2027, then v3": by which version a plan prices a subscription now, why, and which one next. */
export function versionInWords({ version, stays, next, isOnHold }: Step, dateText: (iso: string) => string): string {
  const now = version === null ? "no version in force yet" : `v${version}`;
  const parts = [
    now,
    ...(stays === null ? [] : [stayInWords(stays, dateText)]),
    ...(next === null ? [] : [nextInWords(next, stays, dateText)]),
    ...(isOnHold ? ["on hold"] : []),
  ];
  return parts.join(", ");
}

function stayInWords(stays: NonNullable<Step["stays"]>, dateText: (iso: string) => string): string {
  if (stays.kind === "pinned") return stays.to === null ? "pinned until it is ended" : `pinned until ${dateText(stays.to)}`;
  return stays.reachedAt === null ? `as v${stays.later} is for new subscriptions only` : `as v${stays.later} reaches it later`;
}

function nextInWords({ version, at }: NonNullable<Step["next"]>, stays: Step["stays"], dateText: (iso: string) => string): string {
  const to = version === null ? "no version" : `v${version}`;
  // The date stands before it already.
  return stays?.kind === "pinned" && stays.to === at ? `then ${to}` : `then ${to} from ${dateText(at)}`;
}
