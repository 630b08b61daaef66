import type { DiscardDraftInput, SubmitDraftInput, WithdrawReviewInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { RemoveSampleInput, SaveSampleInput } from "#lib/domain/price-plan/sample-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

/** The server's verbs, handed down by the page. */
export type DraftActions = {
  readonly discardDraft: Action<DiscardDraftInput, unknown>;
  readonly submitDraft: Action<SubmitDraftInput, { readonly requestId: number; readonly effectiveAt: string | null }>;
  readonly withdrawReview: Action<WithdrawReviewInput, unknown>;
  readonly saveSample: Action<SaveSampleInput, unknown>;
  readonly removeSample: Action<RemoveSampleInput, unknown>;
};
