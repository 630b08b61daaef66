import { spawn } from "node:child_process";
import path from "node:path";
import { StartProblem } from "./problem.mjs";
import { describeProcess, stopGroup } from "./processes.mjs";
import { waitUntil } from "./waiting.mjs";

const START_PATIENCE = 120_000;

/**
 * In ms, longer than the minute after which proxies close a quiet connection themselves: whoever closes first never sends a
 * request into a connection that the other is just closing, which would be answered by a reset.
 */
const QUIET_CONNECTION_LIMIT = 75_000;

/** What the web server and the scripts beside it may know. The owner's address is not among it. */
export function webEnvironment({ mode, origin, demo, port }, { applicationUrl, secret }) {
  const { DATABASE_OWNER_URL: _ownerUrl, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: mode === "dev" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    DATABASE_URL: applicationUrl,
    RATEWRIGHT_SECRET: secret,
    RATEWRIGHT_ORIGIN: origin,
    RATEWRIGHT_DEMO: demo ? "1" : "0",
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: origin,
  };
}

/**
 * Starts Next as the leader of a group of its own: Ctrl-C then reaches the launcher alone, which ends things in order, and
 * whatever Next has started can be ended with it.
 */
export function startWebServer({ mode, root, host, port }, environment) {
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const parameters = [next, mode, root, "--hostname", host, "--port", String(port)];
  if (mode === "start") parameters.push("--keepAliveTimeout", String(QUIET_CONNECTION_LIMIT));
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    env: environment,
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  const ended = new Promise((resolve) => {
    child.on("error", resolve);
    child.on("exit", resolve);
  });
  const identity = (child.pid && describeProcess(child.pid)?.identity) ?? "0@unknown";
  return { identity, ended, stop: () => stopGroup(identity), ready: () => waitUntilAnswers(host, port, ended) };
}

/** An address is worth printing only when it answers. */
async function waitUntilAnswers(host, port, ended) {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  const place = `http://${reachableName(host)}:${port}/`;
  const answer = await waitUntil(async () => hasEnded || (await answers(place)), { patience: START_PATIENCE, every: 100 });
  if (hasEnded) throw new StartProblem("The web server ended before it answered; its reason stands above.");
  if (answer === undefined) throw new StartProblem(`The web server does not answer at ${place}.`);
}

/** Any answer will do, an error's too: the person will see it better than we could tell it. */
async function answers(place) {
  try {
    await fetch(place, { redirect: "manual", signal: AbortSignal.timeout(60_000) });
    return true;
  } catch {
    return false;
  }
}

function reachableName(host) {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
