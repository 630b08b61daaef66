import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Database } from "../connection.ts";

/** The same builder over the other driver: only what `execute` gives back has another shape, and a statement that answers nothing may be executed. */
export function fromOtherDriver(database: NodePgDatabase): Database {
  return database as unknown as Database;
}
