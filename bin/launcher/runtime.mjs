import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { StartProblem } from "./problem.mjs";

const OLDEST_TO_INSTALL = [20, 0];
const OLDEST_TO_RUN = [22, 18];
const PREFERRED = [26, 0];
/** Bears the number of the process that handed over: what we start ourselves inherits the variable but not the parent. */
const HANDED_OVER_BY = "RATEWRIGHT_HANDED_OVER_BY";

export function requireNodeToInstall() {
  if (isOlderThan(OLDEST_TO_INSTALL)) {
    throw new StartProblem(`Ratewright needs Node 20 or newer to start; this is ${process.version}. Get one from https://nodejs.org.`);
  }
}

/** Node 26 comes with the packages, so that the machine's own Node may be older. */
export function newerNode(root) {
  if (!isOlderThan(PREFERRED)) return undefined;
  const program = path.join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  if (existsSync(program)) return program;
  if (!isOlderThan(OLDEST_TO_RUN)) return undefined;
  throw new StartProblem(
    `There is no packaged Node for ${process.platform}-${process.arch}, and ${process.version} is too old: install Node 26 from https://nodejs.org.`,
  );
}

/** Runs this same start under another Node and ends as it ends. */
export async function handOverTo(program, lifecycle) {
  const environment = { ...process.env, [HANDED_OVER_BY]: String(process.pid) };
  const child = spawn(program, process.argv.slice(1), { stdio: "inherit", env: environment, shell: process.platform === "win32" });
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
  lifecycle.defer(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  return ended;
}

/**
 * When npm, or the older Node that handed over, is killed, no signal reaches us: we would keep the port and the database
 * without anybody to stop us. So we look now and then whether the one who started us is still there.
 */
export function stopWithParent(lifecycle) {
  const isChildOfNpm = process.env.npm_lifecycle_script?.includes(path.basename(process.argv[1] ?? "")) ?? false;
  const parent = process.ppid;
  if (!isChildOfNpm && process.env[HANDED_OVER_BY] !== String(parent)) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    void lifecycle.stop().then(() => process.exit(0));
  }, 1_000);
  timer.unref();
}

function isOlderThan([major, minor]) {
  const [ourMajor, ourMinor] = process.versions.node.split(".").map(Number);
  return ourMajor < major || (ourMajor === major && ourMinor < minor);
}
