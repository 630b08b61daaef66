import type { PricePlanDocument } from "./price-plan-document.ts";
import type { PlanHeadView, RatingSurroundings } from "./price-plan-view.ts";

/** In bytes: a document of 10,000 rates. */
export const LARGEST_DOCUMENT = 4 * 1024 * 1024;

/** Where an imported document would go, and what it would replace. */
export type ImportTarget = RatingSurroundings & {
  readonly plan: PlanHeadView;
  /** ISO text. */
  readonly now: string;
  /** Of the open draft; null where there is none, and the import begins it. */
  readonly revision: number | null;
  /** What the draft says now, or the version in force. */
  readonly before: PricePlanDocument | null;
};
