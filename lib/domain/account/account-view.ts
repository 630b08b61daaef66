import type { DeviceView } from "../device/device-view.ts";
import type { IdentifierKind } from "./identifier.ts";
import type { RevealTarget } from "./reveal-schema.ts";

/** What the screens of an account show. Amounts are exact text, instants ISO text; identifiers are masked where they must be. */

export type NamedCode = { readonly code: string; readonly name: string };

export type Payment = "normal" | "prepaid";

export type AccountRow = {
  readonly number: string;
  readonly name: string;
  readonly classification: NamedCode;
  readonly payments: readonly Payment[];
  readonly subscriptions: number;
  readonly currency: string;
  /** What the ledger says is owed; negative when the customer is in credit. */
  readonly balance: string;
};

export type AccountList = {
  readonly rows: readonly AccountRow[];
  /** The number after which the next page begins; null on the last. */
  readonly nextAfter: string | null;
  readonly classifications: readonly NamedCode[];
};

export type RecentAccountRow = { readonly number: string; readonly name: string; readonly lastActedAt: string };

export const SUBSCRIPTION_STATE_NAMES = {
  draft: "Draft",
  effective: "Effective",
  notEffective: "Not effective",
  inResting: "In resting",
  cancelled: "Cancelled",
} as const;
export type SubscriptionState = keyof typeof SUBSCRIPTION_STATE_NAMES;

export type TermedServiceView = NamedCode & {
  readonly state: "effective" | "notEffective" | "notYet" | "ended";
  readonly from: string;
  readonly to: string | null;
};

export type WalletView = { readonly balance: string; readonly debt: string; readonly floor: string; readonly currency: string };

export type IdentifierView = {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly isMasked: boolean;
  /** What asks for the whole of it; null where it is whole, or the reader may not ask. */
  readonly reveal: RevealTarget | null;
};

/** A plan that may price a subscription's usage: the first with a rate for the product decides. */
export type PriceStep = {
  readonly code: string;
  readonly name: string;
  /** "of the group VIP" */
  readonly because: string;
  /** Prices it now; null while none is in force for it, and the next plan is asked. */
  readonly version: number | null;
  /** Why it is not simply the latest in force. */
  readonly stays: VersionStay | null;
  /** When another version prices it, as far as is known today. */
  readonly next: { readonly version: number | null; readonly at: string } | null;
  /** Nothing is priced by it until it is released. */
  readonly isOnHold: boolean;
};

export type VersionStay =
  | { readonly kind: "pinned"; readonly to: string | null }
  /** The later version reaches it then; null: never, it is for new subscriptions only. */
  | { readonly kind: "earlier"; readonly later: number; readonly reachedAt: string | null };

/** A version that the account, or one of its subscriptions, keeps now or later. */
export type KeptVersion = {
  readonly pinId: number;
  readonly plan: NamedCode;
  readonly version: number;
  /** Null: all of the account's. */
  readonly subscription: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly hasBegun: boolean;
  readonly reason: string;
  readonly by: string;
};

export type SubscriptionCard = {
  readonly subscriptionId: number;
  readonly number: string;
  readonly type: NamedCode;
  readonly payment: Payment;
  readonly state: SubscriptionState;
  readonly scheme: NamedCode;
  /** "Bills as soon as 3 UDRs are unbilled." */
  readonly schemeInWords: string;
  readonly unbilledUdrs: number;
  readonly unbilledGross: string;
  readonly services: readonly TermedServiceView[];
  /** In the order in which they are asked. */
  readonly prices: readonly PriceStep[];
  readonly provider: string | null;
  readonly identifiers: readonly IdentifierView[];
  /** Where it may be used, by itself or as agreed; null: anywhere. */
  readonly networks: string | null;
  /** Those that were removed last. */
  readonly devices: readonly DeviceView[];
  readonly wallet: WalletView | null;
  readonly startedAt: string;
};

export type AssignmentView = {
  readonly assignmentId: number;
  readonly subscriptionNumber: string;
  readonly identifier: string | null;
  readonly person: string | null;
  readonly costCentre: NamedCode | null;
  readonly from: string;
  readonly to: string | null;
};

export type BillRow = {
  readonly number: string;
  readonly kind: "bill" | "creditNote";
  readonly subscriptionNumber: string | null;
  readonly total: string;
  readonly currency: string;
  readonly issuedAt: string;
};

export type AccountDetail = {
  readonly number: string;
  readonly name: string;
  readonly classification: NamedCode;
  readonly currency: string;
  readonly zone: string;
  readonly taxClass: "standard" | "exempt" | "reverseCharge";
  readonly creditLimit: string | null;
  readonly balance: string;
  readonly unbilled: string;
  /** Both together: what the customer comes to owe. */
  readonly position: string;
  readonly subscriptions: readonly SubscriptionCard[];
  readonly keptVersions: readonly KeptVersion[];
  readonly assignments: readonly AssignmentView[];
  /** The latest; `hasMoreBills` says that there are older ones. */
  readonly bills: readonly BillRow[];
  readonly hasMoreBills: boolean;
};

/**
 * In the order in which they stand at one instant: what was caused above its cause. But RBIs stand below the correction, the usage or the order that
 * they are of: that is what a caller asks about, and it leads to all of them.
 */
export const TIMELINE_KINDS = ["note", "bill", "correction", "topUp", "usage", "order", "rbi", "dispute"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export type TimelineView = {
  readonly entries: readonly TimelineEntryView[];
  /** Where the search stopped for now, because it had looked through enough that does not match; null when it went through everything. */
  readonly lookedUntil: string | null;
  /** Hand it back for older entries; null at the beginning of the account. */
  readonly nextCursor: string | null;
};

export type TimelineEntryView = {
  readonly kind: TimelineKind;
  /** Of the note, bill, RBI, order, UDR or wallet transaction, or of a UDR's revision: unique within its kind. */
  readonly key: string;
  /** The UDR that it is about, if it is about one. */
  readonly udrId: number | null;
  readonly at: string;
  readonly by: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly href: string | null;
  readonly amount: string | null;
  readonly currency: string;
};
