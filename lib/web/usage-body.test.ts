import { describe, expect, it } from "vitest";
import { ok } from "#lib/kernel/result.ts";
import { beginningOf, unlessStalled, usageBody } from "./usage-body.ts";

const ADDRESS = "http://localhost:3000/api/v1/usage-imports";

function sent(body: BodyInit | null, type = "text/csv"): Request {
  return new Request(ADDRESS, {
    method: "POST",
    headers: { "content-type": type },
    body,
    ...(body !== null && { duplex: "half" }),
  });
}

function chunksOf(request: Request, patience?: Parameters<typeof usageBody>[1]): AsyncIterable<Uint8Array> {
  const body = usageBody(request, patience);
  if (!body.ok) throw new Error(body.refusal.code);
  return body.value.chunks;
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return Buffer.concat(pieces).toString();
}

/** Gives a piece each time it is asked, and counts how often that was. */
function counting(piece: Uint8Array): {
  readonly stream: ReadableStream<Uint8Array>;
  readonly asked: () => number;
  readonly wasCancelled: () => boolean;
} {
  let asked = 0;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        asked += 1;
        controller.enqueue(piece);
      },
      cancel: () => {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, asked: () => asked, wasCancelled: () => cancelled };
}

describe("a body of usage", () => {
  it.each([
    ["text/csv", "csv"],
    ["TEXT/CSV; charset=utf-8", "csv"],
    ["application/x-ndjson", "ndjson"],
  ])("of the type %s is %s", async (type, format) => {
    const body = usageBody(sent("a\n", type));
    expect(body).toMatchObject({ ok: true, value: { format } });
  });

  it.each(["text/plain", "application/json", "multipart/form-data; boundary=x", ""])("is not one of the type %j", (type) => {
    expect(usageBody(sent("a\n", type))).toEqual({ ok: false, refusal: { code: "BODY_NOT_USAGE" } });
  });

  it("is handed on as it comes, and is empty where nothing was sent", async () => {
    expect(await textOf(chunksOf(sent("reference,amount\n1,2\n")))).toBe("reference,amount\n1,2\n");
    expect(await textOf(chunksOf(sent(null)))).toBe("");
  });

  it("is asked for piece by piece, so that whoever stores it slowly is not flooded", async () => {
    const { stream, asked, wasCancelled } = counting(Buffer.from("line\n"));
    let taken = 0;
    for await (const _chunk of chunksOf(sent(stream), { discarded: 0 })) {
      taken += 1;
      expect(asked()).toBeLessThanOrEqual(taken + 1);
      if (taken === 5) break;
    }
    await expect.poll(wasCancelled).toBe(true);
  });

  it("is taken to its end where its beginning was enough, so that the answer reaches who is still sending", async () => {
    const { stream, asked, wasCancelled } = counting(Buffer.from("0123456789"));
    for await (const _chunk of chunksOf(sent(stream), { discarded: 95 })) break;
    await expect.poll(wasCancelled).toBe(true);
    expect(asked()).toBeGreaterThanOrEqual(11);
  });

  it("is given up when nothing comes any more", async () => {
    const silent = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(Buffer.from("a\n")) });
    const received = await unlessStalled(async () => ok(await textOf(chunksOf(sent(silent), { silence: 0.05 }))));
    expect(received).toEqual({ ok: false, refusal: { code: "UPLOAD_STALLED", params: { seconds: 0.05 } } });
  });

  it("is given up as well where the reader has a failure of its own because of that", async () => {
    const silent = new ReadableStream<Uint8Array>({});
    const receive = async () => {
      try {
        return ok(await textOf(chunksOf(sent(silent), { silence: 0.05 })));
      } catch (cause) {
        throw new Error("COPY failed", { cause });
      }
    };
    expect(await unlessStalled(receive)).toMatchObject({ refusal: { code: "UPLOAD_STALLED" } });
    await expect(unlessStalled(() => Promise.reject(new Error("other")))).rejects.toThrow("other");
  });
});

describe("the beginning of a body", () => {
  it("is all of it where it is short", async () => {
    expect(await beginningOf(chunksOf(sent("a\nb")), 100)).toEqual({ text: "a\nb", isCut: false });
  });

  it("ends with a whole line, and never within a character", async () => {
    expect(await beginningOf(chunksOf(sent("πρώτη\nδεύτερη\nτρίτη\n")), 20)).toEqual({ text: "πρώτη\n", isCut: true });
  });

  it("is all that is read", async () => {
    const { stream, asked } = counting(Buffer.from("0123456789\n"));
    expect((await beginningOf(chunksOf(sent(stream), { discarded: 0 }), 30)).text).toBe("0123456789\n0123456789\n");
    expect(asked()).toBeLessThanOrEqual(4);
  });
});
