// Runs the programs of a step one after the other, keeps what they print, and never throws: a step that cannot start has failed.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const IS_WINDOWS = process.platform === "win32";
const PATIENCE = 15_000;
const PROGRAMS = path.join(ROOT, "node_modules", ".bin");

/** @returns {Promise<{ name: string, hasPassed: boolean, seconds: number, output: string }>} */
export async function runStep({ name, commands, limit, environment = {} }) {
  const begun = performance.now();
  let output = "";
  let hasPassed = true;
  for (const command of commands) {
    const result = await runCommand(command, { limit, environment });
    output += result.output;
    hasPassed = result.hasPassed;
    if (!hasPassed) break;
  }
  return { name, hasPassed, seconds: (performance.now() - begun) / 1000, output };
}

/** One line a step; what a step printed is worth reading only when it failed. */
export function reportStep({ name, hasPassed, seconds, output }) {
  console.log(`${hasPassed ? "✓" : "✗"} ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s`);
  if (!hasPassed) console.log(output.trim().replaceAll(/^/gm, "    "));
}

function runCommand([program, ...parameters], { limit, environment }) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      shell: IS_WINDOWS,
      // A group of its own, because most tools start others: one signal then ends them all.
      detached: !IS_WINDOWS,
      env: { ...process.env, ...ENVIRONMENT, ...environment },
    });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    const timers = [
      setTimeout(() => signalGroup(child, "SIGINT"), limit),
      setTimeout(() => signalGroup(child, "SIGKILL"), limit + PATIENCE),
    ];
    const stopWithUs = () => signalGroup(child, "SIGINT");
    process.on("exit", stopWithUs);
    const end = (hasPassed, note) => {
      timers.forEach(clearTimeout);
      process.off("exit", stopWithUs);
      resolve({ hasPassed, output: `${output}${note}` });
    };
    child.on("error", (error) => end(false, `${error.message}\n`));
    child.on("close", (code, signal) => end(code === 0, code === 0 ? "" : `${program} ended with ${signal ?? code}\n`));
  });
}

function signalGroup(child, signal) {
  try {
    if (IS_WINDOWS) child.kill(signal);
    else if (child.pid) process.kill(-child.pid, signal);
  } catch (error) {
    // It ended in the meantime, which is what was wanted.
    if (error.code !== "ESRCH") throw error;
  }
}

/** The packaged Node stands first, so that every tool runs on it; colours would only be noise in a report. */
const ENVIRONMENT = {
  PATH: `${PROGRAMS}${path.delimiter}${process.env.PATH ?? ""}`,
  NEXT_TELEMETRY_DISABLED: "1",
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
};
