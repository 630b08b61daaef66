import { compareDecimals } from "#lib/kernel/decimal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { BillableDirective } from "../billing/rbi.ts";
import type { Refusal } from "../refusal.ts";
import type { UdrValues } from "../udr/decide-udr-values.ts";
import type { UdrAction } from "../udr/udr-actions.ts";
import type { CountingRbi } from "./counting-rbi.ts";

/**
 * What becomes of a UDR's place among the usage that it counts with. `stays`: a favour, it goes on counting and nobody else's price changes.
 * `leaves`: the others are priced without it, and what it costs from now on is priced as the last of them. `inPlace`: it is priced where it
 * was, since nothing that counts is different.
 */
export type CountingMove = "none" | "stays" | "leaves" | "inPlace";

export type MoveFacts = {
  /** Null: it does not count together with other usage. */
  readonly counting: CountingRbi | null;
  readonly action: UdrAction;
  /** What the reason of the action says. */
  readonly usageHappened: boolean;
  readonly before: UdrValues;
  readonly after: UdrValues;
  /** With which it is rated anew; null when it is not. */
  readonly directive: BillableDirective | null;
  /** It is cancelled, and another UDR takes its place. */
  readonly isSucceeded?: boolean;
};

/** Design, "Did the usage happen?". An Adjust of what was used is no favour: it says that something else happened. */
export function decideMove({
  counting,
  action,
  usageHappened,
  before,
  after,
  directive,
  isSucceeded,
}: MoveFacts): Result<CountingMove, Refusal> {
  if (counting === null) return ok("none");
  // As a favour it went on counting. Its successor counts instead of it, so that nothing counts twice.
  if (isSucceeded) return directive === "toBeBilled" ? ok("leaves") : refused({ code: "COUNTS_TOGETHER" });
  if (!usageHappened) return ok("leaves");
  if ((action === "adjust" || action === "reverse") && !isSameUsage(before, after)) return refused({ code: "COUNTS_TOGETHER" });
  if (directive !== "toBeBilled") return ok("stays");
  if (!counting.isLive) return ok("leaves");
  return countsByDiscounts(counting) ? refused({ code: "COUNTS_TOGETHER" }) : ok("inPlace");
}

/** What an action does to the usage where its reason is not known yet: only an Adjust says that something else happened. */
export function happenedByDefault(action: UdrAction): boolean {
  return action !== "adjust";
}

/** What a discount per period had left before it is not known for each of them. */
function countsByDiscounts({ explanation }: CountingRbi): boolean {
  return explanation.discounts.held.some(({ counter }) => counter !== null);
}

/** Whether a reversal says that something else was used, or only that it is charged otherwise. */
export function isSameUsage({ udr: left, personal: before }: UdrValues, { udr: right, personal: after }: UdrValues): boolean {
  return (
    left.productId === right.productId &&
    left.udrTypeId === right.udrTypeId &&
    compareDecimals(left.quantity, right.quantity) === 0 &&
    left.usedFrom === right.usedFrom &&
    left.usedTo === right.usedTo &&
    isSameMetadata({ ...left.metadata, ...before }, { ...right.metadata, ...after })
  );
}

type Metadata = Readonly<Record<string, string>>;

function isSameMetadata(left: Metadata, right: Metadata): boolean {
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => (left[key] ?? "") === (right[key] ?? ""));
}
