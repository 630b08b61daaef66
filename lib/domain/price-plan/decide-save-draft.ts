import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import type { DraftHead, PricePlan } from "./price-plan.ts";

export type SaveDraftFacts = {
  readonly plan: Pick<PricePlan, "code" | "currency">;
  readonly draft: DraftHead | null;
  /** The revision that the editor began from. */
  readonly revision: number;
  readonly document: { readonly code: string; readonly currency: string };
  readonly documentHash: string;
};

export type SavedDraft = { readonly revision: number; readonly isChanged: boolean };

/**
 * A draft is saved over the revision it was read at, never over a newer one. Saving what is stored already changes
 * nothing, so an autosave that comes late neither counts up nor makes its sender an editor.
 */
export function decideSaveDraft({ plan, draft, revision, document, documentHash }: SaveDraftFacts): Result<SavedDraft, Refusal> {
  const closed = refuseClosed(draft);
  if (draft === null || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
  if (document.code !== plan.code) return refused({ code: "DOCUMENT_INVALID", path: "code" });
  if (document.currency !== plan.currency) return refused({ code: "DOCUMENT_INVALID", path: "currency" });
  if (documentHash === draft.documentHash) return ok({ revision: draft.revision, isChanged: false });
  if (revision !== draft.revision) return refused({ code: "STALE_REVISION", params: { revision: draft.revision } });
  return ok({ revision: draft.revision + 1, isChanged: true });
}

/** Why a draft cannot be worked on, if it cannot. */
export function refuseClosed(draft: Pick<DraftHead, "state"> | null): Refusal | null {
  if (draft === null) return { code: "NOT_FOUND" };
  if (draft.state === "inReview") return { code: "ALREADY_IN_REVIEW" };
  return draft.state === "draft" ? null : { code: "DRAFT_NOT_OPEN" };
}
