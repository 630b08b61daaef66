import type { Database } from "#db/connection.ts";
import { triedBook } from "#db/queries/backtests.ts";
import type { Reader } from "#db/tx.ts";
import type { ViewNames } from "#lib/domain/backtest/to-backtest-view.ts";
import { present } from "#lib/kernel/assert.ts";

/** Of the document that a backtest tries: its zone, and which lines it has. */
export type TriedLines = { readonly timeZone: string; readonly rates: ViewNames["rates"] };

const MOST_KEPT = 20;
const kept = new WeakMap<Database, Map<number, TriedLines>>();

/**
 * What a backtest tries never changes, and its page asks again every second: the book is read once, and of it is kept what names its
 * lines. The one used longest ago makes room.
 */
export async function triedLines(database: Database, reader: Reader, backtestId: number): Promise<TriedLines> {
  const ofDatabase = kept.get(database) ?? new Map<number, TriedLines>();
  kept.set(database, ofDatabase);
  const known = ofDatabase.get(backtestId);
  if (known) ofDatabase.delete(backtestId);
  const lines = known ?? (await readLines(reader, backtestId));
  ofDatabase.set(backtestId, lines);
  const oldest = ofDatabase.keys().next();
  if (ofDatabase.size > MOST_KEPT && !oldest.done) ofDatabase.delete(oldest.value);
  return lines;
}

async function readLines(reader: Reader, backtestId: number): Promise<TriedLines> {
  const { timeZone, rates } = present(await triedBook(reader, backtestId), `the book of backtest ${backtestId}`);
  const lines = rates.map(({ key, tiered }) => ({ key, tiered: tiered.map(({ level, zone, timeModel }) => ({ level, zone, timeModel })) }));
  return { timeZone, rates: lines };
}
