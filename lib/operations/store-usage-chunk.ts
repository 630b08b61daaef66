import type { Database } from "#db/client.ts";
import type { CopySession, CopyTransaction } from "#db/copy-session.ts";
import { leaseRun } from "#db/ids.ts";
import { copyExceptions, type NewException } from "#db/queries/usage-import-exceptions.ts";
import { lockImport, updateImport } from "#db/queries/usage-imports.ts";
import { type UsageToWrite, writeUsage } from "#db/usage-writer.ts";
import type { StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { duplicateOf, type JudgedLine, withoutKnown } from "./judge-usage-lines.ts";

export type JudgedChunk = {
  readonly importId: number;
  /** How many lines were looked at before these. */
  readonly from: number;
  readonly judged: readonly JudgedLine[];
  /** As `UsageOrigin` has it. */
  readonly judgedBy: number;
  readonly recordedAt: Instant;
};

/**
 * `passed`: the batch is no longer where it was, since another worker was first with these lines, or it was cancelled. `overtaken`: a
 * definition was changed since the lines were judged. Either way nothing is stored.
 */
export type ChunkStored = "stored" | "passed" | "overtaken";

/** What is to be written of lines, with numbers for the UDRs that they become. Leased outside of any transaction: what is not used is a gap. */
export async function numberUsage(database: Database, judged: readonly JudgedLine[]): Promise<readonly UsageToWrite[]> {
  const accepted = judged.flatMap(({ line, reference, decision }) => {
    return decision.outcome === "accepted" ? [{ line, reference, usage: decision.usage }] : [];
  });
  if (accepted.length === 0) return [];
  const first = await leaseRun(database, "udr", accepted.length);
  return accepted.map((each, index) => ({ ...each, udrId: first + index }));
}

/**
 * Stores a chunk of a batch in a transaction of its own, which moves the batch from where it was: who comes second with the same lines, or
 * after the batch was cancelled, stores nothing.
 */
export async function storeChunk(session: CopySession, chunk: JudgedChunk, usages: readonly UsageToWrite[]): Promise<ChunkStored> {
  return session.inTransaction((copy) => storeWithin(copy, chunk, usages));
}

/** The same inside a transaction that goes on. */
export async function storeWithin(copy: CopyTransaction, chunk: JudgedChunk, usages: readonly UsageToWrite[]): Promise<ChunkStored> {
  const { importId, from, judged, judgedBy, recordedAt } = chunk;
  const stored = await lockImport(copy.tx, importId);
  if (stored === null || stored.state !== "running" || stored.checkedLines !== from) return "passed";
  const { sourceId, rating } = stored;
  const known = await writeUsage(copy, { importId, sourceId, rating, recordedAt, judgedBy }, usages);
  if (known === "overtaken") return known;
  // Once more, since these lines were looked at before the lines above them were stored.
  const settled = await withoutKnown(copy.tx, sourceId, judged);
  const exceptions = settled.flatMap((each): readonly NewException[] => exceptionOf(each, known));
  await copyExceptions(copy, { importId, since: recordedAt }, exceptions);
  await updateImport(copy.tx, importId, countsAfter(stored, judged.length, exceptions));
  return "stored";
}

function exceptionOf({ line, reference, decision }: JudgedLine, known: ReadonlyMap<string, number>): readonly NewException[] {
  if (decision.outcome !== "accepted") return [{ line, outcome: decision.outcome, refusal: decision.refusal }];
  const udrId = known.get(reference);
  return udrId === undefined ? [] : [{ line, ...duplicateOf(udrId) }];
}

function countsAfter(stored: StoredImport, lines: number, exceptions: readonly NewException[]) {
  const count = (outcome: NewException["outcome"]) => exceptions.filter((each) => each.outcome === outcome).length;
  return {
    checkedLines: stored.checkedLines + lines,
    accepted: stored.accepted + lines - exceptions.length,
    duplicates: stored.duplicates + count("duplicate"),
    rejected: stored.rejected + count("rejected"),
    parked: stored.parked + count("parked"),
  };
}
