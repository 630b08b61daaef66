import { once } from "node:events";
import type { Writable } from "node:stream";
import { createTextBuffer } from "./text-buffer.ts";

/** Where results go. What is written waits until `drain`, so that a slow reader holds up the rating and not the memory. */
export type Output = {
  readonly write: (text: string) => void;
  readonly drain: () => Promise<void>;
  /** Drains, and waits until all of it has left this process. */
  readonly finish: () => Promise<void>;
};

export function createOutput(stream: Writable): Output {
  const waiting: Buffer[] = [];
  const buffer = createTextBuffer((piece) => waiting.push(piece));

  const drain = async (): Promise<void> => {
    buffer.flush();
    for (const piece of waiting.splice(0)) if (!stream.write(piece)) await once(stream, "drain");
  };

  const finish = async (): Promise<void> => {
    await drain();
    await new Promise<void>((resolve) => stream.write("", () => resolve()));
  };

  return { write: buffer.add, drain, finish };
}
