import type { DiscountApplication } from "#lib/domain/discount/discount-document.ts";
import type { DiscountStanding } from "#lib/domain/discount/discount-view.ts";
import type { VersionState } from "#lib/domain/price-plan/version-state.ts";
import type { Tone } from "../../ui/tone.ts";

type Look = { readonly label: string; readonly tone: Tone; readonly mark: "open" | "half" | "full" | "cross" };

export const APPLICATION_WORDS = {
  auto: "By itself",
  adHoc: "Given by an agent",
} as const satisfies Record<DiscountApplication, string>;

export const STANDING_LOOK = {
  inForce: { label: "In force", tone: "positive", mark: "full" },
  scheduled: { label: "Scheduled", tone: "note", mark: "half" },
  over: { label: "Over", tone: "neutral", mark: "cross" },
  none: { label: "Not approved yet", tone: "neutral", mark: "open" },
} as const satisfies Record<DiscountStanding, Look>;

export const DRAFT_LOOK = {
  draft: { label: "Draft", tone: "caution", mark: "open" },
  inReview: { label: "In review", tone: "note", mark: "half" },
} as const satisfies Record<"draft" | "inReview", Look>;

export const VERSION_LOOK = {
  scheduled: { label: "Scheduled", tone: "note", mark: "half" },
  live: { label: "Live", tone: "positive", mark: "full" },
  superseded: { label: "Superseded", tone: "neutral", mark: "open" },
  corrective: { label: "Corrective", tone: "note", mark: "open" },
} as const satisfies Record<VersionState, Look>;
