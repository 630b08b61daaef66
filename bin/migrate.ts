/** Brings the database of DATABASE_OWNER_URL to the newest schema, for those who do so apart from a start. */
import { migrateDatabase } from "#db/migrate.ts";

const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: applicationUrl } = process.env;
if (!ownerUrl || !applicationUrl) throw new Error("Set DATABASE_OWNER_URL, and DATABASE_URL for the role that the application works as.");

await migrateDatabase({ ownerUrl, applicationRole: { name: decodeURIComponent(new URL(applicationUrl).username) } });
