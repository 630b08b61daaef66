import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import postgres from "postgres";
import { joinCluster } from "#bin/launcher/cluster.mjs";
import { stopOrphans } from "#bin/launcher/orphans.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const STORE = path.join(ROOT, ".test-data");
const FOLDER = path.join(STORE, "journeys");
const DATABASE = "ratewright";
const LOG = path.join(STORE, "journeys.log");

const START_LIMIT = 240_000;
const STOP_LIMIT = 30_000;
const PAUSE = 250;

/** JOURNEYS_URL names a console that runs already (`npm run dev`, say); the journeys then neither start nor stop one. */
const runningElsewhere = () => process.env.JOURNEYS_URL;

/** Chosen once for each run. Playwright reads its configuration again in every worker, and workers inherit the environment. */
export async function consoleAddress(): Promise<string> {
  const elsewhere = runningElsewhere();
  if (elsewhere) return elsewhere;
  process.env.JOURNEYS_PORT ??= String(await freePort());
  return `http://localhost:${process.env.JOURNEYS_PORT}`;
}

/** What the console under test is told. A database of the person who runs the tests is never touched. */
function consoleEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _ownerUrl, RATEWRIGHT_ORIGIN: _origin, ...inherited } = process.env;
  return {
    ...inherited,
    PORT: process.env.JOURNEYS_PORT,
    HOST: "localhost",
    RATEWRIGHT_DATA: FOLDER,
    RATEWRIGHT_DEMO: "1",
    // The journeys count what they see.
    RATEWRIGHT_DEMO_CROWD: "0",
    // So that it ends when we are killed.
    RATEWRIGHT_HANDED_OVER_BY: String(process.pid),
  };
}

/** What a program that looks at the journeys' database is told. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  if (runningElsewhere()) return process.env;
  return { ...process.env, DATABASE_URL: process.env.JOURNEYS_DATABASE_URL, DATABASE_OWNER_URL: process.env.JOURNEYS_OWNER_URL };
}

type RunningConsole = { readonly stop: () => Promise<void> };

/** Starts what `npm start` starts, on a database made anew in a cluster that stays: making a cluster takes longer than the first journey. */
export async function startConsole(): Promise<RunningConsole> {
  if (runningElsewhere()) return { stop: async () => {} };
  const address = await consoleAddress();
  mkdirSync(FOLDER, { recursive: true });
  await stopOrphans(path.join(FOLDER, "consoles"));
  const cluster = await joinCluster({ folder: FOLDER, settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } });
  try {
    await dropDatabase(cluster.ownerUrl("postgres"));
    process.env.JOURNEYS_OWNER_URL = cluster.ownerUrl(DATABASE);
    process.env.JOURNEYS_DATABASE_URL = cluster.applicationUrl(DATABASE);
    const child = await startedAt(address);
    const stopAll = async () => {
      await stop(child);
      await cluster.leave();
    };
    return { stop: stopAll };
  } catch (error) {
    await cluster.leave();
    throw error;
  }
}

async function dropDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(`drop database if exists ${DATABASE} with (force)`);
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function startedAt(address: string): Promise<ChildProcess> {
  const log = openSync(LOG, "w");
  const child = spawn(process.execPath, [path.join(ROOT, "bin/start.mjs")], {
    cwd: ROOT,
    env: consoleEnvironment(),
    stdio: ["ignore", log, log],
  });
  try {
    await answering(`${address}/sign-in`, child);
    return child;
  } catch (error) {
    await stop(child);
    throw new Error(`The console did not start. The end of ${LOG}:\n${readFileSync(LOG, "utf8").slice(-4_000)}`, { cause: error });
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline) {
    if (hasEnded(child)) throw new Error(`It ended with ${child.exitCode ?? child.signalCode ?? "nothing"}.`);
    if (await answers(url)) return;
    await pause(PAUSE);
  }
  throw new Error(`${url} did not answer within ${START_LIMIT / 1000} seconds.`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) })).status === 200;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT);
  await ended;
  clearTimeout(insist);
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port found.");
  return address.port;
}
