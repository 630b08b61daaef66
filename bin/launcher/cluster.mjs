import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { StartProblem } from "./problem.mjs";
import { signIn, someoneIsSignedIn } from "./register.mjs";
import { makeSecrets, readSecrets } from "./secrets.mjs";
import { findRunning, initialise, isInitialised, OWNER, startServer, stopServer } from "./server.mjs";
import { IS_ROOT, isReachableByOthers, serverAccount } from "./server-account.mjs";
import { findServerPrograms, reachableFolder } from "./server-programs.mjs";

export const APPLICATION = "ratewright_app";

const EVERYBODY_MAY_PASS = 0o711;
const OWNER_ONLY = 0o700;

/**
 * Joins the users of the PostgreSQL cluster in a data folder: makes it, starts it, or finds it running. Whoever leaves last
 * stops it, also when somebody else had started it and died.
 * @param {{ folder: string, settings?: Record<string, string | number>, say?: (line: string) => void }} wish
 */
export async function joinCluster({ folder, settings = {}, say = () => {} }) {
  const server = describeServer(folder);
  const usersFolder = path.join(folder, "users");
  const lock = path.join(folder, "cluster.lock");
  return withLock(lock, async () => {
    const user = signIn(usersFolder);
    const leave = once(() =>
      withLock(lock, async () => {
        user.signOut();
        if (!someoneIsSignedIn(usersFolder)) await stopServer(server);
      }),
    );
    try {
      const secrets = await ensureInitialised(server, folder, say);
      const port = (await findRunning(server)) ?? (await startServer(server, settings));
      return { ...addresses(port, secrets), secrets, leave };
    } catch (error) {
      user.signOut();
      throw error;
    }
  });
}

/** The addresses of a cluster that this process knows to be running because another one holds it (as in tests). */
export async function findCluster(folder) {
  const secrets = readSecrets(folder);
  const port = secrets && (await findRunning(describeServer(folder)));
  if (secrets === undefined || port === undefined) throw new StartProblem(`No PostgreSQL runs in ${folder}.`);
  return { ...addresses(port, secrets), secrets };
}

function describeServer(folder) {
  mkdirSync(folder, { recursive: true, mode: IS_ROOT ? EVERYBODY_MAY_PASS : OWNER_ONLY });
  const place = path.join(clusterPlace(folder), "postgresql");
  return { folder: place, account: serverAccount(place), programs: findServerPrograms() };
}

/** Below /root the account that PostgreSQL runs as could not reach its own files. A cluster that is already here stays. */
function clusterPlace(folder) {
  if (!IS_ROOT || isReachableByOthers(folder) || existsSync(path.join(folder, "postgresql"))) return folder;
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  return reachableFolder(`ratewright-${name}`);
}

async function ensureInitialised(server, folder, say) {
  const known = readSecrets(folder);
  if (isInitialised(server)) {
    if (known !== undefined) return known;
    throw new StartProblem(
      `${server.folder} holds a database, but its secrets.json is missing in ${folder}: bring it back, or remove both to begin anew.`,
    );
  }
  say(`Making a database in ${server.folder}.`);
  const secrets = known ?? makeSecrets(folder);
  await initialise(server, secrets.ownerPassword);
  return secrets;
}

function addresses(port, { ownerPassword, applicationPassword }) {
  const addressFor = (user, password) => (database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  return { port, ownerUrl: addressFor(OWNER, ownerPassword), applicationUrl: addressFor(APPLICATION, applicationPassword) };
}

function once(run) {
  let result;
  return () => (result ??= run());
}
