import { backtestIdParams } from "#lib/domain/api/backtest-answers.ts";
import { cancelBacktest } from "#lib/operations/backtest/cancel-backtest.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Stops a backtest; the chunks that are done stay. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: backtestIdParams,
  run: (context, { params }) => cancelBacktest(context, params),
});
