import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runProgram } from "./commands.mjs";
import { answersAsPostgres, findFreePort } from "./ports.mjs";
import { StartProblem } from "./problem.mjs";
import { describeProcess } from "./processes.mjs";
import { waitUntil } from "./waiting.mjs";

/**
 * One PostgreSQL cluster on this machine.
 * @typedef {{ folder: string, account: { uid?: number, gid?: number }, programs: { initdb: string, control: string } }} Server
 */

export const OWNER = "ratewright_owner";

const START_ATTEMPTS = 8;
const START_PATIENCE = 60_000;
const ENDED = "ended";

/** @param {Server} server */
export function isInitialised(server) {
  return existsSync(path.join(server.folder, "PG_VERSION"));
}

/** Made beside its place and moved there when complete: an interrupted start leaves no half a cluster. */
export async function initialise(server, password) {
  const draft = `${server.folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  giveTo(server.account, draft);
  await withPasswordFile(server.account, password, (file) => {
    // The built-in locale sorts the same on every system, and does not change when the system's own libraries do.
    const locale = ["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    return runAsServer(server, server.programs.initdb, ["-D", draft, "-U", OWNER, "-A", "scram-sha-256", `--pwfile=${file}`, ...locale]);
  });
  renameSync(draft, server.folder);
}

/** The port of the cluster when it already runs, whoever started it. A note left by a machine that fell is no obstacle. */
export async function findRunning(server) {
  const note = noteOf(server);
  const pid = readNote(note)?.pid;
  const postmaster = pid && describeProcess(pid);
  if (!postmaster) return undefined;
  if (isStranger(postmaster)) {
    // The number of the fallen server has meanwhile gone to another program; PostgreSQL itself would not dare to start.
    rmSync(note, { force: true });
    return undefined;
  }
  const port = await waitUntil(() => readyPort(note, pid), { patience: START_PATIENCE });
  return port === ENDED ? undefined : port;
}

/** Starts the cluster on a free port of 127.0.0.1 and returns the port. */
export async function startServer(server, settings) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    try {
      await control(server, ["start", "-w", "-t", "60", "-l", logOf(server), "-o", startOptions({ ...settings, port })]);
      return port;
    } catch (error) {
      // The port may have been taken in between, or the processes of a killed server may still hold its memory.
      if (attempt >= START_ATTEMPTS) throw new StartProblem(`PostgreSQL does not start: ${error.message}\n${lastLines(logOf(server))}`);
      await waitUntil(() => false, { patience: 250 * attempt });
    }
  }
}

/** Fast, so that a forgotten connection does not keep it; clean, so that the next start need not recover. */
export async function stopServer(server) {
  if ((await findRunning(server)) === undefined) return;
  const pid = readNote(noteOf(server))?.pid;
  try {
    await control(server, ["stop", "-w", "-t", "30", "-m", "fast"]);
  } catch (error) {
    if ((await findRunning(server)) !== undefined) throw error;
  }
  // The server takes its note away a moment before it ends, and pg_ctl looks at the note only.
  await waitUntil(() => pid === undefined || describeProcess(pid) === undefined, { patience: 5_000, every: 10 });
}

function control(server, parameters) {
  return runAsServer(server, server.programs.control, [...parameters, "-D", server.folder]);
}

/** In a group of its own, so that Ctrl-C in the terminal does not reach it; our own stop ends it in order. */
function runAsServer({ account }, program, parameters) {
  return runProgram(program, parameters, { ...account, cwd: "/", detached: true, env: serverEnvironment() });
}

/** Variables such as PGDATA or PGPORT speak of another PostgreSQL. */
function serverEnvironment() {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(others), LC_ALL: "C", TZ: "UTC" };
}

function startOptions(settings) {
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", timezone: "UTC", max_connections: 100, ...settings };
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(" ");
}

function readNote(note) {
  try {
    const lines = readFileSync(note, "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() };
  } catch {
    return undefined;
  }
}

/** A process that is just ending has no command line any more. */
function isStranger({ command }) {
  return command !== "" && !command.includes("postgres");
}

async function readyPort(note, pid) {
  if (describeProcess(pid) === undefined) return ENDED;
  const found = readNote(note);
  return found?.state === "ready" && (await answersAsPostgres(found.port)) ? found.port : undefined;
}

async function withPasswordFile(account, password, run) {
  const folder = mkdtempSync(path.join(tmpdir(), "ratewright-"));
  const file = path.join(folder, "password");
  try {
    writeFileSync(file, password, { mode: 0o600 });
    giveTo(account, folder);
    giveTo(account, file);
    await run(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function giveTo({ uid, gid }, place) {
  if (uid !== undefined && gid !== undefined) chownSync(place, uid, gid);
}

function noteOf(server) {
  return path.join(server.folder, "postmaster.pid");
}

function logOf(server) {
  return path.join(server.folder, "server.log");
}

function lastLines(file) {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(-12).join("\n") : "";
}
