import path from "node:path";
import { parseArgs } from "node:util";
import { RESULT_FORMATS, type ResultFormat } from "#lib/domain/usage-line/render-results.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";

export const USAGE_TEXT = `Usage: npm run rate -- --plan PLAN.json --usage USAGE.ndjson [--explain] [--out ndjson|csv] [--cycle month]

  --plan FILE     the pricing document, self-contained, as JSON
  --usage FILE    the usage, one JSON object on each line
  --explain       say of each amount how it came to be
  --out FORMAT    ndjson (one JSON object on each line) or csv; ndjson when left out
  --cycle month   the billing cycle of rates that count over a period or a pool: the calendar month in the plan's zone
  --help          this text

A file named - is standard input, for one of the two. Results go to standard output in the order of the usage.`;

/** Where text comes from, as it was named. A null path is standard input. */
export type Source = { readonly name: string; readonly path: string | null };

export type Options = {
  readonly plan: Source;
  readonly usage: Source;
  readonly isExplained: boolean;
  readonly format: ResultFormat;
};

/** What was asked for; "help", or what is wrong with it. */
export function readOptions(given: readonly string[], folder: string): Result<Options | "help", string> {
  const parsed = parse(given);
  if (!parsed.ok) return parsed;
  const { plan, usage, out = "ndjson", cycle = "month", explain = false, help = false } = parsed.value;
  if (help) return ok("help");
  if (plan === undefined || plan === "") return refused("--plan is missing: name the file with the pricing document.");
  if (usage === undefined || usage === "") return refused("--usage is missing: name the file with the usage.");
  if (plan === "-" && usage === "-") return refused("Standard input can be the plan or the usage, not both: name a file for one of them.");
  const format = RESULT_FORMATS.find((known) => known === out);
  if (format === undefined) return refused(`--out ${out} is unknown: choose from ${RESULT_FORMATS.join(", ")}.`);
  if (cycle !== "month") return refused(`--cycle ${cycle} is unknown: the only cycle is month.`);
  return ok({ plan: sourceOf(plan, folder), usage: sourceOf(usage, folder), isExplained: explain, format });
}

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean" } as const;
const KNOWN = { plan: TEXT, usage: TEXT, out: TEXT, cycle: TEXT, explain: FLAG, help: { ...FLAG, short: "h" } } as const;

/** Of an option given twice the last would win, which may not be the one that was meant. */
function parse(given: readonly string[]) {
  try {
    const { values, tokens } = parseArgs({ args: [...given], options: KNOWN, tokens: true });
    const names = tokens.flatMap((token) => (token.kind === "option" ? token.name : []));
    const repeated = names.find((name, index) => names.indexOf(name) < index);
    return repeated === undefined ? ok(values) : refused(`--${repeated} is given twice: leave out one of them.`);
  } catch (error) {
    if (error instanceof TypeError) return refused(error.message);
    throw error;
  }
}

function sourceOf(name: string, folder: string): Source {
  return name === "-" ? { name: "standard input", path: null } : { name, path: path.resolve(folder, name) };
}
