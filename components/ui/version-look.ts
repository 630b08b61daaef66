import type { VersionState } from "#lib/domain/price-plan/version-state.ts";
import type { Tone } from "./tone.ts";

/** How the state of something with versions looks: an offer, a draft of it, or a discount. */
export type Look = { readonly label: string; readonly tone: Tone; readonly mark: "open" | "half" | "full" | "cross" };

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
