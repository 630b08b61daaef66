import type { Instant } from "#lib/kernel/instant.ts";
import type { BacktestTally } from "./tally.ts";

export const BACKTEST_STATES = ["waiting", "running", "finished", "cancelled", "failed"] as const;
export type BacktestState = (typeof BACKTEST_STATES)[number];

/** Which past usage is tried: by its From, half-open, and of which accounts and products. Stored as JSON. */
export type BacktestSelection = {
  readonly from: Instant;
  readonly to: Instant;
  /** Of the accounts; null is all. */
  readonly classification: string | null;
  readonly target: SelectedTarget | null;
};

export type SelectedTarget = { readonly kind: "product" | "productType" | "family"; readonly code: string };

/** A pricing document tried on past usage, as it is stored. */
export type Backtest = {
  readonly backtestId: number;
  readonly pricePlanId: number;
  readonly documentHash: string;
  readonly baselineVersionId: number;
  readonly selection: BacktestSelection;
  readonly state: BacktestState;
  readonly requestedBy: number;
  readonly requestedAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly tally: BacktestTally | null;
  readonly chunksDone: number;
  readonly chunks: number;
  readonly faultId: string | null;
};

/** As lists show it: of its sums the total alone, because all of them are a large text. */
export type BacktestHead = Omit<Backtest, "tally"> & { readonly total: BacktestTally["total"] | null };
