import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";

export const LONGEST_BODY = 64 * 1024;

/** The JSON of a request, read no further than the limit whatever its headers promise. */
export async function readJsonBody(request: Request, largest: number = LONGEST_BODY): Promise<Result<unknown, Refusal>> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return refused({ code: "BODY_NOT_JSON" });
  const text = await readText(request, largest);
  if (text === null) return refused({ code: "BODY_TOO_LARGE", params: { kilobytes: largest / 1024 } });
  try {
    const body: unknown = JSON.parse(text);
    return ok(body);
  } catch {
    return refused({ code: "BODY_NOT_JSON" });
  }
}

/** The text of a request in UTF-8, whatever its type, read no further than the limit. */
export async function readTextBody(request: Request, largest: number): Promise<Result<string, Refusal>> {
  const text = await readText(request, largest);
  return text === null ? refused({ code: "BODY_TOO_LARGE", params: { kilobytes: largest / 1024 } }) : ok(text);
}

async function readText(request: Request, largest: number): Promise<string | null> {
  if (request.body === null) return "";
  const decoder = new TextDecoder();
  let length = 0;
  let text = "";
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > largest) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
