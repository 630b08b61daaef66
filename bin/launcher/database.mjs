import postgres from "postgres";
import { migrateDatabase } from "#db/migrate.ts";
import { APPLICATION, joinCluster } from "./cluster.mjs";
import { describeExternalDatabase } from "./external-database.mjs";
import { StartProblem } from "./problem.mjs";

const NAME = "ratewright";

/**
 * A migrated database to work on: the one that DATABASE_URL names, or one of our own in the data folder.
 * @returns {Promise<{ ownerUrl: string, applicationUrl: string, secret: string }>}
 */
export async function prepareDatabase(settings, lifecycle) {
  const database = settings.databaseUrl === undefined ? await embedded(settings, lifecycle) : await external(settings);
  await migrate(database);
  return database;
}

async function external(settings) {
  return { ...(await describeExternalDatabase(settings)), secret: settings.secret };
}

async function embedded({ dataFolder, secret }, lifecycle) {
  const joining = joinCluster({ folder: dataFolder, say: console.log });
  // Registered before it has succeeded: a signal meanwhile waits for the database to be up and then leaves it.
  lifecycle.defer(async () => (await joining.catch(() => undefined))?.leave());
  const cluster = await joining;
  await ensureDatabase(cluster.ownerUrl("postgres"));
  return {
    ownerUrl: cluster.ownerUrl(NAME),
    applicationUrl: cluster.applicationUrl(NAME),
    applicationRole: { name: APPLICATION, password: cluster.secrets.applicationPassword },
    secret: secret ?? cluster.secrets.secret,
  };
}

/** @param {string} url */
export async function ensureDatabase(url) {
  // Types would be fetched by a query that nobody awaits: where the server stops meanwhile, as it does when a start is interrupted, this
  // process would end at once, and in disorder.
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    const [existing] = await client`select 1 from pg_database where datname = ${NAME}`;
    if (existing === undefined) await client.unsafe(`create database ${NAME}`);
  } catch (error) {
    // Another start made it in between: duplicate_database, or the same seen by the unique index.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function migrate({ ownerUrl, applicationRole }) {
  try {
    await migrateDatabase({ ownerUrl, applicationRole });
  } catch (error) {
    const cause = error.cause ?? error;
    throw new StartProblem(
      `The database could not be brought to the newest schema: ${cause.message}${cause.code ? ` (${cause.code})` : ""}.`,
    );
  }
}
