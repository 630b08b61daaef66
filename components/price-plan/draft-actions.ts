import type {
  DiscardDraftInput,
  SaveDraftInput,
  SubmitDraftInput,
  WithdrawReviewInput,
} from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

/** The server's verbs, handed down by the page. */
export type DraftActions = {
  readonly saveDraft: Action<SaveDraftInput, { readonly revision: number }>;
  readonly discardDraft: Action<DiscardDraftInput, unknown>;
  readonly submitDraft: Action<SubmitDraftInput, { readonly requestId: number; readonly effectiveAt: string | null }>;
  readonly withdrawReview: Action<WithdrawReviewInput, unknown>;
};
