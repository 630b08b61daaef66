import type { Instant } from "#lib/kernel/instant.ts";
import type { DraftState, Effective, ReviewAnswer } from "../price-plan/price-plan.ts";
import type { DiscountApplication } from "./discount-document.ts";

/** A line of versions, as a price plan is one. */
export type AdditiveDiscount = {
  readonly discountId: number;
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly application: DiscountApplication;
  readonly revision: number;
  readonly archivedAt: Instant | null;
};

/** A published version without its document: who asked, who decided, from when. */
export type DiscountVersionHead = {
  readonly versionId: number;
  readonly discountId: number;
  readonly version: number;
  readonly documentHash: string;
  readonly effectiveAt: Instant;
  readonly requestedBy: number;
  readonly requestedAt: Instant;
  readonly decidedBy: number;
  readonly decidedAt: Instant;
  readonly note: string;
};

/** The working copy without its document. */
export type DiscountDraftHead = {
  readonly draftId: number;
  readonly discountId: number;
  readonly basedOnVersionId: number | null;
  readonly state: DraftState;
  readonly documentHash: string;
  readonly revision: number;
};

export type DiscountRequest = {
  readonly requestId: number;
  readonly draftId: number;
  readonly contentHash: string;
  readonly effective: Effective;
  readonly note: string;
  readonly requestedBy: number;
  readonly requestedAt: Instant;
  readonly decided: ReviewAnswer | null;
};
