import type { RateBook } from "#lib/rating/rate-book.ts";
import type { BacktestHeadView } from "../backtest/backtest-view.ts";
import type { WhyNotAnswer } from "../review/refuse-answer.ts";
import type { Definitions } from "./definitions.ts";
import type { DocumentChange } from "./document-change.ts";
import type { DraftState, PricePlanKind, ReviewDecision } from "./price-plan.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RateDefinitions, RateNames } from "./rate-definitions.ts";
import type { ReachCounts } from "./reach-counts.ts";
import type { CorrectsView, PricingVersion, ReachView, VersionAudienceView } from "./reach-view.ts";
import type { Sample, SampleChange } from "./sample.ts";
import type { VersionState } from "./version-state.ts";

/** What screens are given: plain JSON, instants as ISO text, prices as exact text. */

export type PlanHeadView = {
  readonly pricePlanId: number;
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: PricePlanKind;
  readonly currency: string;
};

export type VersionMark = { readonly version: number; readonly effectiveAt: string };

export type PricePlanRow = PlanHeadView & {
  /** For whoever begins now; `pricing` has the others that price somebody, too, the newest first. */
  readonly live: VersionMark | null;
  readonly pricing: readonly PricingVersion[];
  readonly next: VersionMark | null;
  readonly draft: Extract<DraftState, "draft" | "inReview"> | null;
};

export type PricePlanListView = { readonly plans: readonly PricePlanRow[]; readonly zone: string; readonly now: string };

export type VersionView = {
  readonly versionId: number;
  readonly version: number;
  readonly state: VersionState;
  readonly effectiveAt: string;
  /** When later versions have taken everyone over, as far as that is known. */
  readonly endsAt: string | null;
  readonly reach: ReachView;
  readonly corrects: CorrectsView | null;
  /** Whom it prices, live, or will, scheduled; null for one that prices nobody. */
  readonly audience: VersionAudienceView | null;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly note: string;
  readonly documentHash: string;
  readonly document: PricePlanDocument;
  /** Time models and zones as they were at its publication; what the console holds now may differ. */
  readonly own: OwnDefinitions;
  /** The version before it, or the one that it corrects; null for the first. */
  readonly follows: number | null;
  readonly changes: readonly DocumentChange[] | null;
};

export type OwnDefinitions = Pick<Definitions, "timeModels" | "zones">;

/** A published version that a working copy is compared with. */
export type ComparedVersion = {
  readonly version: number;
  readonly document: PricePlanDocument;
  readonly own: OwnDefinitions;
  readonly book: RateBook;
};

/** What a document needs beside it to be shown and priced. */
export type RatingSurroundings = { readonly definitions: RateDefinitions; readonly names: RateNames };

export type OpenDraftMark = {
  readonly draftId: number;
  readonly state: Extract<DraftState, "draft" | "inReview">;
  readonly requestId: number | null;
  readonly editors: readonly string[];
};

export type PricePlanView = RatingSurroundings & {
  readonly plan: PlanHeadView;
  readonly now: string;
  readonly zone: string;
  /** Newest first. */
  readonly versions: readonly VersionView[];
  readonly draft: OpenDraftMark | null;
};

export type DraftView = RatingSurroundings & {
  readonly plan: PlanHeadView;
  readonly now: string;
  readonly zone: string;
  readonly draftId: number;
  readonly revision: number;
  readonly state: Extract<DraftState, "draft" | "inReview">;
  readonly document: PricePlanDocument;
  /** The version that the draft began as a copy of. */
  readonly basedOn: VersionMark | null;
  /** The version in force, which the draft is compared with: no more of it, since a page carries all of it to the browser. */
  readonly live: Pick<ComparedVersion, "version" | "document"> | null;
  /** Those that price anybody now, the newest first. */
  readonly pricing: readonly PricingVersion[];
  /** What the past can be corrected of, the newest first. */
  readonly correctable: readonly CorrectableVersion[];
  readonly nextNumber: number;
  readonly scheduled: readonly VersionMark[];
  readonly request: OpenRequestMark | null;
  /** What a reviewer asked for, when the draft came back. */
  readonly requestedChanges: { readonly by: string; readonly at: string; readonly note: string } | null;
  /** Next midnight in the plan's zone, as a datetime-local field holds it. */
  readonly defaultEffective: string;
  readonly editors: readonly string[];
  /** Of the plan, by name. */
  readonly samples: readonly Sample[];
};

/** A version that has priced usage: from when until when, or still. */
export type CorrectableVersion = { readonly version: number; readonly from: string; readonly to: string | null };

export type OpenRequestMark = {
  readonly requestId: number;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly effectiveAt: string | null;
  readonly reach: ReachView;
  readonly corrects: CorrectsView | null;
  readonly note: string;
};

export type ReviewRow = {
  readonly requestId: number;
  readonly plan: PlanHeadView;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly effectiveAt: string | null;
  readonly reach: ReachView;
  readonly corrects: CorrectsView | null;
  readonly note: string;
  readonly changeCount: number;
  /** Whether the reader is a second person to it. */
  readonly isMine: boolean;
};

export type ReviewVerdict = { readonly decision: ReviewDecision; readonly by: string; readonly at: string; readonly note: string | null };

export type ReviewListView = {
  readonly open: readonly ReviewRow[];
  readonly zone: string;
  readonly now: string;
};

export type ReviewView = RatingSurroundings & {
  readonly requestId: number;
  readonly plan: PlanHeadView;
  readonly zone: string;
  readonly now: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly editors: readonly string[];
  readonly effectiveAt: string | null;
  readonly isEffectiveInPast: boolean;
  readonly reach: ReachView;
  /** The date at which those from before were to come has passed. */
  readonly isReachPassed: boolean;
  readonly corrects: CorrectsView | null;
  /** Who is on the plan; null once it is decided. */
  readonly counts: ReachCounts | null;
  readonly note: string;
  readonly contentHash: string;
  /** The draft went on after the decision, so what is shown is not what was decided. */
  readonly isChangedSince: boolean;
  readonly before: ComparedVersion | null;
  readonly after: PricePlanDocument;
  readonly changes: readonly DocumentChange[];
  readonly decided: ReviewVerdict | null;
  /** The version it became. */
  readonly published: VersionMark | null;
  /** Of exactly what is asked to be approved, newest first. */
  readonly backtests: readonly BacktestHeadView[];
  /** Samples whose price changes, as whoever asks has confirmed them. */
  readonly acknowledgedSamples: readonly SampleChange[];
  /** Why the reader may not decide it; null when they may. */
  readonly whyNot: WhyNotAnswer | "decided" | null;
};
