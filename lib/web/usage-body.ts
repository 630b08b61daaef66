import type { Refusal } from "#lib/domain/refusal.ts";
import { FORMAT_OF_TYPE } from "#lib/domain/usage-import/import-requests.ts";
import type { ImportFormat } from "#lib/domain/usage-import/usage-import-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";

/** A body that is read while it comes, however long it is: usage, in one of its two formats. */
type UsageBody = { readonly format: ImportFormat; readonly chunks: AsyncIterable<Uint8Array> };

type Patience = {
  /** Whoever sends nothing for so many seconds has gone, and must not keep a connection to the database waiting. */
  readonly silence: number;
  /** How many bytes are thrown away behind the last that was wanted: to break off at once would take the answer along with the connection. */
  readonly discarded: number;
};

const PATIENCE: Patience = { silence: 60, discarded: 256 * 1024 * 1024 };

/**
 * The body of a request by its content type, which no form of another site can give it. It is not kept anywhere: whoever reads it slowly is sent
 * to slowly, since the next piece is asked for only when the last was taken.
 */
export function usageBody(request: Request, patience: Partial<Patience> = {}): Result<UsageBody, Refusal> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const format = FORMAT_OF_TYPE[type];
  if (format === undefined) return refused({ code: "BODY_NOT_USAGE" });
  return ok({ format, chunks: request.body === null ? nothing() : piecesOf(request.body, { ...PATIENCE, ...patience }) });
}

/** What `receive` makes of a body; a sender that fell silent is refused, not a fault. */
export async function unlessStalled<Value>(receive: () => Promise<Result<Value, Refusal>>): Promise<Result<Value, Refusal>> {
  try {
    return await receive();
  } catch (error) {
    const stalled = stallIn(error);
    if (stalled === null) throw error;
    return refused({ code: "UPLOAD_STALLED", params: { seconds: stalled.seconds } });
  }
}

/** The first lines of a body as text, whole ones only, and whether there is more of it. The rest is not read. */
export async function beginningOf(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    length += chunk.byteLength;
    if (length > most) break;
  }
  const bytes = Buffer.concat(pieces, Math.min(length, most));
  const isCut = length > most;
  // A character or a line may be cut in two: what stands behind the last end of a line is not looked at.
  const end = isCut ? bytes.lastIndexOf(NEWLINE) + 1 : bytes.length;
  return { text: new TextDecoder().decode(bytes.subarray(0, end)), isCut };
}

const NEWLINE = 0x0a;

class Stalled extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super(`nothing came for ${seconds} seconds`);
    this.seconds = seconds;
  }
}

/** Whoever read may have thrown something of its own because of it. */
function stallIn(error: unknown): Stalled | null {
  if (error instanceof Stalled) return error;
  return error instanceof Error && error.cause !== undefined ? stallIn(error.cause) : null;
}

async function* piecesOf(body: ReadableStream<Uint8Array>, { silence, discarded }: Patience): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let isWhole = false;
  try {
    for (;;) {
      const next = await withinSeconds(reader.read(), silence);
      isWhole = next.done;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // The answer does not wait for it.
    if (!isWhole) void discardRest(reader, { silence, discarded }).catch(() => {});
  }
}

async function discardRest(reader: ReadableStreamDefaultReader<Uint8Array>, { silence, discarded }: Patience): Promise<void> {
  let length = 0;
  try {
    while (length < discarded) {
      const next = await withinSeconds(reader.read(), silence);
      if (next.done) return;
      length += next.value.byteLength;
    }
  } finally {
    await reader.cancel();
  }
}

async function withinSeconds<Value>(promise: Promise<Value>, seconds: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Stalled(seconds)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
