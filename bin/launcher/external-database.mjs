import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { APPLICATION } from "./cluster.mjs";
import { StartProblem } from "./problem.mjs";

const OLDEST_VERSION = 15;
const PATIENCE = 10_000;

/**
 * Looks at the server that DATABASE_URL names, and refuses in one sentence what the migration would otherwise trip over.
 * @param {{ databaseUrl: string, ownerUrl?: string | undefined, secret: string, patience?: number }} settings
 */
export async function describeExternalDatabase({ databaseUrl, ownerUrl, secret, patience = PATIENCE }) {
  const application = await inspect({ url: databaseUrl, name: "DATABASE_URL", patience });
  if (ownerUrl === undefined) return withMadeRole(application, databaseUrl, secret);
  const owner = await inspect({ url: ownerUrl, name: "DATABASE_OWNER_URL", patience });
  requireTwoRoles(application, owner, databaseUrl);
  return { ownerUrl, applicationUrl: databaseUrl, applicationRole: { name: application.role } };
}

/**
 * The address that a worker works with: the one it is given, or that of the weaker role which the console has made where there is one address.
 * @param {{ databaseUrl: string, secret?: string | undefined, patience?: number }} settings
 */
export async function describeWorkerDatabase({ databaseUrl, secret, patience = PATIENCE }) {
  const given = await inspect({ url: databaseUrl, name: "DATABASE_URL", patience });
  if (!given.mayCreateTables) return databaseUrl;
  if (secret === undefined) {
    throw new StartProblem(
      `DATABASE_URL signs in as ${given.role}, who may change the schema: give the address of the application role, or RATEWRIGHT_SECRET as the console has it.`,
    );
  }
  return withMadeRole(given, databaseUrl, secret).applicationUrl;
}

/** An administrator has made both roles: one migrates, the other one is what the application works as. */
function requireTwoRoles(application, owner, databaseUrl) {
  if (application.role === owner.role) {
    throw new StartProblem(
      `DATABASE_URL and DATABASE_OWNER_URL both sign in as ${owner.role}: the application must not own what it may not change.${advice(databaseUrl)}`,
    );
  }
  if (application.isSuperuser) {
    throw new StartProblem(`DATABASE_URL signs in as ${application.role}, a superuser, for whom no rule holds.${advice(databaseUrl)}`);
  }
  if (!owner.mayCreateTables) {
    throw new StartProblem(`${owner.role} of DATABASE_OWNER_URL may not create tables in ${owner.database}.${advice(databaseUrl)}`);
  }
}

/** One role that may make others: the application gets a weaker one of its own. */
function withMadeRole(owner, databaseUrl, secret) {
  if (!owner.mayCreateTables || !owner.mayCreateRoles) {
    throw new StartProblem(`${owner.role} of DATABASE_URL may not create tables and roles in ${owner.database}.${advice(databaseUrl)}`);
  }
  const password = passwordFrom(secret);
  const applicationUrl = new URL(databaseUrl);
  applicationUrl.username = APPLICATION;
  applicationUrl.password = password;
  return { ownerUrl: databaseUrl, applicationUrl: applicationUrl.href, applicationRole: { name: APPLICATION, password } };
}

/** Derived and not drawn: several servers with one database share the secret, and so agree on the password. */
function passwordFrom(secret) {
  return createHmac("sha256", secret).update("password of ratewright_app").digest("base64url");
}

async function inspect({ url, name, patience }) {
  const client = openClient(url, name);
  const timer = new AbortController();
  try {
    // The driver knocks again for ever where somebody hangs up; a person should hear of it.
    return await Promise.race([readRights(client, name), endAfter(patience, timer.signal)]);
  } catch (error) {
    throw error instanceof StartProblem ? error : new StartProblem(sentenceFor(error, url, name));
  } finally {
    timer.abort();
    await client.end({ timeout: 0 });
  }
}

async function readRights(client, name) {
  await requireVersion(client, name);
  const [rights] = await client`
    select current_user as role, current_database() as database, rolsuper as "isSuperuser",
           rolsuper or rolcreaterole as "mayCreateRoles",
           has_database_privilege(current_database(), 'CREATE') and has_schema_privilege('public', 'CREATE') as "mayCreateTables"
    from pg_roles where rolname = current_user`;
  return rights;
}

async function endAfter(patience, signal) {
  await pause(patience, undefined, { signal });
  throw new Error(`no answer in ${patience / 1_000} seconds`);
}

function openClient(url, name) {
  try {
    if (!/^postgres(ql)?:$/.test(new URL(url).protocol)) throw new TypeError("another protocol");
    return postgres(url, { max: 1, connect_timeout: 10, fetch_types: false, onnotice: () => {} });
  } catch {
    throw new StartProblem(`${name} is not an address such as postgres://user:password@host:5432/database.`);
  }
}

async function requireVersion(client, name) {
  // The simple protocol, because what answers may be too old for more.
  const [row] = await client.unsafe("show server_version_num").simple();
  const version = Math.floor(Number(row.server_version_num) / 10_000);
  if (version < OLDEST_VERSION) {
    throw new StartProblem(`${name} leads to PostgreSQL ${version}; Ratewright needs PostgreSQL ${OLDEST_VERSION} or newer.`);
  }
}

function sentenceFor(error, url, name) {
  const { username, host, pathname } = new URL(url);
  const user = decodeURIComponent(username);
  switch (error.code) {
    case "28P01":
    case "28000":
      return `The server of ${name} (${host}) does not let ${user} in: check the user and the password.`;
    case "3D000":
      return `The server of ${name} (${host}) has no database ${pathname.slice(1)}: create it first.`;
    case "42501":
      return `${user} of ${name} may not use the database ${pathname.slice(1)}: ${error.message}.`;
    default:
      return `No PostgreSQL answers at ${host}, where ${name} points (${error.code ?? error.message}): is it running and reachable from here?`;
  }
}

function advice(url) {
  const { host, pathname } = new URL(url);
  const database = pathname.slice(1);
  const quoted = `"${database.replaceAll('"', '""')}"`;
  return `
Let an administrator of the server run, with two passwords of their own:

  CREATE ROLE ratewright_owner LOGIN PASSWORD '...';
  CREATE ROLE ${APPLICATION} LOGIN PASSWORD '...';
  GRANT CONNECT, CREATE ON DATABASE ${quoted} TO ratewright_owner;
  GRANT CONNECT ON DATABASE ${quoted} TO ${APPLICATION};
  \\connect ${quoted}
  GRANT USAGE, CREATE ON SCHEMA public TO ratewright_owner;

and start with DATABASE_OWNER_URL=postgres://ratewright_owner:...@${host}/${database}
and DATABASE_URL=postgres://${APPLICATION}:...@${host}/${database}`;
}
