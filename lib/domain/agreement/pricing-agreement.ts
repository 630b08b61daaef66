import type { Instant } from "#lib/kernel/instant.ts";
import type { DraftState, Effective, ReviewAnswer } from "../price-plan/price-plan.ts";

/** What people call it and what it is for. The revision counts the changes of these two. */
export type AgreementHead = { readonly name: string; readonly description: string | null; readonly revision: number };

export type AgreementKey = { readonly shard: number; readonly accountId: number };

/** A published version without its document: who asked, who decided, from when. */
export type AgreementVersionHead = {
  readonly versionId: number;
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
export type AgreementDraftHead = AgreementKey & {
  readonly draftId: number;
  readonly basedOnVersionId: number | null;
  readonly state: DraftState;
  readonly documentHash: string;
  readonly revision: number;
};

export type AgreementRequest = AgreementKey & {
  readonly requestId: number;
  readonly draftId: number;
  readonly contentHash: string;
  readonly effective: Effective;
  readonly note: string;
  readonly requestedBy: number;
  readonly requestedAt: Instant;
  readonly decided: ReviewAnswer | null;
};
