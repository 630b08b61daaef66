import type { DocumentChange } from "./document-change.ts";
import type { DraftState } from "./price-plan.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { PlanHeadView, RatingSurroundings } from "./price-plan-view.ts";
import type { CorrectsView, ReachView, VersionAudienceView } from "./reach-view.ts";
import type { VersionState } from "./version-state.ts";

/** "2", or "draft". */
export type ComparedId = string;

export type ActedMark = { readonly by: string; readonly at: string };

/** One of the two that are compared. */
export type ComparedSide = {
  readonly id: ComparedId;
  readonly state: VersionState | Extract<DraftState, "draft" | "inReview">;
  readonly effectiveAt: string | null;
  /** Of a draft, as far as it is submitted. */
  readonly reach: ReachView | null;
  readonly corrects: CorrectsView | null;
  /** Whom it prices; null for what prices nobody. */
  readonly audience: VersionAudienceView | null;
  readonly requested: ActedMark | null;
  readonly decided: ActedMark | null;
  /** Of a draft: who worked on it. */
  readonly editors: readonly string[];
  readonly note: string | null;
  readonly document: PricePlanDocument;
};

export type ComparisonView = RatingSurroundings & {
  readonly plan: PlanHeadView;
  readonly zone: string;
  /** The draft if there is one, then the versions, newest first. */
  readonly choices: readonly ComparedId[];
  readonly from: ComparedSide;
  readonly to: ComparedSide;
  readonly changes: readonly DocumentChange[];
};

/** The comparison's address; it can be sent to somebody. */
export function comparisonAddress(code: string, from: ComparedId, to: ComparedId): string {
  return `/price-plans/${encodeURIComponent(code)}/compare?${new URLSearchParams({ from, to }).toString()}`;
}

/** "v2", "the draft". */
export function comparedName(id: ComparedId): string {
  return id === "draft" ? "the draft" : `v${id}`;
}
