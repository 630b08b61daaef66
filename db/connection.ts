import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";

/** A database without a schema object: queries name their tables themselves, and nested relational reads would lose digits. */
export type Database = PostgresJsDatabase & {
  /** For leasing ids alone: a transaction that waited for one of the pool's connections while it held another could wait for ever. */
  readonly leases: Sql;
  /** For what speaks the other driver: COPY (`copy-session.ts`). */
  readonly url: string;
};

export type OpenDatabase = Readonly<{ database: Database; close: () => Promise<void> }>;

export type OpenOptions = Readonly<{ max: number; applicationName?: string }>;

/** No statement of ours may hold a connection or a lock for long: the database itself ends it. */
const LIMITS = { statement_timeout: 15_000, lock_timeout: 3_000, idle_in_transaction_session_timeout: 10_000 };

export function openDatabase(url: string, { max, applicationName = "ratewright" }: OpenOptions): OpenDatabase {
  const connection = { application_name: applicationName, TimeZone: "UTC", ...LIMITS };
  // Without the driver's own question about array types: cut off in the middle of that, it throws where nobody can catch, and the process
  // ends. So no statement takes or gives an array; lists come as JSON.
  const shared = { fetch_types: false, onnotice: () => {}, connection };
  const client = postgres(url, { max, ...shared });
  const leases = postgres(url, { max: 1, idle_timeout: 30, ...shared });
  // On the object itself: a bundler may load this module twice, and a map of the one would not know the pools of the other.
  const database = Object.assign(drizzle(client, { casing: "snake_case" }), { leases, url });
  const close = async () => {
    await Promise.all([client.end({ timeout: 5 }), leases.end({ timeout: 5 })]);
  };
  return { database, close };
}
