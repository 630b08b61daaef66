import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { type DecidedRequest, type DecisionFacts, decideSubmission, type SubmissionFacts } from "../price-plan/decide-reviewed.ts";
import { refuseClosed } from "../price-plan/decide-save-draft.ts";
import type { Refusal } from "../refusal.ts";
import type { AgreementDocument } from "./agreement-document.ts";
import type { AgreementDraftHead, AgreementRequest } from "./pricing-agreement.ts";

export type SaveAgreementFacts = {
  /** The account's number and zone, which the document repeats. */
  readonly account: { readonly number: string; readonly timeZone: string };
  /** The open draft, if there is one. */
  readonly draft: AgreementDraftHead | null;
  /** The revision that the editor began from; null makes a draft where there is none. */
  readonly revision: number | null;
  readonly document: Pick<AgreementDocument, "account" | "timeZone">;
  readonly documentHash: string;
};

export type SavedAgreement = { readonly kind: "create" | "update" | "keep"; readonly revision: number };

/** Saved over the revision it was read at, never over a newer one; saving what is stored already changes nothing. */
export function decideSaveAgreement(facts: SaveAgreementFacts): Result<SavedAgreement, Refusal> {
  const { account, draft, revision, document, documentHash } = facts;
  if (document.account !== account.number) return refused({ code: "DOCUMENT_INVALID", path: "account" });
  if (document.timeZone !== account.timeZone) return refused({ code: "DOCUMENT_INVALID", path: "timeZone" });
  if (revision === null) return draft === null ? ok({ kind: "create", revision: 1 }) : refused({ code: "DRAFT_OPEN" });
  const closed = refuseClosed(draft);
  if (draft === null || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
  if (documentHash === draft.documentHash) return ok({ kind: "keep", revision: draft.revision });
  if (revision !== draft.revision) return refused({ code: "STALE_REVISION", params: { revision: draft.revision } });
  return ok({ kind: "update", revision: draft.revision + 1 });
}

type Currencies = { readonly planCurrency: string; readonly accountCurrency: string };

export type SubmitAgreementFacts = SubmissionFacts & {
  /** Of the plan that it names, and of the account; null where it names none that exists. */
  readonly currencies: Currencies | null;
};

/** As of every reviewed document; a plan in another currency would refuse all usage of the account, so it never goes to review. */
export function decideSubmitAgreement(facts: SubmitAgreementFacts): Result<{ readonly contentHash: string }, Refusal> {
  const { currencies, errors, ...rest } = facts;
  const mismatch = currencyRefusal(currencies);
  const decided = decideSubmission({ ...rest, errors: mismatch === null ? errors : [] });
  return decided.ok && mismatch !== null ? refused(mismatch) : decided;
}

/** A plan prices only accounts in its own currency, and never falls through to the next (design, "Plan precedence"). */
export function currencyRefusal(currencies: Currencies | null): Refusal | null {
  if (currencies === null || currencies.planCurrency === currencies.accountCurrency) return null;
  return { code: "CURRENCY_MISMATCH", path: "pricePlan", params: { ...currencies } };
}

export type AgreementReviewFacts = DecisionFacts<AgreementRequest, AgreementDraftHead>;
export type DecidedAgreementReview = DecidedRequest<AgreementRequest, AgreementDraftHead>;
