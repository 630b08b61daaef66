import type { Currency } from "#lib/kernel/currency.ts";
import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { GivenDiscount } from "../discount/given-discount.ts";

export const DIRECTIVES = ["toBeBilled", "toBeCredited", "notToBeBilled"] as const;
export type Directive = (typeof DIRECTIVES)[number];

export type UdrState = "scheduled" | "posted" | "cancelled";
export type UdrOrigin = "order" | "fee" | "import" | "successor";

/** Where the price comes from: our plans, the supplier (gross and tax came along), or nowhere (kept for information). */
export type UdrRating = "here" | "elsewhere" | "information";

/** A usage detail record with its current values: one occurrence of use (seed 002). */
export type Udr = UdrKey & {
  readonly subscriptionId: number;
  readonly origin: UdrOrigin;
  readonly orderId: number | null;
  readonly rating: UdrRating;
  readonly state: UdrState;
  readonly directive: Directive;
  /** 1 at birth, one more with each action; an action names the one it saw. */
  readonly revision: number;
  readonly currency: Currency;
  readonly orderedAt: Instant | null;
  readonly recordedAt: Instant;
  readonly personId: number | null;
  readonly costCentreId: number | null;
} & Usage;

export type UdrKey = { readonly shard: number; readonly accountId: number; readonly udrId: number };

/** What a UDR was before one of its actions: all that an action may change. */
export type FormerValues = Usage & Pick<Udr, "state" | "directive">;

/** What an Adjust may change. */
export type Usage = {
  readonly udrTypeId: number;
  readonly productId: number;
  readonly sourceId: number;
  /** In the unit of the UDR type. */
  readonly quantity: Decimal;
  readonly usedFrom: Instant;
  readonly usedTo: Instant | null;
  readonly billingEffectiveAt: Instant;
  readonly metadata: Readonly<Record<string, string>>;
  /** What agents gave, with the order or with an Adjust. */
  readonly adHocDiscounts: readonly GivenDiscount[];
  readonly importedGross: Micros | null;
  readonly importedTax: Micros | null;
};
