import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import postgres, { type Sql } from "postgres";
import { findCluster, joinCluster } from "#bin/launcher/cluster.mjs";
import { withLockedConnection } from "../locked-connection.ts";
import { MIGRATIONS_FOLDER, migrateDatabase } from "../migrate.ts";

/** A cluster of its own, beside the one that a developer's console works on. */
export const TEST_FOLDER = path.resolve(import.meta.dirname, "../../.test-data");

/** Tests may lose everything when the machine falls; that makes them several times faster. */
const RECKLESS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 200 };

/** Says which version of the job queue's tables a template has. */
const JOB_QUEUE = path.resolve(import.meta.dirname, "../../node_modules/graphile-worker/package.json");

const TEMPLATE_PREFIX = "template_";
export const TEST_PREFIX = "test_";

/** The PostgreSQL of the tests with its migrated template: for the set-up of a whole run, here or in a browser's. */
export async function startTestCluster(): Promise<{ stop: () => Promise<void> }> {
  const cluster = await joinCluster({ folder: TEST_FOLDER, settings: RECKLESS });
  try {
    await withLockedConnection(cluster.ownerUrl("postgres"), "template", async (admin) => {
      await dropLeftovers(admin);
      await ensureTemplate(admin);
    });
  } catch (error) {
    await cluster.leave();
    throw error;
  }
  return { stop: cluster.leave };
}

export function templateName(): string {
  const hash = createHash("sha256");
  for (const file of schemaFiles()) hash.update(readFileSync(file));
  return TEMPLATE_PREFIX + hash.digest("hex").slice(0, 16);
}

/** The template appears under its name when it is complete: an interrupted run leaves none that is half migrated. */
async function ensureTemplate(admin: Sql): Promise<void> {
  const name = templateName();
  const [existing] = await admin`select 1 from pg_database where datname = ${name}`;
  if (existing !== undefined) return;
  const draft = `${name}_draft`;
  await admin`drop database if exists ${admin(draft)} with (force)`;
  await admin`create database ${admin(draft)}`;
  const { ownerUrl, secrets } = await findCluster(TEST_FOLDER);
  const applicationRole = { name: "ratewright_app", password: secrets.applicationPassword };
  await migrateDatabase({ ownerUrl: ownerUrl(draft), applicationRole });
  await admin`alter database ${admin(draft)} rename to ${admin(name)}`;
}

/** Databases of runs that died, and templates of an older schema. */
async function dropLeftovers(admin: Sql): Promise<void> {
  const rows = await admin<{ name: string }[]>`
    select datname as name from pg_database
    where datname like ${`${TEST_PREFIX}%`} or (datname like ${`${TEMPLATE_PREFIX}%`} and not datistemplate and datname <> ${templateName()})`;
  for (const { name } of rows) {
    if (!isInUse(name)) await admin`drop database if exists ${admin(name)} with (force)`;
  }
}

/** A test's database bears the number of its process: `test_4711_…`. */
function isInUse(name: string): boolean {
  const pid = /^test_(\d+)_/.exec(name)?.[1];
  if (pid === undefined) return false;
  try {
    return process.kill(Number.parseInt(pid, 10), 0);
  } catch {
    return false;
  }
}

function schemaFiles(): string[] {
  const migrations = readdirSync(MIGRATIONS_FOLDER).filter((name) => name.endsWith(".sql"));
  const rights = ["privileges.ts", "application-role.ts", "job-privileges.ts"].map((name) => path.join(import.meta.dirname, "..", name));
  return [...migrations.sort().map((name) => path.join(MIGRATIONS_FOLDER, name)), ...rights, JOB_QUEUE];
}

export type TestCluster = Awaited<ReturnType<typeof findCluster>>;

export function findTestCluster(): Promise<TestCluster> {
  return findCluster(TEST_FOLDER);
}

export function openAdmin(cluster: TestCluster): Sql {
  return postgres(cluster.ownerUrl("postgres"), { max: 1, onnotice: () => {} });
}
