import type { PriceStep } from "../account/account-view.ts";
import type { VersionUses } from "./pin-view.ts";
import type { PlanHeadView, VersionMark } from "./price-plan-view.ts";

/** Counts stop here: "more than 10,000" says enough, and counting all of a large installation says it late. */
export const MOST_COUNTED = 10_000;

/** At most `MOST_COUNTED` + 1, which means more. */
export type BoundedCount = number;

export type GroupOnPlan = { readonly code: string; readonly name: string; readonly accounts: BoundedCount };
export type SchemeOnPlan = { readonly code: string; readonly name: string; readonly subscriptions: BoundedCount };

/** Who is on a plan, by each of the ways in which one comes onto it. */
export type PlanUsers = {
  readonly groups: readonly GroupOnPlan[];
  /** Billing terms whose default it is, and their subscriptions without a plan of their own. */
  readonly schemes: readonly SchemeOnPlan[];
  /** Subscriptions that it was given to by name. */
  readonly subscriptions: BoundedCount;
  /** Of a Global plan: the accounts in its currency, all of which it prices in the end. */
  readonly accountsInCurrency: BoundedCount;
};

export type PlanSubscriptionRow = {
  readonly number: string;
  readonly accountNumber: string;
  /** Null for who may not read accounts. */
  readonly accountName: string | null;
};

export type PlanSubscriptions = { readonly rows: readonly PlanSubscriptionRow[]; readonly nextAfter: string | null };

/** What a plan's page shows beside its prices. */
export type PlanAudienceView = {
  readonly revision: number;
  readonly isArchived: boolean;
  readonly users: PlanUsers;
  readonly subscriptions: PlanSubscriptions;
  /** By which version they pay now. */
  readonly uses: VersionUses;
  /** Groups that it could be given to; of another kind of plan none. */
  readonly choices: readonly { readonly code: string; readonly name: string; readonly plan: PlanRef | null }[];
};

/** Which plan and version prices each subscription of an account. */
export type OwnerPrices = {
  readonly account: string;
  /** Null for who may not read accounts. */
  readonly accountName: string | null;
  readonly zone: string;
  readonly subscriptions: readonly { readonly number: string; readonly steps: readonly PriceStep[] }[];
};

export type PlanRef = { readonly code: string; readonly name: string };

export type AudienceChangeView = {
  readonly plan: PlanHeadView;
  readonly live: VersionMark | null;
  readonly next: VersionMark | null;
  readonly groups: readonly (GroupOnPlan & { readonly before: PlanRef | null })[];
  readonly subscriptions: readonly { readonly number: string; readonly accountNumber: string; readonly before: PlanRef | null }[];
  /** In another currency: their usage would be refused. The first few of them. */
  readonly foreign: readonly { readonly number: string; readonly currency: string }[];
  /** Why it cannot be done; null when it can. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
  /** What was looked at, in one word: what is then done is this or nothing. */
  readonly seen: string;
};

/** "the group VIP", "3 subscriptions". Nobody at all: none. */
export function usersInWords(users: PlanUsers, { kind, currency }: Pick<PlanHeadView, "kind" | "currency">): readonly string[] {
  const counted = kind === "global" ? countInWords(users.accountsInCurrency, "account") : null;
  return [
    ...users.groups.map(({ name }) => `the group ${name}`),
    ...users.schemes.map(({ name }) => `the billing terms ${name}`),
    ...(users.subscriptions === 0 ? [] : [countInWords(users.subscriptions, "subscription")]),
    ...(counted === null || users.accountsInCurrency === 0 ? [] : [`${counted} in ${currency}`]),
  ];
}

/** "1 account", "12 accounts", "more than 10,000 accounts". */
export function countInWords(count: BoundedCount, one: string): string {
  if (count > MOST_COUNTED) return `more than ${MOST_COUNTED.toLocaleString("en-GB")} ${one}s`;
  return `${count.toLocaleString("en-GB")} ${one}${count === 1 ? "" : "s"}`;
}
