import type { Instant } from "#lib/kernel/instant.ts";
import type { IsUnder } from "../agreement/allowed-networks.ts";
import type { AllowedNetworks } from "../agreement/allowed-networks-schema.ts";
import type { ReadyRule } from "../look-up/derive-attributes.ts";
import type { SubscriptionState } from "../subscription/subscriber.ts";
import type { MandatoryFields } from "../udr/check-mandatory.ts";
import type { CheckedAttribute } from "./checked-attribute.ts";
import type { IdentifierKind } from "./read-imported-line.ts";
import type { ImportRating } from "./usage-import-view.ts";

/** What is known here of everything that the lines of a chunk name. What is missing is not known. */
export type ImportFacts = {
  readonly batch: ImportBatch;
  /** By number. Numbers of subscriptions are not unique by themselves. */
  readonly subscriptions: ReadonlyMap<string, readonly ImportSubscription[]>;
  /** By value, of whatever kind. */
  readonly identifiers: ReadonlyMap<string, readonly ImportIdentifier[]>;
  readonly products: ReadonlyMap<string, ImportProduct>;
  readonly udrTypes: ReadonlyMap<string, ImportUdrType>;
};

export type ImportBatch = {
  readonly importId: number;
  readonly reference: string;
  readonly rating: ImportRating;
  readonly sourceId: number;
  readonly sourceName: string;
};

export type ImportSubscription = {
  readonly shard: number;
  readonly accountId: number;
  readonly subscriptionId: number;
  readonly number: string;
  readonly state: SubscriptionState;
  readonly startedAt: Instant;
  /** Of its account. */
  readonly currency: string;
  /** Who held it or one of its identifiers, the latest first. */
  readonly holders: readonly Holder[];
  /** The networks that it may use, its own rule before what its account agreed on; null: any. */
  readonly networksAt: (at: Instant) => AllowedNetworks | null;
};

export type ImportIdentifier = { readonly kind: IdentifierKind; readonly value: string; readonly subscription: ImportSubscription };

export type Holder = {
  readonly personId: number | null;
  readonly costCentreId: number | null;
  /** Null: the whole subscription. */
  readonly identifier: { readonly kind: string; readonly value: string } | null;
  readonly from: Instant;
  readonly to: Instant | null;
};

export type ImportProduct = {
  readonly productId: number;
  readonly code: string;
  readonly name: string;
  readonly isUsageService: boolean;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  /** The codes of the UDR types of its product type; the first is the default. */
  readonly udrTypes: readonly string[];
};

export type ImportUdrType = MandatoryFields & {
  readonly udrTypeId: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly unitDecimals: number;
  readonly sourceIds: ReadonlySet<number>;
  readonly attributes: readonly CheckedAttribute[];
  /** What derives attributes of its usage, in their order. */
  readonly lookUps: readonly ReadyRule[];
  /** Of each choice the tree of its values. */
  readonly isUnder: ReadonlyMap<string, IsUnder>;
};
