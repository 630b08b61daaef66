import { spawn } from "node:child_process";

/**
 * Runs a program to its end and returns what it wrote to standard output.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {import("node:child_process").SpawnOptions & { onStart?: (child: import("node:child_process").ChildProcess) => void }} [options]
 * @returns {Promise<string>}
 */
export function runProgram(program, parameters, { onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    let errors = "";
    child.stdout?.on("data", (data) => (output += data));
    child.stderr?.on("data", (data) => (errors += data));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${program} ended with ${signal ?? code}\n${output}${errors}`.trim()));
    });
    onStart?.(child);
  });
}

/** Whoever starts a program that must not outlive a stop adds it here: the argument for `onStart`. */
export function stoppedBy(lifecycle) {
  return (child) => {
    lifecycle.defer(() => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    });
  };
}
