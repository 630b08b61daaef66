import { ok, type Result } from "#lib/kernel/result.ts";
import type { CompiledRateBook } from "#lib/rating/compile-rate-book.ts";
import { type Counters, NO_COUNTERS } from "#lib/rating/counters.ts";
import { priceUsage } from "#lib/rating/price-usage.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import type { Usage } from "#lib/rating/usage.ts";
import type { CycleCounters } from "./cycle-counters.ts";
import { findJsonFault } from "./json-fault.ts";
import { badLine, type LineRefusal, lineRefusalOf } from "./line-refusal.ts";
import type { LineResult } from "./line-result.ts";
import { readUsageLine } from "./read-usage-line.ts";
import { isJsonObject, type UsageLine } from "./usage-line.ts";
import { type Offer, usageOfLine } from "./usage-of-line.ts";

/** A line as it came: its text, or why it has none. */
export type InputLine = { readonly number: number } & ({ readonly text: string } | { readonly problem: string });

/** A line that can be priced, or the result that it has without. */
export type ReadLine =
  | { readonly number: number; readonly line: UsageLine; readonly usage: Usage }
  | Extract<LineResult, { isRated: false }>;

export type LineRater = {
  readonly read: (input: InputLine) => ReadLine;
  /** Null counters: nothing counts together, and each line stands alone. */
  readonly rate: (read: ReadLine, counters: CycleCounters | null) => LineResult;
};

type Rating = { readonly book: CompiledRateBook; readonly offer: Offer; readonly isExplained: boolean };

/** Rates lines one by one. A line that cannot be rated has a result too: the reason, with the line's number in its message. */
export function createLineRater({ book, offer, isExplained }: Rating): LineRater {
  return {
    read: (input) => readLine(input, offer),
    rate: (read, cycles) => {
      if (!("line" in read)) return read;
      const { number, line, usage } = read;
      const counters: Counters = cycles === null ? NO_COUNTERS : cycles.of(line);
      const explained = isExplained ? rateUsage(book, usage, counters) : null;
      const result = explained ?? priceUsage(book, usage, counters);
      if (!result.rated) return refusedResult({ number, udr: line.udr, refusal: lineRefusalOf(result) });
      cycles?.apply(line, result.changes);
      const { gross, net, tax } = result;
      const explanation = explained?.rated ? explained.explanation : null;
      const unit = offer.products.get(line.product)?.unit ?? null;
      return { isRated: true, udr: line.udr, amounts: { gross, net, tax }, explanation, unit };
    },
  };
}

function readLine(input: InputLine, offer: Offer): ReadLine {
  const { number } = input;
  const parsed = "text" in input ? parseJson(input.text) : badLine("", input.problem);
  if (!parsed.ok) return refusedResult({ number, udr: null, refusal: parsed.refusal });
  const line = readUsageLine(parsed.value);
  if (!line.ok) return refusedResult({ number, udr: udrOf(parsed.value), refusal: line.refusal });
  const usage = usageOfLine(line.value, offer);
  if (!usage.ok) return refusedResult({ number, udr: line.value.udr, refusal: usage.refusal });
  return { number, line: line.value, usage: usage.value };
}

function parseJson(text: string): Result<unknown, LineRefusal> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const place = findJsonFault(text);
    const reason = place === null ? "" : ` Column ${place.column}: ${place.message}`;
    return badLine("", `This is not JSON. Write one object on one line.${reason}`);
  }
}

function udrOf(value: unknown): string | null {
  return isJsonObject(value) && typeof value.udr === "string" ? value.udr : null;
}

type Refused = { readonly number: number; readonly udr: string | null; readonly refusal: LineRefusal };

function refusedResult({ number, udr, refusal }: Refused): Extract<LineResult, { isRated: false }> {
  return { isRated: false, udr, refusal: { ...refusal, message: `line ${number}: ${refusal.message}` } };
}
