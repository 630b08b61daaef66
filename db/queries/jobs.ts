import { sql } from "drizzle-orm";
import type { TaskName, TaskPayload } from "#lib/domain/job/tasks.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { Reader, Tx } from "../tx.ts";

export type NewJob<Name extends TaskName> = Readonly<{
  task: Name;
  payload: TaskPayload<Name>;
  /** A waiting job of the same key is replaced; beside one that runs already, another waits. */
  key?: string;
  /** Jobs of one queue run one after the other. Queues are never cleared away: name few. */
  queue?: string;
  runAt?: Instant;
}>;

/** Enough for a database that restarts; what still fails then needs a person. */
const MAX_ATTEMPTS = 5;

/** Asks for a job in the transaction of the change that needs it: both are stored, or neither. */
export async function addJob<Name extends TaskName>(tx: Tx, { task, payload, key, queue, runAt }: NewJob<Name>): Promise<void> {
  await tx.execute(sql`
    select from graphile_worker.add_job(
      ${task}::text,
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${queue ?? null}::text,
      run_at => ${runAt === undefined ? null : instantToString(runAt)}::timestamptz,
      max_attempts => ${MAX_ATTEMPTS}::integer,
      job_key => ${key ?? null}::text)`);
}

/** An attempt that the worker broke off to stop is not held against the job. */
export async function giveAttemptBack(reader: Reader, jobId: string): Promise<void> {
  await reader.execute(sql`update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0) where id = ${jobId}::bigint`);
}

/** Tasks that are due and that nobody who knows only `known` will ever do. */
export async function findUnknownTasks(reader: Reader, known: readonly string[]): Promise<readonly string[]> {
  const names = sql.join(
    known.map((name) => sql`${name}`),
    sql`, `,
  );
  const rows = await reader.execute<{ identifier: string }>(sql`
    select distinct identifier from graphile_worker._private_tasks task
    join graphile_worker._private_jobs job on job.task_id = task.id
    where identifier not in (${names}) and is_available and run_at <= now()`);
  return rows.map(({ identifier }) => identifier);
}
