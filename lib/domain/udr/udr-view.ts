import type { ExplainedInWords } from "#lib/rating/words/explain-in-words.ts";
import type { RevealTarget } from "../account/reveal-schema.ts";
import type { RbiState } from "../billing/rbi.ts";
import type { GivenDiscount } from "../discount/given-discount.ts";
import type { ReviewDecision } from "../price-plan/price-plan.ts";
import type { ResendOffer } from "../provisioning/delivery-view.ts";
import type { AttributeType } from "./adjust-facts.ts";
import type { AttributeFacts } from "./attribute-facts.ts";
import type { AvailableAction } from "./available-actions.ts";
import type { CreditRequestOfUdr } from "./credit-review-view.ts";
import type { Directive, UdrOrigin, UdrRating, UdrState } from "./udr.ts";
import type { UdrAction } from "./udr-actions.ts";
import type { UdrPageFacts } from "./udr-page-view.ts";

export type Named = { readonly code: string; readonly name: string };

/**
 * Domain rule R60: pending is not rated yet although it is to be billed or credited; completed has a charge that stands.
 * None: it is cancelled, scheduled or not to be billed, so there is nothing to rate.
 */
export const RATING_STATES = ["completed", "pending", "none"] as const;
export type RatingState = (typeof RATING_STATES)[number];

/** Of the charge that stands. */
export const CHARGE_STATES = ["billed", "notBilled"] as const;
export type ChargeState = (typeof CHARGE_STATES)[number];

/** A line of the summary page. */
export type UdrRow = {
  readonly udrId: number;
  readonly revision: number;
  /** That the order came with; null of usage that nobody ordered. */
  readonly reference: string | null;
  /** The import that it came with. */
  readonly batch: number | null;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly subscriptionNumber: string;
  readonly product: Named;
  readonly productType: Named;
  readonly productFamily: Named | null;
  readonly udrType: Named;
  readonly quantity: string;
  readonly unit: string;
  /** Without what is personal. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly from: string;
  readonly to: string | null;
  readonly billingEffectiveAt: string;
  readonly source: Named;
  readonly directive: Directive;
  readonly state: UdrState;
  /** A customer disputes what it costs, and no bill takes it meanwhile. */
  readonly isDisputed: boolean;
  readonly ratingState: RatingState;
  /** Of the charge that stands; null when none does. */
  readonly gross: string | null;
  readonly currency: string;
};

/** Counted up to a bound, and no longer than a look takes: beyond that, `isMore`. */
export type BoundedCount = { readonly rows: number; readonly isMore: boolean };

export type UdrPage = {
  readonly rows: readonly UdrRow[];
  /** Hand it back for the page below; null at the end. */
  readonly nextCursor: string | null;
  /** For the page above; null where none can be. */
  readonly previousCursor: string | null;
  /** Where the first row stands: with it one asks what came above it since. Null of a page without rows. */
  readonly topCursor: string | null;
  /**
   * Where few UDRs match, a page looks through its share and says how far it came, as the sort key there: an instant or a number. It may
   * then hold fewer rows than fit, or none, and still have a next one.
   */
  readonly lookedUntil: string | null;
  /** Null on later pages, which need no count. */
  readonly count: BoundedCount | null;
};

/** What stands above a row now. */
export type NewerUdrs = BoundedCount;

/** What the criteria offer to choose from. */
export type UdrFilterOffer = {
  readonly products: readonly Named[];
  readonly productTypes: readonly Named[];
  readonly productFamilies: readonly Named[];
  readonly udrTypes: readonly Named[];
  readonly sources: readonly Named[];
  readonly catalogs: readonly Named[];
  readonly attributes: readonly AttributeFacts[];
  /** The business day, such as "2026-03-05". */
  readonly today: string;
};

/** What a text in the search field means: the criterion it becomes. Null: nobody and nothing of that name. */
export type UdrSearchAnswer = { readonly criterion: "number" | "account" | "subscription" | "product"; readonly value: string } | null;

export type RbiView = {
  readonly rbiId: number;
  readonly seq: number;
  readonly kind: "charge" | "reversal";
  readonly reverses: number | null;
  readonly state: RbiState;
  readonly directive: Directive;
  readonly revision: number;
  readonly product: Named;
  readonly quantity: string;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly taxPercent: string;
  readonly ratedAt: string;
  readonly bill: string | null;
  readonly walletTransaction: number | null;
};

/** What other usage came to cost more or less because this UDR changed. */
export type CorrectionView = {
  readonly rbiId: number;
  /** Which came late, or changed. */
  readonly causeUdrId: number;
  /** "Correction of data, March 2026: UDR 500001 changed". */
  readonly corrects: string;
  /** Another subscription's than the UDR's, in a pool. */
  readonly subscriptionNumber: string;
  readonly state: RbiState;
  readonly revision: number;
  readonly gross: string;
  readonly ratedAt: string;
  readonly bill: string | null;
  readonly walletTransaction: number | null;
};

export type RevisionView = {
  /** The revision that the action made. */
  readonly revision: number;
  readonly action: UdrAction;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly reasonText: string | null;
  /** The second person, of a credit above the limit of who acted. */
  readonly approvedBy: string | null;
  readonly changes: readonly {
    readonly label: string;
    readonly kind: "text" | "instant";
    readonly before: string | null;
    readonly after: string | null;
  }[];
};

export type MetadataView = {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly personal: boolean;
  readonly value: string | null;
  /** Of a choice, what its list calls the value; null of other types, and of values that are not in the list any more. */
  readonly valueLabel: string | null;
  /** Personal, and not for whoever reads it. */
  readonly isMasked: boolean;
  /** What asks for the whole of it; null where it is whole, or the reader may not ask. */
  readonly reveal: RevealTarget | null;
};

export type ProvisioningView = {
  readonly requestId: number;
  readonly provider: string;
  readonly device: string;
  readonly productCode: string;
  readonly state: "pending" | "delivered" | "failed";
  readonly attempts: number;
  /** The request that this one sends again. */
  readonly resends: number | null;
  /** Of one that was tried in vain and will be tried again. */
  readonly nextAttemptAt: string | null;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly lastError: string | null;
  /** The device's number by its ending only. */
  readonly isMasked: boolean;
  /** What asks for the device's whole number; null where it is whole, or the reader may not ask. */
  readonly reveal: RevealTarget | null;
};

export type AuditView = {
  readonly auditId: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly reason: string | null;
};

export type DiscountRequestOfUdr = {
  readonly requestId: number;
  /** Whether who looks at it may take it back. */
  readonly mayWithdraw: boolean;
  readonly words: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decision: ReviewDecision | null;
  readonly note: string | null;
};

/** The line of a batch that a UDR was made from; null as received where the reader may not see whose usage it is. */
export type ImportedLine = {
  readonly importId: number;
  readonly line: number;
  readonly reference: string;
  readonly fileName: string;
  readonly sourceName: string;
  readonly received: string | null;
};

/** The Data Entry page. */
export type UdrDetail = Omit<UdrRow, "metadata"> &
  UdrPageFacts & {
    readonly subscriptionId: number;
    readonly payment: "normal" | "prepaid";
    readonly origin: UdrOrigin;
    readonly rating: UdrRating;
    readonly revision: number;
    readonly orderId: number | null;
    readonly orderedAt: string | null;
    readonly orderedBy: string | null;
    readonly recordedAt: string;
    /** Null of usage that was not imported. */
    readonly imported: ImportedLine | null;
    /** Why it could not be rated; null unless it is parked. */
    readonly parkedBecause: string | null;
    readonly importedGross: string | null;
    readonly importedTax: string | null;
    readonly metadata: readonly MetadataView[];
    /** The ad hoc discounts that it has, each in words as well. */
    readonly discounts: readonly (GivenDiscount & { readonly words: string })[];
    /** What a second person is asked for, or was last. */
    readonly discountRequest: DiscountRequestOfUdr | null;
    /** A credit above an agent's limit, that a second person is asked for, or was last. */
    readonly creditRequest: CreditRequestOfUdr | null;
    /** The cancelled UDR whose place this one took. */
    readonly succeeds: number | null;
    /** Of a cancelled UDR, what took its place. */
    readonly successor: number | null;
    readonly actions: readonly AvailableAction[];
    /** All RBIs together: what this UDR amounts to for the customer. */
    readonly net: string;
    readonly live: RbiView | null;
    readonly chain: readonly RbiView[];
    /** Of other usage: not part of what this UDR amounts to. */
    readonly corrections: readonly CorrectionView[];
    /** Of its product together with what else it counts with, since other UDRs came late or changed. */
    readonly corrected: readonly CorrectionView[];
    /** It counts together with other usage, so a correction's reason decides what that costs. */
    readonly countsTogether: boolean;
    readonly price: ExplainedInWords | null;
    readonly revisions: readonly RevisionView[];
    readonly provisioning: readonly ProvisioningView[];
    readonly resend: ResendOffer;
    readonly audit: readonly AuditView[];
  };

export type ReasonView = { readonly code: string; readonly label: string; readonly usageHappened: boolean };

/** What the Adjust form offers: usage products with their UDR types, and per type its sources and attributes. */
export type AdjustOffer = {
  readonly products: readonly (Named & { readonly udrTypes: readonly string[] })[];
  readonly udrTypes: readonly AdjustTypeOffer[];
};

export type AdjustTypeOffer = Named & {
  readonly unit: string;
  readonly unitDecimals: number;
  readonly toMandatory: boolean;
  readonly sources: readonly Named[];
  readonly attributes: readonly AttributeOffer[];
};

export type AttributeOffer = {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly mandatory: boolean;
  readonly personal: boolean;
  readonly values: readonly { readonly value: string; readonly label: string }[] | null;
};
