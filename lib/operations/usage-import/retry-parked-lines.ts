import { type CopySession, type CopyTransaction, withCopySession } from "#db/copy-session.ts";
import { pgCode } from "#db/errors.ts";
import { definitionRevisions } from "#db/queries/definition-revisions.ts";
import { deleteExceptions, findParkedLines, lockParkedLines, updateException } from "#db/queries/usage-import-exceptions.ts";
import { findImport, lockImport, readSomeLines, updateImport } from "#db/queries/usage-imports.ts";
import { writeUsage } from "#db/usage-writer.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { StoredException, StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import type { RetryLinesInput } from "#lib/domain/usage-import/usage-import-schema.ts";
import type { RetriedLines } from "#lib/domain/usage-import/usage-import-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { askForRating } from "../ask-for-rating.ts";
import type { Context } from "../context.ts";
import { duplicateOf, type JudgedLine, judgeLines, rulesOf } from "../judge-usage-lines.ts";
import { numberUsage } from "../store-usage-chunk.ts";
import { writeAudit } from "../write-audit.ts";

/** More than this is for another trial: whoever asked waits for the answer. */
const MOST_TRIED = 5000;

const NOTHING: RetriedLines = { tried: 0, accepted: 0, duplicates: 0, rejected: 0, parked: 0 };

/**
 * Looks at parked lines again, as if they had just come: what they name may be known by now. Each batch is a transaction of its own. A line
 * that is no longer parked is left alone, so a trial may be repeated; lines of a batch that was refused whole are never tried.
 */
export async function retryParkedLines(context: Context, input: RetryLinesInput): Promise<Result<RetriedLines, Refusal>> {
  const batches = await linesByBatch(context, input);
  if (batches.size === 0) return ok(NOTHING);
  try {
    return ok(
      await withCopySession(context.database, async (session) => {
        let sum = NOTHING;
        for (const [importId, lines] of batches) sum = added(sum, await retryBatch(context, session, { importId, lines }));
        return sum;
      }),
    );
  } catch (error) {
    if (pgCode(error) === "55P03") return refused({ code: "BUSY" });
    throw error;
  }
}

async function linesByBatch({ database }: Context, input: RetryLinesInput): Promise<ReadonlyMap<number, readonly number[]>> {
  const importId = input === "all" || "lines" in input ? null : input.importId;
  const named = input !== "all" && "lines" in input ? input.lines : await findParkedLines(database, { importId, limit: MOST_TRIED });
  const byBatch = Map.groupBy(named, (each) => each.importId);
  return new Map([...byBatch].map(([batch, all]) => [batch, [...new Set(all.map(({ line }) => line))]]));
}

type Lines = { readonly importId: number; readonly lines: readonly number[] };

/** Again, where a definition was changed since the lines were judged. */
async function retryBatch(context: Context, session: CopySession, batch: Lines): Promise<RetriedLines> {
  for (;;) {
    const tried = await tryBatch(context, session, batch);
    if (tried !== "overtaken") return tried;
  }
}

async function tryBatch(context: Context, session: CopySession, { importId, lines }: Lines): Promise<RetriedLines | "overtaken"> {
  const { database } = context;
  const stored = await findImport(database, importId);
  if (stored === null || stored.state === "refused") return NOTHING;
  const judgedBy = await definitionRevisions(database);
  const judged = await judgeLines(database, rulesOf(stored), await readSomeLines(database, importId, lines));
  const usages = await numberUsage(database, judged);
  return session.inTransaction(async (copy) => {
    const batch = await lockImport(copy.tx, importId);
    const waiting = await lockParkedLines(copy.tx, importId, lines);
    if (batch === null || waiting.length === 0) return NOTHING;
    const still = new Map(waiting.map((each) => [each.line, each]));
    const fresh = usages.filter(({ line }) => still.has(line));
    const { sourceId, rating } = batch;
    const known = await writeUsage(copy, { importId, sourceId, rating, recordedAt: context.now, judgedBy }, fresh);
    return known === "overtaken" ? known : settle(copy, context, { batch, judged, still, known });
  });
}

type Tried = {
  readonly batch: StoredImport;
  readonly judged: readonly JudgedLine[];
  readonly still: ReadonlyMap<number, StoredException>;
  readonly known: ReadonlyMap<string, number>;
};

async function settle({ tx }: CopyTransaction, context: Context, { batch, judged, still, known }: Tried): Promise<RetriedLines> {
  const { importId } = batch;
  const accepted: number[] = [];
  const count = { duplicate: 0, rejected: 0, parked: 0 };
  for (const { line, reference, decision } of judged) {
    const former = still.get(line);
    if (former === undefined) continue;
    const udrId = known.get(reference);
    const settled = decision.outcome === "accepted" && udrId !== undefined ? duplicateOf(udrId) : decision;
    if (settled.outcome === "accepted") {
      accepted.push(line);
      continue;
    }
    count[settled.outcome] += 1;
    const { outcome, refusal } = settled;
    await updateException(tx, importId, { line, outcome, refusal, attempts: former.attempts + 1, lastTriedAt: context.now });
  }
  await deleteExceptions(tx, importId, accepted);
  const { duplicate: duplicates, rejected, parked } = count;
  const tried = { tried: still.size, accepted: accepted.length, duplicates, rejected, parked };
  await updateImport(tx, importId, {
    accepted: batch.accepted + tried.accepted,
    duplicates: batch.duplicates + duplicates,
    rejected: batch.rejected + rejected,
    parked: batch.parked - tried.accepted - duplicates - rejected,
  });
  await writeAudit(tx, context, { action: "usage.import.retry", entity: "usageImport", entityId: importId, after: tried });
  if (accepted.length > 0) await askForRating(tx);
  return tried;
}

function added(left: RetriedLines, right: RetriedLines): RetriedLines {
  return {
    tried: left.tried + right.tried,
    accepted: left.accepted + right.accepted,
    duplicates: left.duplicates + right.duplicates,
    rejected: left.rejected + right.rejected,
    parked: left.parked + right.parked,
  };
}
