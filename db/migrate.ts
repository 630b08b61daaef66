import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { type ApplicationRole, applyPrivileges, ensureApplicationRole } from "./application-role.ts";
import { withLockedConnection } from "./locked-connection.ts";

export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, "migrations");

export type MigrateInput = Readonly<{ ownerUrl: string; applicationRole: ApplicationRole }>;

/**
 * Brings a database to the newest schema and the application role to its rights. Any number of servers may start at once:
 * one migrates, the others wait and find nothing to do.
 */
export async function migrateDatabase({ ownerUrl, applicationRole }: MigrateInput): Promise<void> {
  await withLockedConnection(ownerUrl, "migrate", async (client) => {
    // A migration that waits for a busy table makes everybody else wait behind it: better to fail and start again.
    await client`set lock_timeout = '10s'`;
    await ensureApplicationRole(client, applicationRole);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
    await applyPrivileges(client, applicationRole.name);
  });
}
