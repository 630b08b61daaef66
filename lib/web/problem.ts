import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { FieldIssue } from "./action-result.ts";
import { refusalStatus } from "./refusal-status.ts";

/** Every answer of a route is somebody's and of this moment: no cache keeps it. */
export const NO_STORE = { "Cache-Control": "no-store" };

type ProblemInput = {
  readonly refusal: Refusal;
  readonly requestId: string;
  readonly issues?: readonly FieldIssue[];
  /** What there is instead of what the request was meant for. */
  readonly current?: unknown;
  /** Where the request gives the refusal another status than it has by itself. */
  readonly status?: number;
};

/** A refusal as problem details (RFC 9457). */
export function problemResponse({ refusal, requestId, issues, current, status: given }: ProblemInput): Response {
  const { code, path, params } = refusal;
  const status = given ?? refusalStatus(code);
  const problem = { type: `urn:ratewright:refusal:${code}`, title: refusalSentence(refusal), status, instance: requestId, code };
  const members = { ...(path !== undefined && { path }), ...(issues && { issues }), ...(current !== undefined && { current }) };
  return problemJson({ ...problem, ...members }, retryAfter(status, params));
}

export function faultResponse(requestId: string, sentence: string): Response {
  return problemJson({ type: "urn:ratewright:fault", title: sentence, status: 500, instance: requestId, code: "FAULT" }, {});
}

function problemJson(problem: { readonly status: number; readonly [member: string]: unknown }, headers: Readonly<Record<string, string>>) {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...NO_STORE, ...headers, "Content-Type": "application/problem+json" },
  });
}

/** 429 says how long, 503 means shortly, and 401 names the way in, as HTTP asks of it. */
function retryAfter(status: number, params: Refusal["params"]): Readonly<Record<string, string>> {
  if (status === 429) return { "Retry-After": String(params?.seconds ?? 60) };
  if (status === 503) return { "Retry-After": "1" };
  if (status === 401) return { "WWW-Authenticate": "Bearer" };
  return {};
}
