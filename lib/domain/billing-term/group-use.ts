import { documentInWords, type PlanDocument } from "../definition/plan-use.ts";
import type { Reference } from "../definition/reference.ts";
import { countInWords } from "../price-plan/plan-audience.ts";

type ClassificationUse = {
  readonly accounts: number;
  readonly catalogs: readonly Reference[];
  readonly discounts: readonly string[];
  /** Discounts of the console's own for this group only, in words. */
  readonly additiveDiscounts: readonly string[];
  readonly plan: Reference | null;
};

/** Why a group cannot be put away, in words. */
export function classificationUsers({ accounts, catalogs, discounts, additiveDiscounts, plan }: ClassificationUse): readonly string[] {
  return [
    ...(accounts > 0 ? [countInWords(accounts, "account")] : []),
    ...(plan === null ? [] : [`its price plan ${plan.name}`]),
    ...catalogs.map(({ name }) => `the catalog ${name}`),
    ...discounts.map((document) => `a discount of ${document}`),
    ...additiveDiscounts,
  ];
}

type TypeUse = { readonly subscriptions: number; readonly catalogs: readonly Reference[] };

export function subscriptionTypeUsers({ subscriptions, catalogs }: TypeUse): readonly string[] {
  return [
    ...(subscriptions > 0 ? [countInWords(subscriptions, "subscription")] : []),
    ...catalogs.map(({ name }) => `the catalog ${name}`),
  ];
}

/** The documents with a discount for this group only, in words and each once. */
export function discountsFor(classification: string, documents: readonly PlanDocument[]): readonly string[] {
  return [...new Set(documents.filter(({ document }) => names(document, classification)).map(documentInWords))];
}

/** Looks everywhere in the document: a form that this console does not know yet must not lose what it refers to. */
function names(document: unknown, classification: string): boolean {
  if (typeof document !== "object" || document === null) return false;
  return Object.entries(document).some(
    ([key, member]: [string, unknown]) => (key === "classification" && member === classification) || names(member, classification),
  );
}
