import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { waitUntil } from "./waiting.mjs";

/**
 * What the system knows of a process, or undefined when it is gone. A zombie counts as gone: in a container nobody may
 * ever reap it. The identity joins the number to the moment of birth, because numbers are given out again.
 * @param {number} pid
 * @returns {{ identity: string, command: string } | undefined}
 */
export function describeProcess(pid) {
  try {
    return process.platform === "linux" ? fromProcFolder(pid) : fromProcessList(pid);
  } catch {
    return undefined;
  }
}

export function ownIdentity() {
  return describeProcess(process.pid)?.identity ?? `${process.pid}@unknown`;
}

/** @param {string} identity */
export function isRunning(identity) {
  return describeProcess(processNumber(identity))?.identity === identity;
}

/** @param {string} identity */
export function processNumber(identity) {
  return Number.parseInt(identity, 10);
}

/**
 * Ends a process that was started as the leader of its group, with all that it started: politely, then by force.
 * @param {string} identity
 */
export async function stopGroup(identity) {
  if (!isOurs(identity)) return;
  const group = processNumber(identity);
  signalGroup(group, "SIGTERM");
  if ((await waitUntil(() => !hasMembers(group), { patience: 8_000 })) !== undefined) return;
  signalGroup(group, "SIGKILL");
  await waitUntil(() => !hasMembers(group), { patience: 2_000 });
}

/**
 * A group keeps its number after its leader's death; only when another process bears that number is it a stranger's. Number 0, of a
 * process that could not be described, would mean the group that we ourselves are in.
 */
function isOurs(identity) {
  if (!(processNumber(identity) > 0)) return false;
  const bearer = describeProcess(processNumber(identity));
  return bearer === undefined || bearer.identity === identity;
}

function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch (error) {
    // Gone between the look and the signal: what was wanted.
    if (error.code !== "ESRCH") throw error;
  }
}

function hasMembers(group) {
  if (process.platform === "linux") return readdirSync("/proc").some((name) => /^\d+$/.test(name) && isMember(name, group));
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

function isMember(pid, group) {
  try {
    return readProcFolder(pid).group === group;
  } catch {
    return false;
  }
}

function fromProcFolder(pid) {
  const { bornAt } = readProcFolder(pid);
  return { identity: `${pid}@${bornAt}`, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") };
}

/** Throws for a process that is gone, and for a zombie. */
function readProcFolder(pid) {
  const status = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses, so count from its end.
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") throw new Error(`${pid} has ended`);
  return { group: Number(fields[2]), bornAt: fields[19] };
}

function fromProcessList(pid) {
  const options = { encoding: "utf8", env: { ...process.env, LC_ALL: "C" }, stdio: ["ignore", "pipe", "ignore"] };
  const line = execFileSync("ps", ["-o", "stat=,lstart=,command=", "-p", String(pid)], options).trim();
  const [, state, bornAt, command] = /^(\S+)\s+(\S+ +\S+ +\d+ [\d:]+ \d+)\s+(.*)$/s.exec(line) ?? [];
  if (state === undefined || state.startsWith("Z")) return undefined;
  return { identity: `${pid}@${bornAt}`, command };
}
