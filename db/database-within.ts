import type { Database } from "./connection.ts";
import { numberAs } from "./ids.ts";
import type { Tx } from "./tx.ts";

/**
 * A transaction as the database of what runs inside it: what would open a transaction of its own opens a savepoint, so that it can be
 * refused by itself and is kept or undone with everything else. Numbers come from where they always come from.
 */
export function databaseWithin(tx: Tx, database: Database): Database {
  const { leases, url } = database;
  const within = Object.assign(tx, { leases, url });
  numberAs(within, database);
  return within;
}
