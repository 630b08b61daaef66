import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import { type ApplicationRole, applyPrivileges, ensureApplicationRole } from "./application-role.ts";
import { JOB_SCHEMA } from "./job-privileges.ts";
import { withLockedConnection } from "./locked-connection.ts";
import { nodePostgresUrl } from "./node-postgres-url.ts";

export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, "migrations");

const LOCK_PATIENCE = "10s";

/** What goes wrong is thrown; what goes well is nobody's news. */
const SILENT = new Logger(() => () => {});

export type MigrateInput = Readonly<{ ownerUrl: string; applicationRole: ApplicationRole }>;

/**
 * Brings a database to the newest schema and the application role to its rights. Any number of servers may start at once:
 * one migrates, the others wait and find nothing to do.
 */
export async function migrateDatabase({ ownerUrl, applicationRole }: MigrateInput): Promise<void> {
  await withLockedConnection(ownerUrl, "migrate", async (client) => {
    // A migration that waits for a busy table makes everybody else wait behind it: better to fail and start again.
    await client.unsafe(`set lock_timeout = '${LOCK_PATIENCE}'`);
    await ensureApplicationRole(client, applicationRole);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
    await migrateJobs(ownerUrl);
    await applyPrivileges(client, applicationRole.name);
  });
}

/** The tables of the job queue. They come with its package, on a connection of its own: the lock is held by ours meanwhile. */
async function migrateJobs(ownerUrl: string): Promise<void> {
  const connectionString = nodePostgresUrl(ownerUrl, { lock_timeout: LOCK_PATIENCE, application_name: "ratewright migrate jobs" });
  await runMigrations({ connectionString, schema: JOB_SCHEMA, logger: SILENT, maxPoolSize: 1 });
}
