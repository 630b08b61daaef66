import type { Database } from "#db/connection.ts";
import { withCopySession } from "#db/copy-session.ts";
import { definitionRevisions } from "#db/queries/definition-revisions.ts";
import { findImport, lockImport, updateImport } from "#db/queries/usage-imports.ts";
import { withTransaction } from "#db/tx.ts";
import type { StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import { askForRating } from "#lib/operations/ask-for-rating.ts";
import { numberUsage, storeChunk } from "#lib/operations/store-usage-chunk.ts";
import { businessNow } from "../business-now.ts";
import { checkWhole } from "./check-whole.ts";
import { type ImportHome, type ImportWork, judgeFrom } from "./judge-from.ts";

/**
 * Looks at the lines of a batch and makes UDRs of them, chunk by chunk. Killed at any moment it goes on behind the last chunk that was stored;
 * beside another worker, each chunk is stored by one of them. It throws only when it is stopped, so that the job is run again; what goes wrong
 * otherwise fails the batch, which goes on when it is sent again.
 */
export async function checkUsageImport(home: ImportHome, importId: number, abortSignal: AbortSignal): Promise<void> {
  const begun = await begin(home.database, importId);
  if (begun === null) return;
  try {
    await withCopySession(home.database, (session) => check({ ...home, session, abortSignal }, begun));
  } catch (error) {
    if (abortSignal.aborted) throw error;
    await fail(home.database, importId, home.reportFault(error, { importId }));
  }
}

async function check(work: ImportWork, stored: StoredImport): Promise<void> {
  if (stored.allOrNothing && stored.checkedLines === 0) await checkWhole(work, stored);
  else await checkChunks(work, stored);
  await finish(work.database, stored.importId);
}

/** While a chunk is stored the next one is looked at: the one keeps the database busy, the other this process. */
async function checkChunks(work: ImportWork, stored: StoredImport): Promise<void> {
  const { database, session, abortSignal } = work;
  const { importId } = stored;
  let next = lookAt(work, stored, stored.checkedLines);
  for (let from = stored.checkedLines; from < stored.received; ) {
    abortSignal.throwIfAborted();
    const { usages, ...chunk } = await next;
    const end = from + chunk.judged.length;
    if (end < stored.received) next = lookAt(work, stored, end);
    const result = await storeChunk(session, { importId, from, ...chunk }, usages);
    from = end;
    if (result === "stored") continue;
    const now = await findImport(database, importId);
    if (now?.state !== "running") return;
    // Another worker was first, and it goes on where that one is; or the lines are to be judged again.
    from = now.checkedLines;
    next = lookAt(work, stored, from);
  }
}

async function look(work: ImportWork, stored: StoredImport, from: number) {
  const judgedBy = await definitionRevisions(work.database);
  const judged = await judgeFrom(work, stored, from);
  return { judged, judgedBy, usages: await numberUsage(work.database, judged), recordedAt: await businessNow(work.database) };
}

/** What fails ahead is told where it is waited for, which may be never. */
function lookAt(work: ImportWork, stored: StoredImport, from: number): ReturnType<typeof look> {
  const ahead = look(work, stored, from);
  ahead.catch(() => {});
  return ahead;
}

async function begin(database: Database, importId: number): Promise<StoredImport | null> {
  return withTransaction(database, async (tx) => {
    const stored = await lockImport(tx, importId);
    if (stored === null || !(stored.state === "waiting" || stored.state === "running")) return null;
    await updateImport(tx, importId, { state: "running" });
    return { ...stored, state: "running" };
  });
}

/** When every line was looked at. Whoever finds it finished already, refused or cancelled, leaves it so. */
async function finish(database: Database, importId: number): Promise<void> {
  await withTransaction(database, async (tx) => {
    const stored = await lockImport(tx, importId);
    if (stored === null) return;
    // Also of a batch that was cancelled on the way: what became UDRs is to be rated.
    if (stored.accepted > 0) await askForRating(tx);
    if (stored.state !== "running" || stored.checkedLines < stored.received) return;
    await updateImport(tx, importId, { state: "finished", finishedAt: await businessNow(tx) });
  });
}

async function fail(database: Database, importId: number, faultId: string): Promise<void> {
  await withTransaction(database, async (tx) => {
    const stored = await lockImport(tx, importId);
    if (stored?.state !== "running") return;
    await updateImport(tx, importId, { state: "failed", faultId, finishedAt: await businessNow(tx) });
  });
}
