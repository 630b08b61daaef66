import type { DiscountApplication } from "#lib/domain/discount/discount-document.ts";
import type { DiscountStanding } from "#lib/domain/discount/discount-view.ts";
import type { Look } from "../../ui/version-look.ts";

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
