import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describeProcess, stopGroup } from "./processes.mjs";

const PAUSES = [1_000, 2_000, 5_000, 15_000, 30_000];

/** Who lived as long as that did not die of its beginning. */
const LONG_LIFE = 60_000;

const NOBODY = "0@unknown";

/**
 * Keeps one background worker alive, as the leader of a group of its own as the web server is. One that ends by itself is started again, after
 * longer and longer pauses; one that does so again and again is given up. `register` is told who it is, each time.
 * @param {{ root: string, environment: NodeJS.ProcessEnv, register: (identity: string) => void, pauses?: readonly number[] }} wish milliseconds
 */
export function keepWorker({ root, environment, register, pauses = PAUSES }) {
  const stopping = new AbortController();
  let identity = NOBODY;

  async function liveOnce() {
    const begun = performance.now();
    const child = startWorker(root, environment);
    const end = endOf(child);
    identity = (child.pid && describeProcess(child.pid)?.identity) ?? NOBODY;
    register(identity);
    return { reason: await end, life: performance.now() - begun };
  }

  /** True when it was given up, false when it was stopped. */
  async function keepAlive() {
    for (let deaths = 1; ; deaths += 1) {
      const { reason, life } = await liveOnce();
      if (stopping.signal.aborted) return false;
      if (life > LONG_LIFE) deaths = 1;
      const length = pauses[deaths - 1];
      if (length === undefined) return true;
      console.error(`The background worker has ended by itself (${reason}); it is started again in ${length / 1_000} s.`);
      await pause(length, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return false;
    }
  }

  const kept = keepAlive();
  const stop = async () => {
    stopping.abort();
    await stopGroup(identity);
    await kept;
  };
  /** Settles only when it is given up. */
  const gaveUp = new Promise((resolve) => void kept.then((isGivenUp) => isGivenUp && resolve(undefined)));
  return { stop, gaveUp };
}

function startWorker(root, environment) {
  // The condition tells packages that this is a server: modules marked "server-only" refuse to load anywhere else.
  const parameters = ["--conditions=react-server", path.join(root, "bin", "worker.ts")];
  return spawn(process.execPath, parameters, { cwd: root, env: environment, stdio: ["ignore", "inherit", "inherit"], detached: true });
}

function endOf(child) {
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}
