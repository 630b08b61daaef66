import { startBacktestInput } from "#lib/domain/backtest/backtest-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { startBacktest } from "#lib/operations/backtest/start-backtest.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** Tries the open draft of a plan on past usage: a job, whose state stands at the answered address. A person asks for it. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  body: startBacktestInput,
  run: async (context, { body }) => {
    const started = await startBacktest(context, body);
    if (!started.ok) return started;
    return ok(resourceAnswer(started.value, { status: 202, location: `/api/rating/backtest/${started.value.backtestId}` }));
  },
});
