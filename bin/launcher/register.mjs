import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRunning, ownIdentity } from "./processes.mjs";

/**
 * A folder with one small file for each process that uses something, so that the next one knows who is there and what
 * those who died without a word have left behind.
 * @param {string} folder
 * @param {Record<string, unknown>} [details]
 */
export function signIn(folder, details = {}) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}-${randomUUID().slice(0, 8)}.json`);
  const update = (more) => replaceFile(file, JSON.stringify({ ...details, ...more, process: ownIdentity() }));
  update({});
  return { update, signOut: () => rmSync(file, { force: true }) };
}

/**
 * @param {string} folder
 * @returns {{ file: string, process: string, isRunning: boolean, server?: string, worker?: string, port?: number }[]}
 */
export function readRegister(folder) {
  return listFiles(folder).flatMap((name) => {
    const file = path.join(folder, name);
    try {
      const details = JSON.parse(readFileSync(file, "utf8"));
      return [{ ...details, file, isRunning: isRunning(details.process) }];
    } catch {
      // Signed out between the listing and the reading.
      return [];
    }
  });
}

/** Those who died without signing out are struck off on the way. */
export function someoneIsSignedIn(folder) {
  const entries = readRegister(folder);
  for (const entry of entries) if (!entry.isRunning) rmSync(entry.file, { force: true });
  return entries.some((entry) => entry.isRunning);
}

function listFiles(folder) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}

function replaceFile(file, text) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
