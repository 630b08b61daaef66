import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { openDatabase } from "#db/connection.ts";
import { JOB_SCHEMA } from "#db/job-privileges.ts";
import { nodePostgresUrl } from "#db/node-postgres-url.ts";
import { openProofOfLife, type ProofOfLife } from "#db/proof-of-life.ts";
import { log } from "#lib/log.ts";
import { jobLogger } from "./job-logger.ts";
import { taskList } from "./task-list.ts";
import { HANDLERS, type TaskHandlers } from "./tasks.ts";
import { startWatch } from "./watch.ts";

export type WorkerOptions = Readonly<{
  /** Of the application role, and of the server itself: locks and notices do not pass a pooler. */
  databaseUrl: string;
  /** Jobs at a time. */
  concurrency: number;
  handlers?: TaskHandlers;
  /** Milliseconds between two looks for workers that have died. */
  lookEvery?: number;
}>;

/** One stay at the database: it ends when the connection that proves our life does. */
export type Session = Readonly<{ lost: Promise<void>; stop: () => Promise<void> }>;

const LOOK_EVERY = 30_000;

/** A job that is nearly done may end by itself; then it is asked to; what does not listen is given back while it still runs. */
const ENDS_BY_ITSELF = 1_000;
const LONGEST_STOP = 3_000;

export async function openSession(options: WorkerOptions): Promise<Session> {
  const { databaseUrl, concurrency, handlers = HANDLERS, lookEvery = LOOK_EVERY } = options;
  const proof = openProofOfLife(databaseUrl);
  const { database, close } = openDatabase(databaseUrl, { max: concurrency + 2, applicationName: "ratewright worker" });
  const closeBoth = () => Promise.all([proof.close(), close()]);
  try {
    const runner = await startRunner(options, proof, taskList({ database, databaseUrl, handlers }));
    const watch = startWatch({ proof, database, every: lookEvery });
    log("info", { event: "worker.started", concurrency });
    const stop = async () => {
      await Promise.race([runner.stop().catch(() => {}), pause(LONGEST_STOP)]);
      await watch.stop();
      await closeBoth();
      log("info", { event: "worker.stopped" });
    };
    return { lost: Promise.race([proof.lost, settled(runner.promise)]), stop };
  } catch (error) {
    await closeBoth();
    throw error;
  }
}

async function startRunner({ databaseUrl, concurrency }: WorkerOptions, proof: ProofOfLife, tasks: TaskList): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  const { promise: created, resolve: create } = Promise.withResolvers<string>();
  events.on("pool:create", ({ workerPool }) => create(workerPool.id));
  const held = created.then(proof.hold);
  held.catch(() => {});
  const runner = await run({
    connectionString: nodePostgresUrl(databaseUrl, { application_name: "ratewright worker" }),
    schema: JOB_SCHEMA,
    maxPoolSize: concurrency + 2,
    concurrency,
    taskList: tasks,
    parsedCronItems: [],
    events,
    logger: jobLogger,
    noHandleSignals: true,
    // Without batches the queue does not wait, when it stops, for its own word that a job is done or has failed.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    gracefulShutdownAbortTimeout: ENDS_BY_ITSELF,
    // Asked before each job is taken: nobody takes one who has not proved to live.
    forbiddenFlags: () => held.then(() => null),
  });
  void settled(runner.promise);
  try {
    await held;
    return runner;
  } catch (error) {
    await runner.stop();
    throw error;
  }
}

function settled(promise: Promise<unknown>): Promise<void> {
  return promise.then(
    () => {},
    () => {},
  );
}
