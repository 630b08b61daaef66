import type { DefinitionChange } from "../definition/definition-change.ts";
import type { Finding } from "../price-plan/finding.ts";
import type { VersionState } from "../price-plan/version-state.ts";
import type { WhyNotAnswer } from "../review/refuse-answer.ts";
import type { DiscountApplication, DiscountDocument } from "./discount-document.ts";
import type { DiscountChange } from "./discount-words.ts";

/** What screens are given: plain JSON, instants as ISO text. */

/** `over`: its version in force is no longer valid. `none`: nothing of it was ever approved. */
export type DiscountStanding = "inForce" | "scheduled" | "over" | "none";

export type DiscountRow = {
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly application: DiscountApplication;
  readonly standing: DiscountStanding;
  /** Of the version in force, or of the one to come; null while there is none. */
  readonly words: string | null;
  readonly draft: "draft" | "inReview" | null;
  readonly revision: number;
  readonly archivedAt: string | null;
};

export type DiscountVersionView = {
  readonly version: number;
  readonly state: VersionState;
  readonly effectiveAt: string;
  readonly words: string;
  readonly changes: readonly DiscountChange[];
  readonly requestedBy: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly note: string;
  readonly documentHash: string;
};

export type DiscountRequestView = {
  readonly requestId: number;
  readonly contentHash: string;
  readonly effectiveAt: string | null;
  readonly isEffectiveInPast: boolean;
  readonly note: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** Why who looks at it may not decide; null when they may. */
  readonly whyNot: WhyNotAnswer | null;
};

export type DiscountDraftView = {
  readonly revision: number;
  readonly state: "draft" | "inReview";
  readonly document: DiscountDocument;
  readonly words: string;
  /** Against the version that it began from. */
  readonly changes: readonly DiscountChange[];
  readonly findings: readonly Finding[];
  readonly editors: readonly string[];
  readonly request: DiscountRequestView | null;
  /** What a reviewer asked for, when the draft came back. */
  readonly requestedChanges: { readonly by: string; readonly at: string; readonly note: string } | null;
};

export type DiscountView = DiscountRow & {
  readonly versions: readonly DiscountVersionView[];
  readonly openDraft: DiscountDraftView | null;
  readonly history: readonly DefinitionChange[];
  readonly zone: string;
  readonly now: string;
  /** Next midnight, as a datetime-local field holds it. */
  readonly defaultEffective: string;
};

export type Choice = { readonly value: string; readonly label: string };

/** What the form offers to choose from. */
export type DiscountChoices = {
  readonly products: readonly Choice[];
  readonly productTypes: readonly Choice[];
  readonly families: readonly Choice[];
  readonly udrTypes: readonly Choice[];
  readonly zones: readonly Choice[];
  readonly classifications: readonly Choice[];
  readonly timeZone: string;
  readonly currency: string;
  /** The code of the Global plan of that currency, by whose prices discounts are tried; null while there is none. */
  readonly plan: string | null;
};

export type DiscountReviewRow = {
  readonly code: string;
  readonly name: string;
  readonly requestId: number;
  readonly words: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly effectiveAt: string | null;
  readonly note: string;
  readonly isMine: boolean;
};
