import { ok, type Result } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { findJsonFault } from "../usage-line/json-fault.ts";
import { isJsonObject, type JsonObject } from "../usage-line/usage-line.ts";
import { type ImportColumns, LINE_MEMBERS, type LineMember } from "./import-columns.ts";
import { badLine } from "./import-refusal.ts";
import { UNREADABLE } from "./line-splitter.ts";
import { splitCells } from "./split-cells.ts";

/** What a line says, as texts; null where it says nothing. */
export type LineTexts = Readonly<Record<Exclude<LineMember, "error">, string | null>> & {
  readonly metadata: Readonly<Record<string, string>>;
};

/** Takes a line apart. `columns` are those of a CSV file; null of NDJSON. */
export function lineTexts(line: string, columns: ImportColumns | null): Result<LineTexts, Refusal> {
  if (line.includes(UNREADABLE)) return badLine("", "The line is not text in UTF-8, or is longer than 64 kB.");
  if (line.trim() === "") return badLine("", "The line is empty.");
  return columns === null ? textsOfJson(line) : textsOfCells(line, columns);
}

function textsOfCells(line: string, columns: ImportColumns): Result<LineTexts, Refusal> {
  const { separator, count, at } = columns;
  const cells = splitCells(line, separator);
  if (cells === null) return badLine("", "A quotation mark is never closed. A line of usage has no line breaks inside a cell.");
  if (cells.length > count) return badLine("", `The line has ${cells.length} cells, and the first line names ${count}.`);
  const cell = (index: number | undefined) => (index === undefined ? null : cells[index] || null);
  const metadata: Record<string, string> = {};
  for (const { key, at: index } of columns.metadata) {
    const text = cells[index];
    if (text !== undefined && text !== "") metadata[key] = text;
  }
  return ok({
    reference: cell(at.reference),
    subscription: cell(at.subscription),
    identifierKind: cell(at.identifierKind),
    identifier: cell(at.identifier),
    product: cell(at.product),
    udrType: cell(at.udrType),
    amount: cell(at.amount),
    from: cell(at.from),
    to: cell(at.to),
    billingEffectiveDate: cell(at.billingEffectiveDate),
    gross: cell(at.gross),
    tax: cell(at.tax),
    currency: cell(at.currency),
    metadata,
  });
}

const KNOWN: ReadonlySet<string> = new Set([...LINE_MEMBERS, "metadata"]);

function textsOfJson(line: string): Result<LineTexts, Refusal> {
  const given = parseJson(line);
  if (given === undefined) return badLine("", `This is not JSON: ${findJsonFault(line)?.message ?? "it cannot be read."}`);
  if (!isJsonObject(given)) return badLine("", "A line is one JSON object.");
  const repeated = repetitionIn(line, given);
  if (repeated !== null) return badLine("", repeated);
  for (const name in given) {
    if (!KNOWN.has(name)) return badLine(name, `A line of usage has no member ${JSON.stringify(name)}. Correct its name or leave it out.`);
    const value = given[name];
    if (name !== "metadata" && name !== "error" && value !== null && typeof value !== "string") return notText(name);
  }
  const metadata = metadataOf(given.metadata ?? {});
  if (!metadata.ok) return metadata;
  return ok({
    reference: text(given.reference),
    subscription: text(given.subscription),
    identifierKind: text(given.identifierKind),
    identifier: text(given.identifier),
    product: text(given.product),
    udrType: text(given.udrType),
    amount: text(given.amount),
    from: text(given.from),
    to: text(given.to),
    billingEffectiveDate: text(given.billingEffectiveDate),
    gross: text(given.gross),
    tax: text(given.tax),
    currency: text(given.currency),
    metadata: metadata.value,
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const COLON = /"\s*:/g;

/** `JSON.parse` takes the last of two members with one name in silence. Only a line with more colons than members is read again to find them. */
function repetitionIn(line: string, given: JsonObject): string | null {
  const { metadata } = given;
  const members = Object.keys(given).length + (isJsonObject(metadata) ? Object.keys(metadata).length : 0);
  const colons = line.match(COLON)?.length ?? 0;
  return colons > members ? (findJsonFault(line)?.message ?? null) : null;
}

function notText(path: string) {
  return badLine(path, 'Write it as text, such as "1.5", so that no digit is lost.');
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function metadataOf(given: unknown): Result<Readonly<Record<string, string>>, Refusal> {
  if (!isJsonObject(given)) return badLine("metadata", 'Write the metadata as an object, such as { "network": "5G" }.');
  return textsOf(given);
}

function textsOf(given: JsonObject): Result<Readonly<Record<string, string>>, Refusal> {
  const texts: [string, string][] = [];
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === "") continue;
    if (typeof value === "string") texts.push([key, value]);
    else if (typeof value === "boolean") texts.push([key, value ? "true" : "false"]);
    else return notText(`metadata.${key}`);
  }
  return ok(Object.fromEntries(texts));
}
