import type { Currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";

export const PRICE_PLAN_KINDS = ["global", "group", "subscription", "agreement"] as const;
export type PricePlanKind = (typeof PRICE_PLAN_KINDS)[number];

/** A line of versions. There is one Global line per currency. */
export type PricePlan = {
  readonly pricePlanId: number;
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: PricePlanKind;
  readonly currency: Currency;
};

/**
 * Whose usage a version prices from its effective instant on. Subscriptions that began before that instant go on under what priced them:
 * for good, until a later date, or until their next billing cycle begins.
 */
export type Reach =
  | { readonly kind: "everyone" | "newSubscriptions" | "existingNextCycle" }
  | { readonly kind: "existingFrom"; readonly at: Instant };

/** What a corrective version replaces: usage that this version priced in [from, to). It goes live never; re-rating uses it. */
export type Corrects = { readonly versionId: number; readonly from: Instant; readonly to: Instant };

/** A published version without its document: who asked, who decided, from when. */
export type VersionHead = {
  readonly versionId: number;
  readonly pricePlanId: number;
  readonly version: number;
  readonly documentHash: string;
  /** Of a corrective version, when it was published. */
  readonly effectiveAt: Instant;
  readonly reach: Reach;
  readonly corrects: Corrects | null;
  readonly requestedBy: number;
  readonly requestedAt: Instant;
  readonly decidedBy: number;
  readonly decidedAt: Instant;
  readonly note: string;
};

export type DraftState = "draft" | "inReview" | "published" | "withdrawn";

/** The working copy without its document. */
export type DraftHead = {
  readonly draftId: number;
  readonly pricePlanId: number;
  readonly basedOnVersionId: number | null;
  readonly state: DraftState;
  readonly documentHash: string;
  readonly revision: number;
};

/** From when a submitted price is to hold: at a chosen instant, or from the moment of its approval. */
export type Effective = { readonly kind: "at"; readonly at: Instant } | { readonly kind: "onApproval" };

export const REVIEW_DECISIONS = ["approved", "changesRequested", "withdrawn"] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** What became of a request: the word of a second person, or that it was taken back. */
export type ReviewAnswer = {
  readonly decision: ReviewDecision;
  readonly by: number;
  readonly at: Instant;
  readonly note: string | null;
};

export type ApprovalRequest = {
  readonly requestId: number;
  readonly draftId: number;
  readonly contentHash: string;
  readonly effective: Effective;
  readonly reach: Reach;
  readonly corrects: Corrects | null;
  readonly note: string;
  readonly requestedBy: number;
  readonly requestedAt: Instant;
  readonly decided: ReviewAnswer | null;
};
