import type { Tone } from "#components/ui/tone.ts";
import type { PricePlanKind, ReviewDecision } from "#lib/domain/price-plan/price-plan.ts";
import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import type { VersionState } from "#lib/domain/price-plan/version-state.ts";
import type { Scope } from "#lib/rating/rate-book.ts";

export const KIND_WORDS = {
  global: "Global",
  group: "Group",
  subscription: "Subscription",
  agreement: "Agreement",
} as const satisfies Record<PricePlanKind, string>;

type Look = { readonly label: string; readonly tone: Tone; readonly mark: "open" | "half" | "full" | "cross" };

export const VERSION_LOOK = {
  scheduled: { label: "Scheduled", tone: "note", mark: "half" },
  live: { label: "Live", tone: "positive", mark: "full" },
  superseded: { label: "Superseded", tone: "neutral", mark: "open" },
  corrective: { label: "Corrective", tone: "note", mark: "open" },
} as const satisfies Record<VersionState, Look>;

export const DRAFT_LOOK = {
  draft: { label: "Draft", tone: "caution", mark: "open" },
  inReview: { label: "In review", tone: "note", mark: "half" },
} as const satisfies Record<"draft" | "inReview", Look>;

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
