import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "#db/connection.ts";
import { findBulkJob, lockBulkJob, nextBulkRows, updateBulkJob } from "#db/queries/bulk-jobs.ts";
import { withTransaction } from "#db/tx.ts";
import { type BulkJob, type BulkState, OPEN_OUTCOMES, type OpenOutcome } from "#lib/domain/bulk/bulk.ts";
import { askAboutRow, carryOutRow, leaveRow } from "#lib/operations/bulk/carry-out-row.ts";
import { finishLook, lookAtRow } from "#lib/operations/bulk/look-at-row.ts";
import type { Context } from "#lib/operations/context.ts";
import { businessNow } from "../business-now.ts";

export type BulkHome = {
  readonly database: Database;
  /** Logs a fault and says under which id. */
  readonly reportFault: (error: unknown, facts: Readonly<Record<string, unknown>>) => string;
};

type BulkWork = BulkHome & { readonly job: BulkJob; readonly abortSignal: AbortSignal };

const CHUNK = 100;
const BUSY_PAUSE = 200;

/**
 * Looks at the rows of a bulk correction, or carries them out, one by one. Each is settled in the transaction of its effect, so a worker that
 * takes over goes on with what is open, and two beside each other do no row twice. It throws only when it is stopped, so that the job is run
 * again; a fault of a row is the row's, and any other fails the whole.
 */
export async function runBulk(home: BulkHome, bulkJobId: number, abortSignal: AbortSignal): Promise<void> {
  const job = await begin(home.database, bulkJobId);
  if (job === null) return;
  const work = { ...home, job, abortSignal };
  try {
    if (job.state === "looking") await lookAtAll(work);
    else await carryOutAll(work);
  } catch (error) {
    if (abortSignal.aborted) throw error;
    const faultId = home.reportFault(error, { bulkJobId });
    await end(home.database, bulkJobId, { from: job.state, state: "failed", faultId });
  }
}

async function begin(database: Database, bulkJobId: number): Promise<BulkJob | null> {
  return withTransaction(database, async (tx) => {
    const job = await lockBulkJob(tx, bulkJobId);
    if (job === null) return null;
    if (job.requestedBy.isDisabled && (job.state === "looking" || job.state === "waiting" || job.state === "running")) {
      // Nobody stands for it any more.
      await updateBulkJob(tx, bulkJobId, { state: "cancelled", finishedAt: await businessNow(tx) });
      return null;
    }
    if (job.state === "waiting") await updateBulkJob(tx, bulkJobId, { state: "running" });
    if (job.state === "waiting") return { ...job, state: "running" };
    return job.state === "looking" || job.state === "running" ? job : null;
  });
}

async function lookAtAll(work: BulkWork): Promise<void> {
  const { job, database } = work;
  for await (const udrId of openRows(work, "found")) {
    const context = await contextOf(work);
    await settled(work, udrId, () => lookAtRow(context, job, udrId));
  }
  if (await isStill(database, job)) await finishLook(await contextOf(work), job.bulkJobId);
}

/** What is done comes first: only then is it known what is above the limit of that day. */
async function carryOutAll(work: BulkWork): Promise<void> {
  const { job, database } = work;
  for (const outcome of OPEN_OUTCOMES) await settleAll(work, outcome);
  const [open] = await nextBulkRows(database, { bulkJobId: job.bulkJobId, outcomes: OPEN_OUTCOMES, after: 0, limit: 1 });
  // What another worker has in its hands, it also ends.
  if (open === undefined) await end(database, job.bulkJobId, { from: "running", state: "finished" });
}

const SETTLE = { planned: carryOutRow, toAsk: askAboutRow } as const satisfies Record<OpenOutcome, unknown>;

async function settleAll(work: BulkWork, outcome: OpenOutcome): Promise<void> {
  const { job } = work;
  for await (const udrId of openRows(work, outcome)) {
    const context = await contextOf(work);
    await settled(work, udrId, async () => {
      try {
        return await SETTLE[outcome](context, job, udrId);
      } catch (error) {
        if (work.abortSignal.aborted) throw error;
        const fault = work.reportFault(error, { bulkJobId: job.bulkJobId, udrId });
        return leaveRow(context, { bulkJobId: job.bulkJobId, udrId, refusal: { code: "RATING_FAILED", params: { fault } } });
      }
    });
  }
}

/** Those that are open, while the job is what it was: somebody may cancel it between two rows. */
async function* openRows({ database, job, abortSignal }: BulkWork, outcome: "found" | OpenOutcome): AsyncGenerator<number> {
  for (let after = 0; ; ) {
    const udrIds = await nextBulkRows(database, { bulkJobId: job.bulkJobId, outcomes: [outcome], after, limit: CHUNK });
    for (const udrId of udrIds) {
      abortSignal.throwIfAborted();
      if (!(await isStill(database, job))) return;
      yield udrId;
    }
    const last = udrIds.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

async function isStill(database: Database, { bulkJobId, state }: BulkJob): Promise<boolean> {
  return (await findBulkJob(database, bulkJobId))?.state === state;
}

type Settled = { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: string } };

/** Where others are at work on it, it is tried again: that says nothing about the row. */
async function settled({ abortSignal }: BulkWork, udrId: number, run: () => Promise<Settled>): Promise<void> {
  for (;;) {
    const result = await run();
    if (result.ok) return;
    if (result.refusal.code !== "BUSY") throw new Error(`row ${udrId} could not be settled: ${result.refusal.code}`);
    await pause(BUSY_PAUSE, undefined, { signal: abortSignal });
  }
}

/** As whoever asked for it, with the role that they have now. */
async function contextOf({ database, job: { requestedBy, bulkJobId } }: BulkWork): Promise<Context> {
  const { userId, name, role } = requestedBy;
  const actor = { kind: "user", userId, name, role, sessionId: `bulk ${bulkJobId}` } as const;
  return { actor, now: await businessNow(database), requestId: randomUUID(), database };
}

type Ending = { readonly from: BulkState; readonly state: "finished" | "failed"; readonly faultId?: string };

async function end(database: Database, bulkJobId: number, { from, ...change }: Ending): Promise<void> {
  await withTransaction(database, async (tx) => {
    const job = await lockBulkJob(tx, bulkJobId);
    if (job?.state !== from) return;
    await updateBulkJob(tx, bulkJobId, { ...change, finishedAt: await businessNow(tx) });
  });
}
