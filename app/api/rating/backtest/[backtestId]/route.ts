import { backtestIdParams } from "#lib/domain/api/backtest-answers.ts";
import { getBacktest } from "#lib/operations/backtest/get-backtest.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** How far a backtest is, and what it says so far. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: backtestIdParams,
  run: (context, { params: { backtestId } }) => getBacktest(context, { backtestId }),
});
