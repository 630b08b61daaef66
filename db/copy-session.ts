import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client, type QueryResult } from "pg";
import * as copyStreams from "pg-copy-streams";
import type { Database } from "./connection.ts";
import { fromOtherDriver } from "./mapping/other-driver.ts";
import { nodePostgresUrl } from "./node-postgres-url.ts";
import { type Tx, withTransaction } from "./tx.ts";

/** A transaction that takes rows by COPY beside the usual statements. `postgres` would wait for 40 ms at each COPY. */
export type CopyTransaction = {
  /** Of our queries: those that build statements, not those that read the rows of `execute`, which this driver gives in another shape. */
  readonly tx: Tx;
  readonly query: (text: string, values: readonly unknown[]) => Promise<QueryResult>;
  /** Text in the form of COPY, in pieces of any size; says how many rows it were. */
  readonly copyIn: (target: string, text: Iterable<string> | AsyncIterable<string>) => Promise<number>;
};

type Run<Value> = (copy: CopyTransaction) => Promise<Value>;

export type CopySession = {
  /** As `withTransaction`: again from the beginning where the database asks for it. */
  readonly inTransaction: <Value>(run: Run<Value>) => Promise<Value>;
  /** For what can be read once only, such as the body of a request. */
  readonly once: <Value>(run: Run<Value>) => Promise<Value>;
};

const ATTEMPTS = 6;

/**
 * Locks are as short as everywhere; a COPY may take as long as what is sent. What a foreign key asks is planned once in a session: planned while
 * its table is still empty it would read the whole table for every row, so whole tables are not read here.
 */
const LIMITS = "set lock_timeout = '3s'; set statement_timeout = 0; set timezone = 'UTC'; set enable_seqscan = off";

/** A connection of its own for as long as `run` takes. */
export async function withCopySession<Value>({ url }: Database, run: (session: CopySession) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: nodePostgresUrl(url, {}), application_name: "ratewright copy" });
  // A connection that is lost fails the statement that is under way, or the next one; without a listener it would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(LIMITS);
    const database = fromOtherDriver(drizzle({ client, casing: "snake_case" }));
    const within = (attempts: number) => {
      return <Result>(inside: Run<Result>) => withTransaction(database, (tx) => inside(copyTransaction(client, tx)), { attempts });
    };
    return await run({ inTransaction: within(ATTEMPTS), once: within(1) });
  } finally {
    await client.end();
  }
}

function copyTransaction(client: Client, tx: Tx): CopyTransaction {
  return {
    tx,
    query: (text, values) => client.query(text, [...values]),
    copyIn: async (target, text) => {
      const stream = client.query(copyStreams.from(`copy ${target} from stdin`));
      await pipeline(Readable.from(text, { objectMode: true }), stream);
      return stream.rowCount;
    },
  };
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** A text as a field of COPY. */
export function copyField(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

export const COPY_NULL = "\\N";
