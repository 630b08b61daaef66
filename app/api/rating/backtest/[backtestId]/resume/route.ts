import { backtestIdParams } from "#lib/domain/api/backtest-answers.ts";
import { resumeBacktest } from "#lib/operations/backtest/resume-backtest.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Goes on with a backtest that was cancelled or that failed. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: backtestIdParams,
  run: (context, { params }) => resumeBacktest(context, params),
});
