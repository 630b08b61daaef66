import "server-only";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { database } from "#db/client.ts";
import { findServiceActor } from "#lib/auth/service-key.ts";
import { config } from "#lib/config.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Ok, ok, type Refused, type Result, refused } from "#lib/kernel/result.ts";
import { logFault } from "#lib/log.ts";
import type { Context } from "#lib/operations/context.ts";
import { type Access, decideAccess } from "./access.ts";
import type { FieldIssue } from "./action-result.ts";
import { currentClock, currentUser } from "./current-actor.ts";
import { preconditionStatus } from "./edit-precondition.ts";
import { FAULT_SENTENCE } from "./fault-sentence.ts";
import { isOwnOrigin } from "./own-origin.ts";
import { type Part, type PartOutput, parsePart, queryOf } from "./parse-part.ts";
import { faultResponse, NO_STORE, problemResponse } from "./problem.ts";
import { readJsonBody } from "./read-json-body.ts";

/** nginx's word for it; HTTP has none. */
const CLIENT_CLOSED_REQUEST = 499;

export type RouteInput<Query extends Part, Body extends Part, Params extends Part> = {
  readonly query: PartOutput<Query>;
  readonly body: PartOutput<Body>;
  readonly params: PartOutput<Params>;
};

type RouteDefinition<Query extends Part, Body extends Part, Params extends Part> = {
  readonly permission: Access;
  /** A person's session, a program's `Authorization: Bearer …`, or whichever the request brings. */
  readonly authenticate: "session" | "key" | "either";
  /** Whether it changes anything. A GET never does. */
  readonly mutates: boolean;
  readonly idempotency?: "required" | "optional";
  readonly query?: Query;
  readonly body?: Body;
  /** In bytes, where a request may be larger than usual. */
  readonly largestBody?: number;
  readonly params?: Params;
  /** Of the answer when it was done; 200 unless said otherwise. */
  readonly status?: number;
  /** Seconds for which anybody may keep the answer: of what says the same to everybody, and of nothing else. */
  readonly cachedFor?: number;
  /** The value is answered as JSON; a `Response` (a stream, a file) is passed on. */
  readonly run: (context: Context, input: RouteInput<Query, Body, Params>, request: Request) => Promise<RouteOutcome>;
};

/** A route that reads its body itself says which fields are at fault; one that was overtaken may say by what. */
export type RouteOutcome = Ok<unknown> | (Refused<Refusal> & { readonly issues?: readonly FieldIssue[]; readonly current?: unknown });

type RouteContext = { readonly params: Promise<unknown> };
type Call = { readonly request: Request; readonly params: unknown; readonly requestId: string };
type Refusing = { readonly refusal: Refusal; readonly issues?: readonly FieldIssue[]; readonly current?: unknown };

/**
 * The only way to make a route handler: actor, permission, own origin, idempotency key, parse, run, and JSON or problem
 * details, in this order.
 */
export function defineRoute<Query extends Part = undefined, Body extends Part = undefined, Params extends Part = undefined>(
  definition: RouteDefinition<Query, Body, Params>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, { params }) => {
    const requestId = randomUUID();
    try {
      return await perform(definition, { request, params: await params, requestId });
    } catch (error) {
      unstable_rethrow(error);
      // Who asked has gone (typed on, left the page): nobody reads the answer, and nothing is wrong.
      if (request.signal.aborted) return new Response(null, { status: CLIENT_CLOSED_REQUEST });
      logFault(error, { where: `${request.method} ${new URL(request.url).pathname}`, requestId });
      return faultResponse(requestId, FAULT_SENTENCE);
    }
  };
}

async function perform<Query extends Part, Body extends Part, Params extends Part>(
  definition: RouteDefinition<Query, Body, Params>,
  { request, params, requestId }: Call,
): Promise<Response> {
  const refuse = ({ refusal, ...members }: Refusing) => {
    const status = preconditionStatus(request.headers, refusal.code);
    return problemResponse({ ...members, refusal, requestId, ...(status !== null && { status }) });
  };
  const access = decideAccess(await findActor(request, definition.authenticate), definition.permission);
  if (!access.ok) return refuse(access);
  const allowed = decideRequest(definition, { request, actor: access.value });
  if (!allowed.ok) return refuse(allowed);
  const input = await readInput(definition, { request, params, requestId });
  if (!input.ok) return refuse(input);
  const { now } = await currentClock();
  const context: Context = { actor: access.value, now, requestId, database: database(), ...allowed.value };
  const result = await definition.run(context, input.value, request);
  return result.ok ? answer(result.value, definition) : refuse(result);
}

async function findActor(request: Request, authenticate: "session" | "key" | "either"): Promise<Actor | null> {
  const authorization = request.headers.get("authorization");
  if (authenticate === "key" || (authenticate === "either" && authorization !== null)) {
    const key = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization ?? "")?.[1];
    return key === undefined ? null : findServiceActor(database(), key);
  }
  return currentUser();
}

type RequestRules = { readonly mutates: boolean; readonly idempotency?: "required" | "optional" };
type IdempotencyKey = { readonly idempotencyKey?: string };

/**
 * Next's own check of the origin covers server actions only. A browser sends a session's cookie along with whatever another
 * site makes it send; a program's key it never has.
 */
function decideRequest(rules: RequestRules, { request, actor }: { request: Request; actor: Actor }): Result<IdempotencyKey, Refusal> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (actor.kind !== "service" && (rules.mutates || !isRead) && !isOwnOrigin(request.headers.get("origin"), config().origin)) {
    return refused({ code: "FOREIGN_ORIGIN" });
  }
  const key = request.headers.get("idempotency-key");
  if (key === null) return rules.idempotency === "required" ? refused({ code: "IDEMPOTENCY_KEY_REQUIRED" }) : ok({});
  return key.length >= 1 && key.length <= 200 ? ok({ idempotencyKey: key }) : refused({ code: "IDEMPOTENCY_KEY_REQUIRED" });
}

async function readInput<Query extends Part, Body extends Part, Params extends Part>(
  { query, body, params, largestBody }: RouteDefinition<Query, Body, Params>,
  call: Call,
) {
  const parsedParams = parsePart<Params>(params, call.params, "params");
  if (!parsedParams.ok) return parsedParams;
  const parsedQuery = parsePart<Query>(query, query && queryOf(call.request), "query");
  if (!parsedQuery.ok) return parsedQuery;
  const json = body ? await readJsonBody(call.request, largestBody) : ok(undefined);
  if (!json.ok) return json;
  const parsedBody = parsePart<Body>(body, json.value, "body");
  if (!parsedBody.ok) return parsedBody;
  return ok({ params: parsedParams.value, query: parsedQuery.value, body: parsedBody.value });
}

type Answering = { readonly status?: number; readonly cachedFor?: number };

function answer(value: unknown, { status = 200, cachedFor }: Answering): Response {
  const response = value instanceof Response ? value : Response.json(value ?? null, { status });
  const kept = cachedFor === undefined ? NO_STORE["Cache-Control"] : `public, max-age=${cachedFor}`;
  response.headers.set("Cache-Control", kept);
  return response;
}
