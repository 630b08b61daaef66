import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { StartProblem } from "../launcher/problem.mjs";

/** A temporary file that grows at its end and is read at any place. */
export type SpoolFile = {
  readonly append: (bytes: Uint8Array) => void;
  /** The bytes at that place; good until the next read. */
  readonly read: (offset: number, length: number) => Buffer;
};

type Lifecycle = { readonly defer: (undo: () => void) => void };

/** Read at once beyond a line, when lines are read one after the other. */
const WINDOW = 64 * 1024;

/**
 * The file has no name for longer than it takes to open it: usage is personal, and nothing of it may stay behind, whatever ends this
 * process. Windows keeps names until the file is closed, so there it goes with the lifecycle.
 */
export function openSpoolFile(lifecycle: Lifecycle): SpoolFile {
  const folder = mkdtempSync(path.join(tmpdir(), "ratewright-rate-"));
  const discard = () => rmSync(folder, { recursive: true, force: true });
  const file = openSync(path.join(folder, "lines"), "w+", 0o600);
  lifecycle.defer(() => {
    closeSync(file);
    discard();
  });
  if (process.platform !== "win32") discard();
  return { append: (bytes) => append(file, bytes), read: windowedReader(file) };
}

function append(file: number, bytes: Uint8Array): void {
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") {
      throw new StartProblem(`There is no room left for temporary files in ${tmpdir()}: make room, or name another folder with TMPDIR.`);
    }
    throw error;
  }
}

/** In the order of the file a window is read ahead; elsewhere exactly what is asked for. */
function windowedReader(file: number): SpoolFile["read"] {
  let window = Buffer.alloc(0);
  let start = 0;
  return (offset, length) => {
    const end = start + window.length;
    if (offset >= start && offset + length <= end) return window.subarray(offset - start, offset - start + length);
    const isNext = offset >= start && offset <= end + 1;
    const wanted = Buffer.allocUnsafe(isNext ? Math.max(WINDOW, length) : length);
    window = wanted.subarray(0, readSync(file, wanted, 0, wanted.length, offset));
    start = offset;
    return window.subarray(0, length);
  };
}
