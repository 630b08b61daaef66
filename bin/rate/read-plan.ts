import { NO_DEFINITIONS } from "#lib/domain/price-plan/definitions.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { readDocument } from "#lib/domain/price-plan/read-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { findJsonFault } from "#lib/domain/usage-line/json-fault.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import type { Source } from "./options.ts";
import { readWhole } from "./sources.ts";

export type Plan = { readonly document: PricePlanDocument; readonly book: RateBook };

/** The plan, or a message for each thing that is wrong with it. What only keeps it from being published is no matter here. */
export async function readPlan(source: Source, input: AsyncIterable<Buffer>): Promise<Result<Plan, readonly string[]>> {
  const bytes = await readWhole(source, input);
  if (!bytes.ok) return refused([bytes.refusal]);
  const json = parseDocument(bytes.value);
  if (!json.ok) return refused([json.refusal]);
  const document = readDocument(json.value);
  if (!document.ok) return refused(document.refusal.map(({ path, message }) => findingInWords(path, message)));
  const book = resolveRateBook(document.value, NO_DEFINITIONS);
  if (book.ok) return ok({ document: document.value, book: book.value });
  return refused(book.refusal.map(({ path = "", params }) => findingInWords(path, String(params?.message ?? ""))));
}

/** A byte order mark is not part of the text. */
function parseDocument(bytes: Uint8Array): Result<unknown, string> {
  const text = decode(bytes);
  if (text === null) return refused("This is not UTF-8 text.");
  if (text.trim() === "") return refused("This is empty. A pricing document is expected.");
  const fault = findJsonFault(text);
  if (fault === null) return ok(JSON.parse(text));
  return refused(`line ${fault.line}, column ${fault.column}: ${fault.message}`);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function findingInWords(path: string, message: string): string {
  return path === "" ? message : `${path}: ${message}`;
}
