import type { Look } from "#components/ui/version-look.ts";
import type { PricePlanKind, ReviewDecision } from "#lib/domain/price-plan/price-plan.ts";
import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import type { Scope } from "#lib/rating/rate-book.ts";

export const KIND_WORDS = {
  global: "Global",
  group: "Group",
  subscription: "Subscription",
  agreement: "Agreement",
} as const satisfies Record<PricePlanKind, string>;

export const DECISION_LOOK = {
  approved: { label: "Approved", tone: "positive", mark: "full" },
  changesRequested: { label: "Changes requested", tone: "caution", mark: "cross" },
  withdrawn: { label: "Withdrawn", tone: "neutral", mark: "open" },
} as const satisfies Record<ReviewDecision, Look>;

export const TARGET_WORDS = {
  product: "Product",
  productType: "Product type",
  family: "Family",
} as const satisfies Record<RateLines["target"]["kind"], string>;

/** What is as usual needs no words. */
const SCOPE_WORDS = {
  udr: null,
  period: "all usage of a billing cycle together",
  pool: "all usage of an agreement's cycle together",
} as const satisfies Record<Scope, string | null>;

/** "Rate movies, counted by film, cut at time boundaries". */
export function rateInWords({ key, unit, scope, split }: Pick<RateLines, "key" | "unit" | "scope" | "split">): string {
  const words = [
    `Rate ${key}`,
    unit === null ? null : `counted by ${unit.toLowerCase()}`,
    SCOPE_WORDS[scope],
    split === null ? null : split ? "cut at time boundaries" : "priced by its start",
  ];
  return words.filter((word) => word !== null).join(", ");
}
