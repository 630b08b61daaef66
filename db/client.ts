import "server-only";
import { config } from "#lib/config.ts";
import { type Database, type OpenDatabase, openDatabase } from "./connection.ts";

export { type Database, openDatabase };

const POOL_SIZE = 20;

declare global {
  /** The pool outlives the module: `next dev` loads modules again at every change and would open a new pool each time. */
  var ratewrightDatabase: OpenDatabase | undefined;
}

/** The application's pool, opened at the first question. */
export function database(): Database {
  globalThis.ratewrightDatabase ??= openDatabase(config().databaseUrl, { max: POOL_SIZE });
  return globalThis.ratewrightDatabase.database;
}
