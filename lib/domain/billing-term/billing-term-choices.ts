import type { Reference } from "../definition/reference.ts";

export type DefaultPlanChoice = Reference & { readonly currency: string; readonly isPublished: boolean };

export type BillingTermChoices = {
  readonly zone: string;
  /** The installation's, with which a new scheme begins. */
  readonly currency: string;
  /** ISO text of the business instant: the example's subscription begins then. */
  readonly now: string;
  /** None that is archived. */
  readonly plans: readonly DefaultPlanChoice[];
};
