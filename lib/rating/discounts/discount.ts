/** An additive discount as the pricing document writes it. Money and quantities are decimals as text. */
export type Discount = {
  readonly code: string;
  readonly version: number;
  readonly kind: DiscountKind;
  /** An amount of money, a percentage (10 means 10 %), or a quantity in the service's unit of measurement. */
  readonly value: string;
  /** `period`: the value is for a whole period and used up by its usage. A percentage of a period is one of each UDR in it. */
  readonly per: "udr" | "period";
  readonly renew: Renewal;
  /** Percentages cascade from level 1 up; those of one level are added. */
  readonly level: number;
  /** Null: for everything. */
  readonly for: DiscountTarget | null;
  /** The code of a usage zone the usage must be in. */
  readonly zone: string | null;
  readonly account: AccountCondition | null;
  /** Half-open, instants with an offset; null is without end. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Free usage of a period that the SIMs of an organisation share: its pricing agreement's counter counts it. */
  readonly shared?: SharedTerms;
};

/** What a shared allowance says beside a discount. */
type SharedTerms = {
  /** How much of it one SIM may take while the others have theirs, in the same period; null leaves it to whoever comes first. */
  readonly capPerSim: string | null;
  /** Of the account: all plans that price its usage share the same periods. */
  readonly timeZone: string;
};

export const DISCOUNT_KINDS = ["amount", "percentage", "freeUsage"] as const;
export type DiscountKind = (typeof DISCOUNT_KINDS)[number];

export type Renewal = "never" | "cycle" | { readonly every: number; readonly unit: "day" | "week" | "month" };

export type DiscountTarget =
  | { readonly product: string }
  | { readonly productType: string }
  | { readonly family: string }
  | { readonly udrType: string };

export type AccountCondition = { readonly classification: string };

/** A discount that came with the usage: given by an agent at the order. One of the console's says which it is, so that reasons name it. */
export type AdHocDiscount = {
  readonly kind: DiscountKind;
  readonly value: string;
  readonly code?: string;
  readonly version?: number;
};
