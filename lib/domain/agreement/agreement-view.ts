import type { AllowanceChoices } from "../allowance/allowance-choices.ts";
import type { DefinitionChange } from "../definition/definition-change.ts";
import type { Choice, DiscountDraftView, DiscountRequestView, DiscountVersionView } from "../discount/discount-view.ts";
import type { AgreementDocument } from "./agreement-document.ts";
import type { NetworkAttribute } from "./networks-draft.ts";
import type { AgreementHead } from "./pricing-agreement.ts";

/** What screens are given: plain JSON, instants as ISO text. */

/** `ended`: its version in force has come to its end. `none`: nothing of it was ever approved. */
export type AgreementStanding = "inForce" | "scheduled" | "ended" | "none";

export type NamedPlan = { readonly code: string; readonly name: string };

export type AgreementRow = AgreementHead & {
  readonly account: { readonly number: string; readonly name: string };
  readonly standing: AgreementStanding;
  /** Of the version that it stands by; null where it changes no prices, or nothing was approved. */
  readonly plan: NamedPlan | null;
  /** From when that version holds, and the first local day on which it no longer does. */
  readonly since: string | null;
  readonly until: string | null;
  readonly draft: "draft" | "inReview" | null;
};

export type AgreementList = {
  readonly rows: readonly AgreementRow[];
  /** The number after which the next page begins; null on the last. */
  readonly nextAfter: string | null;
};

export type AgreementTerm = { readonly term: string; readonly value: string };

export type AgreementDraftView = Omit<DiscountDraftView, "document" | "request"> & {
  readonly document: AgreementDocument;
  readonly request: DiscountRequestView | null;
};

export type AgreementView = AgreementRow & {
  readonly currency: string;
  /** Of the version that it stands by, everything it says. */
  readonly terms: readonly AgreementTerm[];
  /** The subscriptions of the account that are not cancelled. */
  readonly subscriptions: number;
  readonly versions: readonly DiscountVersionView[];
  readonly openDraft: AgreementDraftView | null;
  readonly history: readonly DefinitionChange[];
  readonly zone: string;
  readonly now: string;
  /** Next midnight, as a datetime-local field holds it. */
  readonly defaultEffective: string;
};

/** A usage of the account as it would be priced from then on, with and without what is asked for. */
export type ImpactRow = {
  readonly udrId: number;
  readonly product: string;
  readonly quantity: string;
  readonly usedAt: string;
  readonly now: PricedAs;
  readonly agreed: PricedAs;
};

/** The amount and the plan that decided, or why there is no price. */
export type PricedAs =
  | { readonly gross: string; readonly plan: string; readonly refusal: null }
  | { readonly gross: null; readonly plan: null; readonly refusal: string };

export type AgreementImpact = { readonly currency: string; readonly at: string; readonly rows: readonly ImpactRow[] };

/** What the form offers to choose from. */
export type AgreementChoices = {
  readonly account: { readonly number: string; readonly name: string; readonly currency: string; readonly timeZone: string };
  /** Published, in the account's currency; those made for agreements first. */
  readonly plans: readonly Choice[];
  readonly discounts: readonly Choice[];
  readonly productTypes: readonly Choice[];
  readonly families: readonly Choice[];
  /** The attributes that may name a network. */
  readonly networks: readonly NetworkAttribute[];
  readonly allowances: AllowanceChoices;
};

export type AgreementReviewRow = {
  readonly account: { readonly number: string; readonly name: string };
  readonly requestId: number;
  readonly words: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly effectiveAt: string | null;
  readonly note: string;
  readonly isMine: boolean;
};

/** On the page of a plan: who agreed on it. */
export type PlanAgreementRow = {
  readonly account: { readonly number: string; readonly name: string };
  readonly version: number;
  readonly since: string;
  readonly isScheduled: boolean;
};

/** On the page of an account. `words`: null while nothing was approved. */
export type AccountAgreement = AgreementRow & { readonly words: string | null };
