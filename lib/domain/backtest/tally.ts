/**
 * What a stretch of usage comes to under two books, as it is stored and added up. Amounts are whole millionths as text, net of tax unless
 * they say otherwise, so that any number of parts adds up exactly and in any order.
 */
export type BacktestTally = {
  readonly total: GrossSums;
  readonly products: SumsBy;
  /** By the line of the tried document that prices the usage then: `lineKey`. */
  readonly lines: SumsBy;
  /** By hour of the local week, 0 to 167. */
  readonly hours: SumsBy;
  readonly classifications: SumsBy;
  readonly accounts: AccountsTally;
  readonly losesPrice: UnpricedTally;
  readonly gainsPrice: UnpricedTally;
  readonly unpriced: number;
  readonly elsewhere: number;
  /** Of each part by itself, for what the parts rated so far say of all of them. */
  readonly parts: readonly Sums[];
};

export type Sums = { readonly udrs: number; readonly now: string; readonly tried: string };

export type GrossSums = Sums & { readonly grossNow: string; readonly grossTried: string; readonly changed: number };

export type SumsBy = Readonly<Record<string, Sums>>;

export type AccountSums = Sums & { readonly accountId: number };

export type AccountsTally = {
  readonly more: number;
  readonly less: number;
  readonly same: number;
  /** How many accounts in each step of `CHANGE_STEPS`. */
  readonly steps: readonly number[];
  /** The greatest rises and falls, no more than `MOST_ACCOUNTS` of each. */
  readonly payMore: readonly AccountSums[];
  readonly payLess: readonly AccountSums[];
};

export type UnpricedTally = {
  readonly udrs: number;
  readonly amount: string;
  readonly reasons: Readonly<Record<string, number>>;
  readonly products: Readonly<Record<string, number>>;
  readonly examples: readonly number[];
};

export const MOST_ACCOUNTS = 20;
export const MOST_EXAMPLES = 5;

/** The inner bounds of the steps of change, in percent: "20 % less or more still", …, "20 % more or more still". */
export const CHANGE_STEPS = [-20, -10, -5, 0, 5, 10, 20] as const;
