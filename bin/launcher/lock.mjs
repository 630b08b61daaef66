import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartProblem } from "./problem.mjs";
import { isRunning, ownIdentity } from "./processes.mjs";
import { waitUntil } from "./waiting.mjs";

const PATIENCE = 10 * 60_000;
const GUARD_LIFETIME = 10_000;

/**
 * Runs something that only one process at a time may do. The lock is a file that names its holder; the lock of a holder
 * that no longer lives is taken over, so `kill -9` blocks nobody.
 * @template Result
 * @param {string} file
 * @param {() => Promise<Result>} run
 * @param {{ onWait?: () => void, patience?: number }} [options]
 * @returns {Promise<Result>}
 */
export async function withLock(file, run, { onWait, patience = PATIENCE } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  await acquire(file, onWait, patience);
  try {
    return await run();
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire(file, onWait, patience) {
  if (claim(file)) return;
  if (isHeld(file)) onWait?.();
  const attempt = () => {
    removeIfAbandoned(file);
    return claim(file);
  };
  if ((await waitUntil(attempt, { patience, every: 100 })) === undefined) {
    throw new StartProblem(`Another start of Ratewright (${holderOf(file)}) holds ${file} and does not finish.`);
  }
}

/** A link appears with its whole content at once: nobody ever reads a lock without its holder's name. */
function claim(file) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, ownIdentity(), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Two that wait could both find the holder dead, and the slower one would remove the lock that the faster one has just
 * taken. So looking and removing happen under a second lock, held for these few lines only.
 */
function removeIfAbandoned(file) {
  const guard = `${file}.takeover`;
  if (!claim(guard)) {
    if (ageOf(guard) > GUARD_LIFETIME) rmSync(guard, { force: true });
    return;
  }
  try {
    if (!isHeld(file)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function isHeld(file) {
  const holder = holderOf(file);
  return holder !== undefined && isRunning(holder);
}

function holderOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function ageOf(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
