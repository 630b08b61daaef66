import type { PlanHeadView, VersionMark } from "./price-plan-view.ts";
import type { SamplePrice } from "./sample.ts";

/** A pin as the plan's page lists it. Instants are ISO text. */
export type PinRow = {
  readonly pinId: number;
  readonly accountNumber: string;
  /** Null for who may not read accounts. */
  readonly accountName: string | null;
  /** Null: all of the account's. */
  readonly subscription: string | null;
  readonly version: number;
  readonly from: string;
  readonly to: string | null;
  readonly state: "holds" | "later" | "ended";
  readonly reason: string;
  readonly by: string;
};

export type PinPage = { readonly rows: readonly PinRow[]; readonly nextBefore: number | null };

/** What a pin changes for a subscription. */
export type PinnedSubscription = {
  readonly number: string;
  /** By the plan, whatever plan is asked before it. Null: none is in force for it. */
  readonly now: number | null;
  /** When the pin has begun; or when it has ended. */
  readonly after: number | null;
  /** Of a new pin: what would price it otherwise, and from when. Null: the same version, as far as is known. */
  readonly otherwise: { readonly version: number | null; readonly at: string } | null;
  /** A pin of its own stands before that of its account. */
  readonly keepsOwn: boolean;
  /** Plans that are asked before this one; null: this plan is not asked at all. */
  readonly askedAfter: readonly string[] | null;
};

/** What a sample costs under each of the versions. */
export type PinnedSample = { readonly name: string; readonly prices: readonly SamplePrice[] };

export type PinChangeView = {
  readonly plan: PlanHeadView;
  readonly account: string;
  readonly accountName: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly subscriptions: readonly PinnedSubscription[];
  /** Those between which something changes, oldest first; `samples` are priced under each. */
  readonly versions: readonly VersionMark[];
  readonly samples: readonly PinnedSample[];
  readonly refusal: { readonly code: string; readonly message: string; readonly path: string | null } | null;
  /** What was looked at, in one word: what is then done is this or nothing. */
  readonly seen: string;
};

/** A version, and how many pay by it now; counts are bounded as those of the audience. */
export type VersionUse = {
  readonly version: number;
  readonly subscriptions: number;
  readonly accounts: number;
  /** Because of a pin. */
  readonly pinned: number;
  /** They may still be on an earlier one: each moves with its next billing cycle. */
  readonly orEarlier: boolean;
};

export type VersionUses = {
  readonly rows: readonly VersionUse[];
  /** No version is in force for them: the next plan decides. */
  readonly without: number;
  /** There are more subscriptions than were looked at. */
  readonly isMore: boolean;
};

type PinFilter = { readonly pins: string; readonly account?: string | undefined; readonly before?: number | undefined };

/** The plan's page with these pins in sight; it can be sent to somebody. */
export function pinsAddress(code: string, { pins, account, before }: PinFilter): string {
  const named = { tab: "audience", pins: pins === "standing" ? undefined : pins, account, before: before?.toString() };
  const query = new URLSearchParams(Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return `/price-plans/${encodeURIComponent(code)}?${query.toString()}`;
}
