import { findReferences } from "#db/queries/usage-import-exceptions.ts";
import { loadImportFacts } from "#db/queries/usage-import-facts.ts";
import type { Reader } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { decideImportedUsage, type ImportDecision } from "#lib/domain/usage-import/decide-imported-usage.ts";
import { type ImportColumns, readImportColumns } from "#lib/domain/usage-import/import-columns.ts";
import type { ImportBatch, ImportFacts } from "#lib/domain/usage-import/import-facts.ts";
import { problemOf } from "#lib/domain/usage-import/import-refusal.ts";
import { lineTexts } from "#lib/domain/usage-import/line-texts.ts";
import { type ImportedLine, readImportedLine } from "#lib/domain/usage-import/read-imported-line.ts";
import type { ReceivedLine, StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import { assert } from "#lib/kernel/assert.ts";
import type { Result } from "#lib/kernel/result.ts";

/** What lines are judged by. */
export type ImportRules = { readonly batch: ImportBatch; readonly columns: ImportColumns | null };

export type JudgedLine = ReceivedLine & {
  /** Under which it is known for ever: the sender's own number, or the batch and the line. */
  readonly reference: string;
  readonly decision: ImportDecision | { readonly outcome: "duplicate"; readonly refusal: Refusal };
};

/** The rules of a batch that was received: its header could be read then. */
export function rulesOf(stored: StoredImport): ImportRules {
  const { importId, reference, rating, sourceId, sourceName, header } = stored;
  const batch = { importId, reference, rating, sourceId, sourceName };
  if (header === null) return { batch, columns: null };
  const columns = readImportColumns(header, rating);
  assert(columns.ok, `the header of usage import ${importId} can be read`);
  return { batch, columns: columns.value };
}

/** What each line would become now. The same for a preview, for a batch, and for a parked line that is tried again. */
export async function judgeLines(reader: Reader, rules: ImportRules, lines: readonly ReceivedLine[]): Promise<readonly JudgedLine[]> {
  const { batch } = rules;
  const read = lines.map((given) => ({ ...given, result: readLine(given, rules) }));
  const readable = read.flatMap(({ result }) => (result.ok ? [result.value] : []));
  const facts = await loadImportFacts(reader, batch, readable);
  const judged = read.map(({ line, received, result }): JudgedLine => {
    const own = result.ok ? result.value.reference : null;
    return { line, received, reference: own ?? placeOf(batch, line), decision: decide(result, facts) };
  });
  return withoutRepeats(await withoutKnown(reader, batch.sourceId, judged));
}

function readLine({ received }: ReceivedLine, { batch, columns }: ImportRules): Result<ImportedLine, Refusal> {
  const texts = lineTexts(received, columns);
  return texts.ok ? readImportedLine(texts.value, batch.rating) : texts;
}

function decide(read: Result<ImportedLine, Refusal>, facts: ImportFacts): ImportDecision {
  return read.ok ? decideImportedUsage(read.value, facts) : { outcome: "rejected", refusal: read.refusal };
}

/** Nobody's own number: those have no control characters. */
function placeOf({ reference }: ImportBatch, line: number): string {
  return `${reference}\t${line}`;
}

/** What waits although it came before is a repeat, whatever else is wrong with it. */
export async function withoutKnown(reader: Reader, sourceId: number, judged: readonly JudgedLine[]): Promise<readonly JudgedLine[]> {
  const parked = judged.filter(({ decision }) => decision.outcome === "parked");
  const known = await findReferences(
    reader,
    sourceId,
    parked.map(({ reference }) => reference),
  );
  if (known.size === 0) return judged;
  return judged.map((each) => {
    const udrId = each.decision.outcome === "parked" ? known.get(each.reference) : undefined;
    return udrId === undefined ? each : { ...each, decision: duplicateOf(udrId) };
  });
}

/** Of two lines of one reference the first counts. */
function withoutRepeats(judged: readonly JudgedLine[]): readonly JudgedLine[] {
  const first = new Map<string, number>();
  return judged.map((each) => {
    if (each.decision.outcome !== "accepted") return each;
    const before = first.get(each.reference);
    if (before !== undefined) return { ...each, decision: duplicate(`The usage of this reference came with line ${before}.`) };
    first.set(each.reference, each.line);
    return each;
  });
}

export function duplicateOf(udrId: number): Extract<JudgedLine["decision"], { outcome: "duplicate" }> {
  return duplicate(`The usage of this reference came before, and is UDR ${udrId}.`);
}

function duplicate(problem: string) {
  return { outcome: "duplicate" as const, refusal: problemOf("DUPLICATE_USAGE", "reference", problem) };
}
