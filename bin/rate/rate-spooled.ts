import { setImmediate } from "node:timers/promises";
import { createCycleCounters } from "#lib/domain/usage-line/cycle-counters.ts";
import { eachLine } from "./each-line.ts";
import { createLineTable, type LineTable } from "./line-table.ts";
import { toInputLine } from "./placed-line.ts";
import type { Rating } from "./rate-lines.ts";
import type { SpoolFile } from "./spool-file.ts";
import { createTextBuffer } from "./text-buffer.ts";

type Spooling = {
  /** Of the plan: its months are the cycles. */
  readonly timeZone: string;
  readonly openSpool: () => SpoolFile;
};

/** The result of the line at an index, as text; nothing for a blank line. */
type RateAt = (index: number) => string;

/** Lines between two looks at signals, and at whoever reads the results. */
const LINES_AT_A_TIME = 2_000;

/**
 * Where usage counts together with other usage, what a line costs depends on those before it in time. So the lines are put down,
 * rated in the order of (From, line), and their results put back into the order of the input.
 */
export async function rateSpooled(rating: Rating, { timeZone, openSpool }: Spooling): Promise<void> {
  const lines = openSpool();
  const table = await putDown(rating, lines);
  const rateAt = createRateAt({ rating, lines, table, timeZone });
  const order = table.order();
  if (order === null) return writeInOrder(rating, table, rateAt);
  const results = openSpool();
  await rateInto(results, { table, order, rateAt });
  await writeInOrder(rating, table, (index) => readText(results, table, index));
}

async function putDown({ source, rater }: Rating, lines: SpoolFile): Promise<LineTable> {
  const table = createLineTable();
  await eachLine(source, {
    take: ({ input, offset, length }) => {
      const read = rater.read(input);
      table.put(input.number - 1, { offset, length, from: "line" in read ? read.line.from : null });
    },
    afterPiece: lines.append,
  });
  return table;
}

type Lines = { readonly rating: Rating; readonly lines: SpoolFile; readonly table: LineTable; readonly timeZone: string };

function createRateAt({ rating: { rater, renderer }, lines, table, timeZone }: Lines): RateAt {
  const counters = createCycleCounters(timeZone);
  return (index) => {
    const { offset, length } = table.place(index);
    const input = length === 0 ? null : toInputLine(index + 1, lines.read(offset, length));
    return input === null ? "" : renderer.render(rater.rate(rater.read(input), counters));
  };
}

type Ordered = { readonly table: LineTable; readonly order: Uint32Array; readonly rateAt: RateAt };

/** A line that has been rated is needed no more: its place in the table becomes that of its result. */
async function rateInto(results: SpoolFile, { table, order, rateAt }: Ordered): Promise<void> {
  const buffer = createTextBuffer(results.append);
  let offset = 0;
  for (const [done, index] of order.entries()) {
    const length = buffer.add(rateAt(index));
    table.move(index, { offset, length });
    offset += length;
    if (done % LINES_AT_A_TIME === 0) await setImmediate();
  }
  buffer.flush();
}

function readText(results: SpoolFile, table: LineTable, index: number): string {
  const { offset, length } = table.place(index);
  return length === 0 ? "" : results.read(offset, length).toString("utf8");
}

async function writeInOrder({ output }: Rating, table: LineTable, textAt: RateAt): Promise<void> {
  for (let index = 0; index < table.count(); index += 1) {
    output.write(textAt(index));
    if (index % LINES_AT_A_TIME !== 0) continue;
    await output.drain();
    await setImmediate();
  }
}
