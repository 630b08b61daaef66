import { definitionRevisions } from "#db/queries/definition-revisions.ts";
import { copyExceptions, deleteExceptions, type NewException } from "#db/queries/usage-import-exceptions.ts";
import { lockImport, updateImport } from "#db/queries/usage-imports.ts";
import { withTransaction } from "#db/tx.ts";
import type { StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import type { JudgedLine } from "#lib/operations/judge-usage-lines.ts";
import { numberUsage, storeWithin } from "#lib/operations/store-usage-chunk.ts";
import { businessNow } from "../business-now.ts";
import { type ImportWork, judgeFrom } from "./judge-from.ts";

/**
 * A batch of which one bad line refuses the whole: every line is looked at first, and then they are stored in one transaction. What is changed in
 * between may make a line bad that was good; then nothing is stored, and they are looked at once more. Killed, it begins again.
 */
export async function checkWhole(work: ImportWork, stored: StoredImport): Promise<void> {
  for (;;) {
    const bad = await countBad(work, stored);
    if (bad === "cancelled") return;
    if (bad.rejected + bad.parked > 0) return refuse(work, stored, bad);
    if (await storeAll(work, stored)) return;
  }
}

type Bad = { readonly rejected: number; readonly parked: number };

/** Keeps why lines are bad as it goes, in place of what an earlier look has kept. */
async function countBad(work: ImportWork, stored: StoredImport): Promise<Bad | "cancelled"> {
  const { database, session, abortSignal } = work;
  const { importId, received } = stored;
  const count = { rejected: 0, parked: 0 };
  const since = await businessNow(database);
  await withTransaction(database, (tx) => deleteExceptions(tx, importId, "all"));
  for (let from = 0; from < received; ) {
    abortSignal.throwIfAborted();
    const judged = await judgeFrom(work, stored, from);
    const exceptions = badLines(judged);
    for (const { outcome } of exceptions) if (outcome !== "duplicate") count[outcome] += 1;
    const isRunning = await session.inTransaction(async (copy) => {
      const now = await lockImport(copy.tx, importId);
      if (now?.state !== "running" || now.checkedLines !== 0) return false;
      await copyExceptions(copy, { importId, since }, exceptions);
      return true;
    });
    if (!isRunning) return "cancelled";
    from += judged.length;
  }
  return count;
}

/** A repeat is no fault of the batch. */
function badLines(judged: readonly JudgedLine[]): readonly NewException[] {
  return judged.flatMap(({ line, decision }): readonly NewException[] => {
    if (decision.outcome !== "rejected" && decision.outcome !== "parked") return [];
    return [{ line, outcome: decision.outcome, refusal: decision.refusal }];
  });
}

async function refuse({ database }: ImportWork, { importId, received }: StoredImport, bad: Bad): Promise<void> {
  await withTransaction(database, async (tx) => {
    const now = await lockImport(tx, importId);
    if (now?.state !== "running") return;
    await updateImport(tx, importId, { state: "refused", checkedLines: received, ...bad, finishedAt: await businessNow(tx) });
  });
}

/** Or it may be: they are to be looked at again. */
class BadAfterAll extends Error {}

/** False where a line turned out bad after all. */
async function storeAll(work: ImportWork, stored: StoredImport): Promise<boolean> {
  const { database, session, abortSignal } = work;
  const { importId, received } = stored;
  try {
    return await session.inTransaction(async (copy) => {
      for (let from = 0; from < received; ) {
        abortSignal.throwIfAborted();
        const judgedBy = await definitionRevisions(database);
        const judged = await judgeFrom(work, stored, from);
        if (badLines(judged).length > 0) throw new BadAfterAll();
        const chunk = { importId, from, judged, judgedBy, recordedAt: await businessNow(database) };
        const result = await storeWithin(copy, chunk, await numberUsage(database, judged));
        if (result === "overtaken") throw new BadAfterAll();
        // Cancelled, or stored by another worker: there is nothing left to do.
        if (result === "passed") return true;
        from += judged.length;
      }
      return true;
    });
  } catch (error) {
    if (error instanceof BadAfterAll) return false;
    throw error;
  }
}
