import type { SQL } from "drizzle-orm";
import type { Reader } from "../tx.ts";

/** A sentence that must hold of every database at every committed instant, and how to find what breaks it. */
export type Invariant = {
  readonly id: string;
  readonly sentence: string;
  /** The rows that break it; none when it holds. */
  readonly offenders: (reader: Reader) => Promise<readonly Readonly<Record<string, unknown>>[]>;
};

/** Enough to see what is wrong; a broken invariant may break on millions of rows. */
const MOST_OFFENDERS = 20;

/** An invariant that one question to the database decides. */
export function byQuery(id: string, sentence: string, query: SQL): Invariant {
  return { id, sentence, offenders: async (reader) => (await reader.execute(query)).slice(0, MOST_OFFENDERS) };
}
