import { type CopyTransaction, copyField, withCopySession } from "#db/copy-session.ts";
import { pgCode } from "#db/errors.ts";
import { nextId } from "#db/ids.ts";
import { addJob } from "#db/queries/jobs.ts";
import {
  findImportByReference,
  findImportSource,
  type ImportSource,
  insertImport,
  lockImport,
  updateImport,
} from "#db/queries/usage-imports.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { readImportColumns } from "#lib/domain/usage-import/import-columns.ts";
import { LineSplitter } from "#lib/domain/usage-import/line-splitter.ts";
import { firstLineOf, type StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import type { ImportHead, UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { refuseSource } from "../refuse-import-source.ts";
import { usageImportView } from "../usage-import-view.ts";
import { writeAudit } from "../write-audit.ts";

/**
 * Takes a batch of usage as it arrives, whole or not at all, and asks for it to be looked at. The source and the sender's reference are its
 * key: the same again is the batch that there is, and one that had failed goes on.
 */
export async function receiveUsageImport(
  context: Context,
  head: ImportHead,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Result<UsageImportView, Refusal>> {
  const source = await findImportSource(context.database, head.sourceCode);
  const refusal = refuseSource(source);
  if (source === null || refusal !== null) return refused(refusal ?? { code: "NOT_FOUND", path: "sourceCode" });
  const known = await findImportByReference(context.database, { sourceId: source.sourceId, reference: head.reference });
  if (known !== null) return again(context, known);
  const file = await openFile(head, chunks);
  if (!file.ok) return file;
  const importId = await nextId(context.database, "usageImport");
  const received = await receive(context, { head, source, importId }, file.value);
  if (!received.ok) return received;
  if (received.value) return usageImportView(context, importId);
  // Another one brought it in the meantime.
  const first = await findImportByReference(context.database, { sourceId: source.sourceId, reference: head.reference });
  return first === null ? refused({ code: "BUSY" }) : again(context, first);
}

/** A batch that a fault had stopped goes on where it was; every other one is as it is. */
async function again(context: Context, { importId, state }: StoredImport): Promise<Result<UsageImportView, Refusal>> {
  if (state === "failed") {
    await inTransaction(context, async (tx) => {
      const stored = await lockImport(tx, importId);
      if (stored?.state !== "failed") return ok(null);
      await updateImport(tx, importId, { state: "waiting", faultId: null, finishedAt: null });
      await addJob(tx, { task: "checkUsageImport", payload: { importId } });
      const before = { state, faultId: stored.faultId, checkedLines: stored.checkedLines };
      await writeAudit(tx, context, { action: "usage.import.resume", entity: "usageImport", entityId: importId, before });
      return ok(null);
    });
  }
  return usageImportView(context, importId);
}

type OpenFile = { readonly header: string | null; readonly lines: AsyncIterable<readonly string[]> };

/** Reads until the first line, by which a CSV file is taken or refused before anything is stored. */
async function openFile({ format, rating }: ImportHead, chunks: AsyncIterable<Uint8Array>): Promise<Result<OpenFile, Refusal>> {
  const pages = linesOf(chunks);
  const begun = await pages.next();
  const first = begun.done === true ? [] : begun.value;
  const [header = ""] = first;
  if (format === "csv") {
    const columns = readImportColumns(header, rating);
    if (!columns.ok) return columns;
  }
  const usage = format === "csv" ? first.slice(1) : first;
  async function* lines() {
    yield usage;
    yield* pages;
  }
  return ok({ header: format === "csv" ? header : null, lines: lines() });
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const splitter = new LineSplitter();
  for await (const chunk of chunks) {
    const lines = splitter.push(chunk);
    if (lines.length > 0) yield lines;
  }
  const last = splitter.end();
  if (last.length > 0) yield last;
}

type Batch = { readonly head: ImportHead; readonly source: ImportSource; readonly importId: number };

/** In one transaction, however long it takes: a sender that breaks off leaves nothing, and begins again. False: somebody else was first. */
async function receive(context: Context, batch: Batch, file: OpenFile): Promise<Result<boolean, Refusal>> {
  try {
    return await withCopySession(context.database, ({ once }) => once((copy) => store(copy, context, { ...batch, ...file })));
  } catch (error) {
    if (error instanceof NoUsage) {
      return refused({ code: "IMPORT_HEADER", path: "header", params: { problem: "There is no line of usage in it." } });
    }
    if (pgCode(error) === "55P03") return refused({ code: "BUSY" });
    throw error;
  }
}

class NoUsage extends Error {}

async function store(copy: CopyTransaction, context: Context, batch: Batch & OpenFile): Promise<Result<boolean, Refusal>> {
  const { head, source, importId, header } = batch;
  const { reference, fileName, rating, format, allOrNothing } = head;
  const { tx } = copy;
  const counts = { received: 0, checkedLines: 0, accepted: 0, duplicates: 0, rejected: 0, parked: 0 };
  const row = { importId, sourceId: source.sourceId, reference, fileName, rating, format, header, allOrNothing, ...counts };
  const requested = { requestedBy: actorKey(context.actor), requestedAt: context.now, finishedAt: null, faultId: null };
  if (!(await insertImport(tx, { ...row, ...requested, state: "receiving" }))) return ok(false);
  const received = await copy.copyIn(LINES, copyText(batch));
  if (received === 0) throw new NoUsage();
  await updateImport(tx, importId, { state: "waiting", received });
  await addJob(tx, { task: "checkUsageImport", payload: { importId } });
  const after = { source: head.sourceCode, reference, fileName, rating, format, allOrNothing, received };
  await writeAudit(tx, context, { action: "usage.import.receive", entity: "usageImport", entityId: importId, after });
  return ok(true);
}

const LINES = "usage_import_line (import_id, line, received)";

async function* copyText({ importId, header, lines }: Batch & OpenFile): AsyncGenerator<string> {
  let line = firstLineOf({ header });
  for await (const page of lines) {
    let text = "";
    for (const received of page) {
      text += `${importId}\t${line}\t${copyField(received)}\n`;
      line += 1;
    }
    if (text !== "") yield text;
  }
}
