import type { AssignSubscriptionInput } from "#lib/domain/account/people-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

type PersonForm = {
  readonly account: string;
  readonly personId: number | null;
  readonly name: string;
  readonly reference: string | null;
  readonly seen: { readonly name: string; readonly reference: string | null } | null;
};

type CostCentreForm = {
  readonly account: string;
  readonly costCentreId: number | null;
  readonly code: string;
  readonly name: string;
  readonly seen: { readonly code: string; readonly name: string } | null;
};

/** What may be done about who holds an account's subscriptions. */
export type PeopleActions = {
  readonly savePerson: Action<PersonForm, unknown>;
  readonly saveCostCentre: Action<CostCentreForm, unknown>;
  readonly assignSubscription: Action<AssignSubscriptionInput, unknown>;
};
