import { open, readFile, stat } from "node:fs/promises";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Source } from "./options.ts";

/** Why a file cannot be read, as whoever named it should hear it. */
export type FileProblem = string;

const CHUNK = 256 * 1024;

/** The bytes of the usage as they come, in pieces: the whole of it may be larger than memory. */
export async function openUsage({ path }: Source, input: AsyncIterable<Buffer>): Promise<Result<AsyncIterable<Buffer>, FileProblem>> {
  if (path === null) return ok(input);
  try {
    // A folder can be opened, and fails only when it is read.
    if ((await stat(path)).isDirectory()) return refused(REASONS.EISDIR);
    const file = await open(path);
    return ok(file.createReadStream({ highWaterMark: CHUNK }));
  } catch (error) {
    return refused(fileProblem(error));
  }
}

/** All of it at once: a plan is read whole. */
export async function readWhole({ path }: Source, input: AsyncIterable<Buffer>): Promise<Result<Uint8Array, FileProblem>> {
  if (path === null) return ok(Buffer.concat(await Array.fromAsync(input)));
  try {
    return ok(await readFile(path));
  } catch (error) {
    return refused(fileProblem(error));
  }
}

const REASONS = {
  ENOENT: "There is no such file.",
  EISDIR: "This is a folder.",
  EACCES: "It may not be read.",
  EPERM: "It may not be read.",
} as const;

/** Anything but a failure of the file system is a fault of ours. */
function fileProblem(error: unknown): FileProblem {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") throw error;
  const { code } = error;
  return isKnown(code) ? REASONS[code] : `It cannot be read: ${error.message}`;
}

function isKnown(code: string): code is keyof typeof REASONS {
  return Object.hasOwn(REASONS, code);
}
