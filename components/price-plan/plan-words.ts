import type { Tone } from "#components/ui/tone.ts";
import type { PricePlanKind, ReviewDecision } from "#lib/domain/price-plan/price-plan.ts";
import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import type { VersionState } from "#lib/domain/price-plan/version-state.ts";

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
