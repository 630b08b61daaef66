import type { ReachView } from "../price-plan/reach-view.ts";
import type { BacktestState } from "./backtest.ts";

/** What a group of UDRs comes to under the version in force (now) and under the document that was tried (tried), net of tax. */
export type ComparedView = {
  readonly udrs: number;
  /** Money as text: "1234.50". */
  readonly now: string;
  readonly tried: string;
  /** tried − now */
  readonly change: string;
  /** The change in percent of now, with one decimal ("3.2", "-0.4"); null where now is 0. */
  readonly percent: string | null;
};

export type NamedCompared = ComparedView & { readonly code: string; readonly name: string };

/** A line of the tried document: what a rate costs as its base or at a level. */
export type ComparedLine = ComparedView & {
  readonly rate: string;
  /** Null is the base. */
  readonly level: number | null;
  readonly zone: { readonly code: string; readonly name: string } | null;
  readonly timeModel: { readonly code: string; readonly name: string } | null;
};

export type ComparedAccount = ComparedView & { readonly number: string; readonly name: string };

/** An hour of the local week: 0 is Monday 00:00 to 01:00, 167 Sunday 23:00 to 24:00. */
export type ComparedHour = ComparedView & { readonly hour: number };

/** Accounts by how much more or less they would pay, in steps of percent: `from` and `to` null are open. */
export type ChangeBucket = { readonly from: number | null; readonly to: number | null; readonly accounts: number };

/** Usage that one side prices and the other does not. */
export type UnpricedView = {
  readonly udrs: number;
  /** What it costs on the side that prices it. */
  readonly amount: string;
  /** The reason, in words, and how many; the most frequent first. */
  readonly reasons: readonly { readonly sentence: string; readonly udrs: number }[];
  readonly products: readonly { readonly code: string; readonly name: string; readonly udrs: number }[];
  /** A few, to look at. */
  readonly examples: readonly number[];
};

/** An amount of all the usage, as far as the part that was rated tells: with 95 % confidence it lies within ± `margin`. */
export type EstimateView = { readonly amount: string; readonly margin: string };

export type BacktestResultView = {
  /** Of everything, or of what was rated so far. */
  readonly isWhole: boolean;
  readonly total: ComparedView & {
    readonly grossNow: string;
    readonly grossTried: string;
    /** UDRs that cost more or less than now. */
    readonly changed: number;
  };
  /** While it runs; null when the whole is known or too little of it to tell. */
  readonly estimate: { readonly now: EstimateView; readonly tried: EstimateView; readonly change: EstimateView } | null;
  readonly accounts: {
    readonly count: number;
    readonly more: number;
    readonly less: number;
    readonly same: number;
    readonly buckets: readonly ChangeBucket[];
    /** The 20 whose cost rises most, the greatest first. */
    readonly payMore: readonly ComparedAccount[];
    /** The 20 whose cost falls most, the greatest first. */
    readonly payLess: readonly ComparedAccount[];
  };
  readonly products: readonly NamedCompared[];
  readonly lines: readonly ComparedLine[];
  /** By the zone of the line that prices the usage then; usage outside any zone has the code "". */
  readonly zones: readonly NamedCompared[];
  readonly classifications: readonly NamedCompared[];
  readonly hours: readonly ComparedHour[];
  readonly losesPrice: UnpricedView;
  readonly gainsPrice: UnpricedView;
  /** Priced by neither. */
  readonly unpriced: number;
  /** Priced by other plans on both sides, and left out. */
  readonly elsewhere: number;
};

export type BacktestHeadView = {
  readonly backtestId: number;
  readonly state: BacktestState;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly selection: SelectionView;
  /** The version in force that it compares with. */
  readonly baseline: number;
  /** Whether the open draft is still what was tried. */
  readonly isDraftNow: boolean;
  /** Of the whole, when it is finished. */
  readonly total: ComparedView | null;
};

export type SelectionView = {
  /** Instants; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  readonly classification: { readonly code: string; readonly name: string } | null;
  readonly target: { readonly kind: "product" | "productType" | "family"; readonly code: string; readonly name: string } | null;
};

export type BacktestView = BacktestHeadView & {
  readonly plan: { readonly code: string; readonly name: string; readonly currency: string };
  /** Of the plan: days and hours are told in it. */
  readonly zone: string;
  readonly documentHash: string;
  readonly progress: {
    readonly chunksDone: number;
    readonly chunks: number;
    readonly udrs: number;
    /** Since it began or was continued; null when too little is done. */
    readonly secondsLeft: number | null;
    readonly seconds: number;
  };
  readonly faultId: string | null;
  readonly result: BacktestResultView | null;
};

/** What a new backtest may be about. */
export type BacktestChoices = {
  readonly plan: { readonly code: string; readonly name: string; readonly currency: string };
  readonly zone: string;
  /** Of the open draft; null without one. */
  readonly revision: number | null;
  /** Whom the draft is asked to reach; null while nobody has asked. */
  readonly reach: ReachView | null;
  /** Today's date in the zone. */
  readonly today: string;
  /** First and last local date with usage; null when there is none. */
  readonly usage: { readonly first: string; readonly last: string } | null;
  readonly classifications: readonly { readonly code: string; readonly name: string }[];
  readonly productTypes: readonly { readonly code: string; readonly name: string }[];
  readonly families: readonly { readonly code: string; readonly name: string }[];
  /** Why none can be started now, in words; null when it can. */
  readonly whyNot: string | null;
};
