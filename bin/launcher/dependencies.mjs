import { readFileSync } from "node:fs";
import path from "node:path";
import { runProgram, stoppedBy } from "./commands.mjs";
import { withLock } from "./lock.mjs";
import { StartProblem } from "./problem.mjs";

/**
 * Installs exactly the lock file, unless that is what node_modules already holds. What it says goes to `output`: a command whose
 * standard output is read by a program names another.
 */
export async function ensureInstalled(root, lifecycle, { output = process.stdout } = {}) {
  if (isInstalled(root)) return;
  const installOnce = async () => {
    if (!isInstalled(root)) await install(root, { lifecycle, output });
  };
  const onWait = () => output.write("Another start is installing the packages: waiting for it.\n");
  await withLock(path.join(root, ".data", "install.lock"), installOnce, { onWait });
}

/** npm notes in node_modules what it has installed, at the very end: an interrupted installation leaves no note. */
export function isInstalled(root) {
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const installed = packagesOf(path.join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined) throw new StartProblem(`${root} has no readable package-lock.json: is the clone complete?`);
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([place, entry]) => place === "" || isSatisfied(entry, installed[place]));
}

/** Packages for other platforms stand in the lock file and are rightly absent here. */
function isSatisfied(wanted, installed) {
  if (installed === undefined) return wanted.optional === true || wanted.devOptional === true;
  return installed.version === wanted.version;
}

async function install(root, { lifecycle, output }) {
  output.write("Installing the packages of package-lock.json (npm ci): half a minute, once.\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const options = { cwd: root, stdio: ["ignore", output, "inherit"], env: withoutOwnPrograms(root), shell: process.platform === "win32" };
  try {
    await runProgram(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { ...options, onStart: stoppedBy(lifecycle) });
  } catch {
    throw new StartProblem("npm ci failed (its reason stands above): put that right and start again.");
  }
}

/** npm must not run on the Node inside the very folder that it is about to replace. */
function withoutOwnPrograms(root) {
  const own = path.join(root, "node_modules");
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => !path.resolve(folder).startsWith(own));
  return { ...process.env, PATH: folders.join(path.delimiter) };
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
