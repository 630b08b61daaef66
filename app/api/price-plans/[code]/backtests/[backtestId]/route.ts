import { backtestParams } from "#lib/domain/backtest/backtest-params.ts";
import { getBacktest } from "#lib/operations/backtest/get-backtest.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** How far a backtest is, and what it says so far; its page asks until it has ended. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "session",
  mutates: false,
  params: backtestParams,
  run: (context, { params }) => getBacktest(context, params),
});
