"use server";

import { backtestInput, startBacktestInput } from "#lib/domain/backtest/backtest-schema.ts";
import { cancelBacktest as cancelBacktestOperation } from "#lib/operations/backtest/cancel-backtest.ts";
import { resumeBacktest as resumeBacktestOperation } from "#lib/operations/backtest/resume-backtest.ts";
import { startBacktest as startBacktestOperation } from "#lib/operations/backtest/start-backtest.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const startBacktest = defineAction({
  name: "backtest.start",
  permission: "pricePlan.edit",
  input: startBacktestInput,
  run: startBacktestOperation,
});

export const cancelBacktest = defineAction({
  name: "backtest.cancel",
  permission: "pricePlan.edit",
  input: backtestInput,
  run: cancelBacktestOperation,
});

export const resumeBacktest = defineAction({
  name: "backtest.resume",
  permission: "pricePlan.edit",
  input: backtestInput,
  run: resumeBacktestOperation,
});
