import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { StartProblem } from "./problem.mjs";

/** PostgreSQL refuses to run as root, so root lends it another account; everybody else runs it as themselves. */
export const IS_ROOT = process.getuid?.() === 0;

/**
 * @param {string} folder the cluster's folder: an existing one keeps the owner it has
 * @returns {{ uid?: number, gid?: number }}
 */
export function serverAccount(folder) {
  if (!IS_ROOT) {
    requireOwnFolder(folder);
    return {};
  }
  const owner = existsSync(folder) ? statSync(folder) : undefined;
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ["postgres", "nobody"]) {
    const account = findAccount(name);
    if (account !== undefined) return account;
  }
  throw new StartProblem(
    "PostgreSQL does not run as root, and this machine has neither a user postgres nor a user nobody: start as an ordinary user.",
  );
}

/** Can an account that is not root walk to this place? Below /root and in private temporary folders it cannot. */
export function isReachableByOthers(place) {
  let folder = path.resolve(place);
  while (folder !== path.dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    folder = path.dirname(folder);
  }
  return true;
}

function requireOwnFolder(folder) {
  if (process.getuid === undefined || !existsSync(folder)) return;
  if (statSync(folder).uid === process.getuid()) return;
  throw new StartProblem(
    `The database in ${folder} belongs to another user: start as that user, or choose another folder with RATEWRIGHT_DATA.`,
  );
}

function findAccount(name) {
  try {
    const ask = (option) => Number(execFileSync("id", [option, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return undefined;
  }
}
