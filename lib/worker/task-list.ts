import { randomUUID } from "node:crypto";
import type { JobHelpers, TaskList } from "graphile-worker";
import type { Database } from "#db/connection.ts";
import { giveAttemptBack } from "#db/queries/jobs.ts";
import { TASKS, type TaskName } from "#lib/domain/job/tasks.ts";
import { log, logFault } from "#lib/log.ts";
import type { TaskContext, TaskHandlers } from "./tasks.ts";

export type TaskSurroundings = Readonly<{ database: Database; databaseUrl: string; handlers: TaskHandlers }>;

type Run = (context: TaskContext, abortSignal: AbortSignal) => Promise<void>;

/** Our handlers in the shape of the job queue: what they are given is checked, and what goes wrong is logged under an id. */
export function taskList(surroundings: TaskSurroundings): TaskList {
  return {
    backtest: (payload: unknown, helpers) =>
      runLogged(surroundings, helpers, (context, abortSignal) =>
        surroundings.handlers.backtest(context, TASKS.backtest.parse(payload), { abortSignal }),
      ),
    deliverRequests: (payload: unknown, helpers) =>
      runLogged(surroundings, helpers, (context, abortSignal) =>
        surroundings.handlers.deliverRequests(context, TASKS.deliverRequests.parse(payload), { abortSignal }),
      ),
    cancelUndelivered: (payload: unknown, helpers) =>
      runLogged(surroundings, helpers, (context, abortSignal) =>
        surroundings.handlers.cancelUndelivered(context, TASKS.cancelUndelivered.parse(payload), { abortSignal }),
      ),
    rateWaitingUsage: (payload: unknown, helpers) =>
      runLogged(surroundings, helpers, (context, abortSignal) =>
        surroundings.handlers.rateWaitingUsage(context, TASKS.rateWaitingUsage.parse(payload), { abortSignal }),
      ),
    bulkCorrection: (payload: unknown, helpers) =>
      runLogged(surroundings, helpers, (context, abortSignal) =>
        surroundings.handlers.bulkCorrection(context, TASKS.bulkCorrection.parse(payload), { abortSignal }),
      ),
    checkUsageImport: (payload: unknown, helpers) =>
      runLogged(surroundings, helpers, (context, abortSignal) =>
        surroundings.handlers.checkUsageImport(context, TASKS.checkUsageImport.parse(payload), { abortSignal }),
      ),
  } satisfies Record<TaskName, TaskList[string]>;
}

/** The queue keeps the message of what is thrown: an id, because the message of a fault may hold what belongs to a customer. */
async function runLogged(surroundings: TaskSurroundings, { job, abortSignal }: JobHelpers, run: Run): Promise<void> {
  const { database, databaseUrl } = surroundings;
  const where = `job ${job.task_identifier} ${job.id}`;
  const context = { database, databaseUrl, reportFault: (error: unknown, facts: object) => reportFault(error, where, facts) };
  try {
    await run(context, abortSignal);
  } catch (error) {
    if (abortSignal.aborted) {
      await giveAttemptBack(database, job.id);
      log("info", { event: "job.returned", job: job.id, task: job.task_identifier });
      throw new Error("given back: the worker stopped");
    }
    throw new Error(`fault ${reportFault(error, where, { attempt: job.attempts, of: job.max_attempts })}`);
  }
}

function reportFault(error: unknown, where: string, facts: object): string {
  const faultId = randomUUID();
  logFault(error, { where: `${where} ${JSON.stringify(facts)}`, requestId: faultId });
  return faultId;
}
