import postgres, { type Sql } from "postgres";

/** What only one process at a time may do with a database. The numbers mean nothing but must never change. */
export const LOCKS = { migrate: 4_711_001, load: 4_711_002, template: 4_711_003 } as const;

export type LockName = keyof typeof LOCKS;

const PATIENCE = "120s";

/**
 * One connection that holds a session lock as long as `run` takes. Should the process or the connection die, the database
 * lets go of the lock by itself.
 */
export async function withLockedConnection<Value>(url: string, lock: LockName, run: (client: Sql) => Promise<Value>): Promise<Value> {
  const client = postgres(url, {
    max: 1,
    max_lifetime: null,
    // As in `openDatabase`.
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: `ratewright ${lock}` },
  });
  try {
    await client.unsafe(`set lock_timeout = '${PATIENCE}'`);
    await client`select pg_advisory_lock(${LOCKS[lock]})`;
    return await run(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}
