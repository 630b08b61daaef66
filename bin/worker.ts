/** Runs background jobs on the database of DATABASE_URL until a signal: started beside the console, and by `npm run worker`. */
import { runWorker } from "#lib/worker/run-worker.ts";

const JOBS_AT_A_TIME = 2;

const { DATABASE_URL: databaseUrl } = process.env;
if (!databaseUrl) throw new Error("DATABASE_URL is missing: the address of the database, for the application role.");

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
try {
  await runWorker({ databaseUrl, concurrency: JOBS_AT_A_TIME, signal: stopping.signal });
} catch (error) {
  if (!(error instanceof Error && "code" in error)) throw error;
  console.error(
    `The worker cannot work on its database: ${error.message} (${String(error.code)}). The console makes its role and its tables: start it first.`,
  );
  process.exit(1);
}
// A job that did not listen has been given back and must not go on here.
process.exit(0);
