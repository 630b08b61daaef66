import type { AskedView, ReviewView } from "../home/home-view.ts";
import type { ReviewKind } from "../home/review-subject.ts";
import type { ReviewDecision } from "../price-plan/price-plan.ts";

/** What somebody asked a second person, and what became of it. */
export type DecidedReview = Omit<ReviewView, "mayDecide" | "standing"> & { readonly decided: NonNullable<AskedView["decided"]> };

/** All of them must hold; what is null is not asked for. People by their number, days of the business zone, both included. */
export type DecidedFilter = {
  readonly kind: ReviewKind | null;
  readonly decision: ReviewDecision | null;
  readonly askedBy: number | null;
  readonly decidedBy: number | null;
  /** When it was decided: "2026-03-03". */
  readonly from: string | null;
  readonly to: string | null;
};

export type DecidedPage = { readonly reviews: readonly DecidedReview[]; readonly nextCursor: string | null };

export type Person = { readonly userId: number; readonly name: string };

/** Who ever asked, and who ever decided, by name. */
export type DecidedPeople = { readonly askers: readonly Person[]; readonly deciders: readonly Person[] };

export const DECISION_NAMES = {
  approved: "Approved",
  changesRequested: "Sent back",
  withdrawn: "Withdrawn",
} as const satisfies Record<ReviewDecision, string>;

/** As the page of the request says it: a credit that is not given is asked for anew, where other requests are worked on. */
export function decisionInWords(kind: ReviewKind, decision: ReviewDecision): string {
  return kind === "credit" && decision === "changesRequested" ? "Rejected" : DECISION_NAMES[decision];
}
