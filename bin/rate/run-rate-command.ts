import type { Writable } from "node:stream";
import { knownProducts } from "#lib/domain/usage-line/known-products.ts";
import { createLineRater } from "#lib/domain/usage-line/line-rater.ts";
import { resultRenderer } from "#lib/domain/usage-line/render-results.ts";
import { compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { type Options, readOptions, USAGE_TEXT } from "./options.ts";
import { createOutput } from "./output.ts";
import { rateLines } from "./rate-lines.ts";
import { rateSpooled } from "./rate-spooled.ts";
import { type Plan, readPlan } from "./read-plan.ts";
import { openUsage } from "./sources.ts";
import { openSpoolFile } from "./spool-file.ts";

/** What the command stands in: the process that it is, or a test. */
export type Surroundings = {
  readonly lifecycle: { readonly defer: (undo: () => void) => void };
  readonly input: AsyncIterable<Buffer>;
  readonly output: Writable;
  readonly errors: Writable;
  /** Files are named from there. */
  readonly folder: string;
};

const DONE = 0;
/** What was asked for cannot be done: a bad option, a bad document, a file that is not there. */
const CANNOT = 2;

/** `npm run rate`. The exit code says whether plan and options were good; what is wrong with a line stands in its result. */
export async function runRateCommand(given: readonly string[], surroundings: Surroundings): Promise<number> {
  const { input, output, errors, folder } = surroundings;
  const complain = (lines: readonly string[]): number => {
    errors.write(`${lines.join("\n")}\n`);
    return CANNOT;
  };
  const read = readOptions(given, folder);
  if (!read.ok) return complain([read.refusal, "", USAGE_TEXT]);
  if (read.value === "help") {
    output.write(`${USAGE_TEXT}\n`);
    return DONE;
  }
  const options = read.value;
  const plan = await readPlan(options.plan, input);
  if (!plan.ok) return complain([...plan.refusal.map((message) => `${options.plan.name}: ${message}`), "Nothing was rated."]);
  const source = await openUsage(options.usage, input);
  if (!source.ok) return complain([`${options.usage.name}: ${source.refusal}`, "Nothing was rated."]);
  await rateAll({ options, plan: plan.value, source: source.value }, surroundings);
  return DONE;
}

type Job = { readonly options: Options; readonly plan: Plan; readonly source: AsyncIterable<Buffer> };

async function rateAll({ options, plan: { document, book }, source }: Job, { lifecycle, output: stream }: Surroundings): Promise<void> {
  const { isExplained, format } = options;
  const { currency, roundTo, timeZone } = book;
  const renderer = resultRenderer(format, { currency, roundTo, isExplained });
  const offer = { currency, products: knownProducts(document, book) };
  const rater = createLineRater({ book: compileRateBook(book), offer, isExplained });
  const output = createOutput(stream);
  const rating = { source, rater, renderer, output };
  output.write(renderer.head);
  if (countsTogether(book)) await rateSpooled(rating, { timeZone, openSpool: () => openSpoolFile(lifecycle) });
  else await rateLines(rating);
  await output.finish();
}

/** Whether what a line costs can depend on another line. */
function countsTogether({ rates, discounts = [] }: RateBook): boolean {
  return rates.some(({ scope }) => scope !== "udr") || discounts.some(({ per }) => per === "period");
}
