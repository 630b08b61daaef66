import type { Reach } from "./price-plan.ts";

/** `Reach` with its instant as text. */
export type ReachView = { readonly kind: Exclude<Reach["kind"], "existingFrom"> } | { readonly kind: "existingFrom"; readonly at: string };

/** The version that a corrective one replaces, by number, and for which past. */
export type CorrectsView = { readonly version: number; readonly from: string; readonly to: string };

/** `VersionAudience` with its instants as text. */
export type VersionAudienceView = {
  readonly begunFrom: string | null;
  readonly begunBefore: string | null;
  readonly joins: { readonly kind: "at"; readonly at: string } | { readonly kind: "nextCycle" } | null;
  readonly isLeaving: boolean;
};

/** A version that prices somebody now. */
export type PricingVersion = { readonly version: number; readonly audience: VersionAudienceView };
