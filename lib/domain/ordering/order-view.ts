import type { ExplainedInWords } from "#lib/rating/words/explain-in-words.ts";
import type { DeviceChoice } from "../device/device-view.ts";
import type { GivenDiscount } from "../discount/given-discount.ts";
import type { Refusal } from "../refusal.ts";
import type { SubscriptionState } from "../subscription/subscriber.ts";
import type { AttributeType } from "../udr/adjust-facts.ts";

/** What a service would cost this subscriber now, what would move, and what stands in the way. Amounts are exact strings. */
export type QuoteView = {
  readonly product: string;
  readonly productName: string;
  readonly quantity: string;
  readonly unitName: string;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly taxPercent: string;
  readonly currency: string;
  readonly price: ExplainedInWords;
  readonly catalogName: string;
  readonly at: string;
  /** When to ask again: at the latest when a time window opens or closes. */
  readonly validUntil: string;
  /** How the number of the device ends that it would be delivered to; null for what nothing is sent for. */
  readonly deviceEnding: string | null;
  readonly payment: QuotedPayment;
  /** What is left of each limit of the account that the order counts towards, in words; empty where none does. */
  readonly allowance: readonly string[];
  /** What usage that came before it, although it is later, costs more or less with it, in words. */
  readonly others: readonly string[];
  /** What the agent gives at once, in words: "GOODWILL 20 %". */
  readonly discounts: readonly string[];
  /** What it would cost when a second person approves the rest; null where nobody has to be asked. */
  readonly withApproval: ApprovedPrice | null;
};

export type ApprovedPrice = {
  /** All of them, in words. */
  readonly discounts: readonly string[];
  readonly gross: string;
  readonly headline: string;
};

export type QuotedPayment =
  /** Waits for the next bill, unless it is the one that reaches the subscription's threshold. */
  | {
      readonly kind: "bill";
      readonly billsAtOnce: string | null;
      /** What waits for a bill once this order is taken. */
      readonly unbilledUdrs: number;
      readonly unbilledGross: string;
    }
  | { readonly kind: "wallet"; readonly balance: string; readonly balanceAfter: string }
  | { readonly kind: "lacksFunds"; readonly balance: string; readonly shortage: string };

export type OrderView = {
  readonly orderId: number;
  readonly udrId: number;
  readonly rbiId: number;
  readonly product: string;
  readonly productName: string;
  readonly quantity: string;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly currency: string;
  readonly source: string;
  readonly price: ExplainedInWords;
  readonly orderedAt: string;
  /** After the debit; null for a normal subscription. */
  readonly walletBalance: string | null;
  /** The bill that this order set off; null when it waits for the next one. */
  readonly billNumber: string | null;
  readonly provisioning: "pending" | "notNeeded";
  readonly discounts: readonly GivenDiscount[];
  /** What a second person is asked for; null where nothing waits for an approval. */
  readonly approval: (ApprovedPrice & { readonly requestId: number }) | null;
};

/** Everything a subscriber may order now, and the rest with what failed, per catalog. */
export type OrderableServices = {
  readonly available: readonly OrderableService[];
  readonly unavailable: readonly UnavailableService[];
  /** There are more usage services than were looked at: type to find them. */
  readonly isMore: boolean;
  /** What to ask for with an order, by the UDR type of the service. */
  readonly udrTypes: Readonly<Record<string, OrderFields>>;
};

export type OrderableService = {
  readonly product: string;
  readonly productName: string;
  readonly familyName: string | null;
  readonly catalogName: string;
  readonly udrType: string;
  /** For one unit now; null where it depends on what is still to be given. */
  readonly gross: string | null;
};

export type OrderFields = {
  readonly unitName: string;
  readonly fields: readonly OrderField[];
};

export type OrderField = {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly mandatory: boolean;
  readonly personal: boolean;
  /** Of a choice: the values, each as deep in the tree as its level. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly depth: number }[] | null;
};

export type UnavailableService = {
  readonly product: string;
  readonly productName: string;
  readonly reasons: readonly (Refusal & { readonly message: string })[];
};

/** Who is being served: what the till shows of the subscription before anything is chosen. */
export type DeskView = {
  readonly subscriptionId: number;
  readonly subscriptionNumber: string;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly classificationName: string;
  readonly currency: string;
  readonly zone: string;
  readonly now: string;
  readonly payment: "normal" | "prepaid";
  readonly state: SubscriptionState;
  readonly schemeName: string;
  /** Whether a pricing agreement of the account's own holds now. */
  readonly hasAgreement: boolean;
  /** Masked, or whole for those who may compare it. */
  readonly device: string | null;
  /** What an order may be delivered to; empty for those who may not compare their numbers. */
  readonly devices: readonly DeviceChoice[];
  readonly services: readonly string[];
  readonly wallet: { readonly balance: string; readonly debt: string } | null;
  /** The account's other subscriptions. */
  readonly others: readonly { readonly number: string; readonly payment: "normal" | "prepaid" }[];
};

/** A caller found by what they say: one line per subscription. */
export type SubscriberHit = {
  readonly subscriptionNumber: string;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly classificationName: string;
  readonly payment: "normal" | "prepaid";
  readonly state: SubscriptionState;
  readonly foundBy: string | null;
};

export type TopUpView = {
  readonly walletId: number;
  readonly seq: number;
  readonly amount: string;
  readonly repaidDebt: string;
  readonly balance: string;
  readonly currency: string;
};
