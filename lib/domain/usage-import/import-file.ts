import type { ImportFormat } from "./usage-import-view.ts";

const FORMAT_OF_ENDING: Readonly<Record<string, ImportFormat>> = {
  csv: "csv",
  txt: "csv",
  ndjson: "ndjson",
  jsonl: "ndjson",
};

const LONGEST_REFERENCE = 200;

/** By the ending of its name; null where that says nothing. */
export function formatOfFile(fileName: string): ImportFormat | null {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return FORMAT_OF_ENDING[ending] ?? null;
}

/** What the batch might be called: the name of the file without its ending, since senders date their files. */
export function suggestedReference(fileName: string): string {
  return fileName
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .trim()
    .slice(0, LONGEST_REFERENCE);
}

const KIB = 1024;

/** "812 bytes", "4.2 MB": how much there is to send. */
export function sizeInWords(bytes: number): string {
  if (bytes < KIB) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  let size = bytes / KIB;
  let unit = "kB";
  for (const larger of ["MB", "GB"] as const) {
    if (size < KIB) break;
    size /= KIB;
    unit = larger;
  }
  return `${Math.round(size * 10) / 10} ${unit}`;
}
