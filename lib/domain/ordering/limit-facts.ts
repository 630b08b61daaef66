import type { Currency } from "#lib/kernel/currency.ts";
import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { LimitPeriod, UsageLimits } from "../account/usage-limits-schema.ts";

/** Who set the limits: they were put on the account, or agreed with it. */
export type LimitSource = "account" | "agreement";

export type LimitSet = { readonly source: LimitSource; readonly rules: UsageLimits };

/** What an account used of one product in a period: what was charged for it, tax included, and how much it was. */
export type UsedOfProduct = {
  readonly product: string;
  readonly productType: string;
  readonly family: string | null;
  readonly quantity: Decimal;
  readonly gross: Micros;
};

/** The half-open period that holds the instant of the order, with all that the account used in it, whichever subscription used it. */
export type UsedInPeriod = {
  readonly per: Exclude<LimitPeriod, "transaction">;
  readonly from: Instant;
  readonly until: Instant;
  readonly usage: readonly UsedOfProduct[];
};

/** How a limit's target is called, and in what its usage is measured where that is the same for all of it. */
export type NamedTarget = { readonly name: string; readonly unit: string | null };

/** What an account owes and may come to owe (domain R50). Billed: what its posted bills say that nobody has paid, by the ledger. */
export type AccountCredit = {
  /** Null: none was given, so none is reached. */
  readonly limit: Micros | null;
  readonly billed: Micros;
  readonly unbilled: Micros;
};

/** Everything an account's limits are judged by at an instant. */
export type LimitFacts = {
  readonly sets: readonly LimitSet[];
  /** Of every period that some limit is for. */
  readonly used: readonly UsedInPeriod[];
  /** By `targetKey`. */
  readonly targets: ReadonlyMap<string, NamedTarget>;
  readonly credit: AccountCredit;
  readonly currency: Currency;
  /** The account's. */
  readonly zone: string;
};

export type LimitedProduct = {
  readonly code: string;
  readonly name: string;
  readonly productTypeCode: string;
  readonly productFamilyCode: string | null;
};

/** What is asked for, with its price. */
export type LimitedOrder = {
  readonly product: LimitedProduct;
  readonly quantity: Decimal;
  readonly gross: Micros;
  readonly unitDecimals: number;
  /** A prepaid order is paid at once and never owed. */
  readonly isOwed: boolean;
};
