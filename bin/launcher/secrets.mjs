import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The generated secrets of one data folder: readable for its owner only, made once, never in the repository.
 * @returns {{ ownerPassword: string, applicationPassword: string, secret: string } | undefined}
 */
export function readSecrets(folder) {
  try {
    return JSON.parse(readFileSync(fileIn(folder), "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

export function makeSecrets(folder) {
  const secrets = { ownerPassword: randomText(24), applicationPassword: randomText(24), secret: randomText(48) };
  mkdirSync(folder, { recursive: true });
  const draft = `${fileIn(folder)}.new`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(folder));
  return secrets;
}

function fileIn(folder) {
  return path.join(folder, "secrets.json");
}

function randomText(bytes) {
  return randomBytes(bytes).toString("base64url");
}
