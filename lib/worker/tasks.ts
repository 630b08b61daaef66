import type { Database } from "#db/connection.ts";
import type { TaskName, TaskPayload } from "#lib/domain/job/tasks.ts";
import { runBacktest } from "./backtest/run-backtest.ts";
import { runBulk } from "./bulk/run-bulk.ts";
import { deliverWith } from "./provisioning/deliver-with.ts";
import { takeBack } from "./provisioning/take-back.ts";
import { rateWaiting } from "./rating/rate-waiting.ts";
import { checkUsageImport } from "./usage-import/check-usage-import.ts";

export type TaskContext = Readonly<{
  database: Database;
  /** For a task that opens connections in threads of its own. */
  databaseUrl: string;
  /** Logs a fault and says under which id. */
  reportFault: (error: unknown, facts: Readonly<Record<string, unknown>>) => string;
}>;

/**
 * Does one job. It may be called again for the same payload at any time, also while a call elsewhere is not quite dead, so what it does
 * twice must come to the same. When `abortSignal` fires it throws within a few seconds; the job is then run again, later.
 */
export type TaskHandler<Name extends TaskName> = (
  context: TaskContext,
  payload: TaskPayload<Name>,
  options: Readonly<{ abortSignal: AbortSignal }>,
) => Promise<void>;

export type TaskHandlers = { readonly [Name in TaskName]: TaskHandler<Name> };

/** Whoever does what the background worker is asked for. */
export const HANDLERS: TaskHandlers = {
  backtest: (context, { backtestId }, { abortSignal }) => runBacktest(context, backtestId, abortSignal),
  deliverRequests: (context, _payload, { abortSignal }) => deliverWith(context, abortSignal),
  cancelUndelivered: (context, { udrId }) => takeBack(context, udrId),
  rateWaitingUsage: (context, _payload, { abortSignal }) => rateWaiting(context, abortSignal),
  bulkCorrection: (context, { bulkJobId }, { abortSignal }) => runBulk(context, bulkJobId, abortSignal),
  checkUsageImport: (context, { importId }, { abortSignal }) => checkUsageImport(context, importId, abortSignal),
};
