import type { BacktestState } from "#lib/domain/backtest/backtest.ts";
import type { BacktestInput, StartBacktestForm } from "#lib/domain/backtest/backtest-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

export type StartBacktest = Action<StartBacktestForm, { readonly backtestId: number }>;

export type MoveBacktest = Action<BacktestInput, { readonly backtestId: number; readonly state: BacktestState }>;

export type BacktestActions = { readonly cancelBacktest: MoveBacktest; readonly resumeBacktest: MoveBacktest };
