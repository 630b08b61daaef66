import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runProgram, stoppedBy } from "./commands.mjs";
import { withLock } from "./lock.mjs";
import { StartProblem } from "./problem.mjs";

const SOURCES = [
  ...["app", "components", "db", "lib", "public"],
  ...["package-lock.json", "package.json", "tsconfig.json", "next.config.ts", "postcss.config.mjs", "proxy.ts", "instrumentation.ts"],
];

/** Builds the console unless the last build was made from exactly these sources. */
export async function ensureBuilt(root, lifecycle) {
  const sources = hashOf(root);
  if (isBuilt(root, sources)) return;
  const buildOnce = async () => {
    if (!isBuilt(root, sources)) await build(root, sources, lifecycle);
  };
  const onWait = () => console.log("Another start is building the console: waiting for it.");
  // One lock for the project and not for the data folder: two starts with different data share the build.
  await withLock(path.join(root, ".data", "build.lock"), buildOnce, { onWait });
}

async function build(root, sources, lifecycle) {
  console.log("Building the console: half a minute, again only when the sources change.");
  rmSync(stampIn(root), { force: true });
  const parameters = [path.join(root, "node_modules", "next", "dist", "bin", "next"), "build", root];
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  try {
    await runProgram(process.execPath, parameters, { cwd: root, env, stdio: "inherit", onStart: stoppedBy(lifecycle) });
  } catch {
    throw new StartProblem("The build failed; its reason stands above.");
  }
  writeFileSync(stampIn(root), sources);
}

function isBuilt(root, sources) {
  return existsSync(stampIn(root)) && readFileSync(stampIn(root), "utf8") === sources;
}

function stampIn(root) {
  return path.join(root, ".next", "built-from");
}

function hashOf(root) {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((source) => filesIn(path.join(root, source)))) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/** In the order of their names. Tests are no part of a build. */
function filesIn(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
