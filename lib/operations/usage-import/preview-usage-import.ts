import { findReferences } from "#db/queries/usage-import-exceptions.ts";
import { findImportSource } from "#db/queries/usage-imports.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { readImportColumns } from "#lib/domain/usage-import/import-columns.ts";
import { lineSentence } from "#lib/domain/usage-import/import-refusal.ts";
import { LineSplitter } from "#lib/domain/usage-import/line-splitter.ts";
import { previewUsage } from "#lib/domain/usage-import/preview-usage.ts";
import type { ReceivedLine } from "#lib/domain/usage-import/stored-import.ts";
import type { ImportHead, ImportPreview, ImportPreviewLine } from "#lib/domain/usage-import/usage-import-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { duplicateOf, type ImportRules, type JudgedLine, judgeLines } from "../judge-usage-lines.ts";
import { refuseSource } from "../refuse-import-source.ts";

const MOST_LINES = 500;

/** What the first lines of a file would become now. The same judgement as a batch's, and nothing is stored. */
export async function previewUsageImport(context: Context, head: ImportHead, text: string): Promise<Result<ImportPreview, Refusal>> {
  const { reference, rating, format } = head;
  const all = linesOf(text);
  const columns = format === "csv" ? readImportColumns(all[0] ?? "", rating) : null;
  if (columns?.ok === false) return columns;
  const first = columns === null ? 0 : 1;
  const received = all.slice(first).map((line, index): ReceivedLine => ({ line: first + index + 1, received: line }));
  return inTransaction(context, async (tx) => {
    const source = await findImportSource(tx, head.sourceCode);
    const refusal = refuseSource(source);
    if (source === null || refusal !== null) return refused(refusal ?? { code: "NOT_FOUND", path: "sourceCode" });
    const batch = { importId: 0, reference, rating, sourceId: source.sourceId, sourceName: source.name };
    const rules: ImportRules = { batch, columns: columns?.value ?? null };
    const judged = await judgeLines(tx, rules, received.slice(0, MOST_LINES));
    const known = await findReferences(
      tx,
      source.sourceId,
      judged.map((each) => each.reference),
    );
    return ok(previewOf(judged, known, received.length > MOST_LINES));
  });
}

function linesOf(text: string): readonly string[] {
  const splitter = new LineSplitter();
  return [...splitter.push(new TextEncoder().encode(text)), ...splitter.end()];
}

function previewOf(judged: readonly JudgedLine[], known: ReadonlyMap<string, number>, isCut: boolean): ImportPreview {
  const lines = judged.map((each) => {
    const udrId = known.get(each.reference);
    return toView(each, udrId === undefined || each.decision.outcome !== "accepted" ? each.decision : duplicateOf(udrId));
  });
  const count = (outcome: ImportPreviewLine["outcome"]) => lines.filter((line) => line.outcome === outcome).length;
  return {
    received: lines.length,
    isCut,
    accepted: count("accepted"),
    duplicates: count("duplicate"),
    rejected: count("rejected"),
    parked: count("parked"),
    lines,
  };
}

function toView({ line, received }: ReceivedLine, decision: JudgedLine["decision"]): ImportPreviewLine {
  if (decision.outcome === "accepted") {
    return { line, received, outcome: "accepted", code: null, message: null, path: null, usage: previewUsage(decision.usage) };
  }
  const { outcome, refusal } = decision;
  return { line, received, outcome, code: refusal.code, message: lineSentence(refusal), path: refusal.path ?? "", usage: null };
}
