import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { insertSession, insertUser } from "#db/queries/people.ts";
import { appUser, serviceAccount, session } from "#db/schema/people.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import { hashServiceKey } from "#lib/auth/service-key.ts";
import { plusMillis } from "#lib/kernel/instant.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import { defineAction } from "./define-action.ts";
import { defineRoute } from "./define-route.ts";

const SECRET = "a secret for tests, longer than 32 bytes";
const OWN = "http://localhost:3000";
const KEY = "rwk_test_key_of_a_decoder";

/** What Next keeps of the request that is being answered. */
const request = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));

vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({ get: (name: string) => (request.cookies.has(name) ? { value: request.cookies.get(name) } : undefined) }),
}));

/** Next's own bundler picks the server's half of this module; here it would pick the browser's. */
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  Object.assign(process.env, { DATABASE_URL: test.url, RATEWRIGHT_SECRET: SECRET, RATEWRIGHT_ORIGIN: OWN, RATEWRIGHT_DEMO: "0" });
});
afterAll(async () => {
  await globalThis.ratewrightDatabase?.close();
  await test.close();
});

beforeEach(async () => {
  for (const table of [session, appUser, serviceAccount]) await test.owner.delete(table);
  const now = machineNow();
  await withTransaction(test.database, async (tx) => {
    await insertUser(tx, { userId: 1, email: "d@example.test", name: "Daphne", role: "careAgent", passwordHash: "-", disabledAt: null });
    const times = { signedInAt: now, lastSeenAt: now, expiresAt: plusMillis(now, 60_000), revokedAt: null };
    await insertSession(tx, { sessionId: "s1", userId: 1, address: null, userAgent: null, ...times });
  });
  await test.owner.insert(serviceAccount).values({
    serviceAccountId: 1,
    code: "DECODER",
    name: "Decoder",
    role: "decoder",
    sourceCode: "STB",
    keyHash: hashServiceKey(KEY),
    revokedAt: null,
  });
  request.headers = new Headers();
  request.cookies = new Map();
});

const signedIn = async () => request.cookies.set("ratewright.session", await encode({ token: { sid: "s1" }, secret: SECRET }));

type Sent = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string; readonly query?: string };

const send = async (route: ReturnType<typeof defineRoute>, { method = "GET", headers = {}, body, query = "" }: Sent = {}) => {
  const sent = new Request(`${OWN}/api/things${query}`, { method, headers, ...(body !== undefined && { body }) });
  const response = await route(sent, { params: Promise.resolve({ thingId: "7" }) });
  const answer: unknown = await response.json();
  return { status: response.status, headers: response.headers, answer };
};

const whoami = defineRoute({
  permission: "udr.read",
  authenticate: "either",
  mutates: false,
  run: async ({ actor }) => ok(actor.name),
});

const order = defineRoute({
  permission: "order.create",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  status: 201,
  body: z.strictObject({ product: z.string(), quantity: z.string().optional() }),
  params: z.strictObject({ thingId: z.string().regex(/^\d+$/) }),
  run: async ({ idempotencyKey, actor }, { body, params }) => ok({ ...body, ...params, idempotencyKey, by: actor.name }),
});

const JSON_HEADERS = { "content-type": "application/json", "idempotency-key": "k1" };
const AS_PROGRAM = { ...JSON_HEADERS, authorization: `Bearer ${KEY}` };
const BODY = JSON.stringify({ product: "LOTR1" });

describe("who may call a route", () => {
  it("is asked first: nobody gets 401, as problem details that no cache keeps", async () => {
    const { status, headers, answer } = await send(whoami);
    expect(status).toBe(401);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(answer).toMatchObject({ code: "NOT_SIGNED_IN", status: 401, title: expect.stringContaining("not signed in") });
    expect(answer).toMatchObject({ instance: expect.stringMatching(/^[\da-f-]{36}$/) });
  });

  it("is not the holder of a demo's key where there is no demo", async () => {
    const call = { method: "POST", headers: AS_PROGRAM, body: BODY };
    expect(await send(order, call)).toMatchObject({ status: 201 });
    await test.owner.update(serviceAccount).set({ isDemo: true });
    expect(await send(order, call)).toMatchObject({ status: 401 });
  });

  it("is the session's user, or the holder of a key", async () => {
    await signedIn();
    expect(await send(whoami)).toMatchObject({ status: 200, answer: "Daphne" });
    request.cookies = new Map();
    expect(await send(order, { method: "POST", headers: AS_PROGRAM, body: BODY })).toMatchObject({ status: 201 });
  });

  it("must have the permission", async () => {
    expect(await send(whoami, { headers: AS_PROGRAM })).toMatchObject({ status: 403, answer: { code: "NOT_PERMITTED" } });
    await signedIn();
    await test.owner.update(appUser).set({ role: "administrator" });
    expect(await send(whoami)).toMatchObject({ status: 403, answer: { code: "NOT_PERMITTED" } });
  });

  it("does not fall back to a session when a key is wrong or revoked", async () => {
    await signedIn();
    expect(await send(whoami, { headers: { authorization: "Bearer nonsense" } })).toMatchObject({ status: 401 });
    expect(await send(whoami, { headers: { authorization: "Basic abc" } })).toMatchObject({ status: 401 });
    await test.owner.update(serviceAccount).set({ revokedAt: machineNow() });
    expect(await send(order, { method: "POST", headers: AS_PROGRAM, body: BODY })).toMatchObject({ status: 401 });
  });

  it("is not a key where only sessions are taken, nor a session where only keys are", async () => {
    const rules = { permission: "order.create", mutates: false, run: async () => ok(null) } as const;
    expect(await send(defineRoute({ ...rules, authenticate: "session" }), { headers: AS_PROGRAM })).toMatchObject({ status: 401 });
    await signedIn();
    expect(await send(defineRoute({ ...rules, authenticate: "key" }))).toMatchObject({ status: 401 });
  });

  it("is not who forged a cookie, or signed it with another secret", async () => {
    for (const token of ["forged", await encode({ token: { sid: "s1" }, secret: "another secret, also longer than 32 bytes" })]) {
      request.cookies.set("ratewright.session", token);
      expect(await send(whoami)).toMatchObject({ status: 401 });
    }
  });
});

describe("the origin", () => {
  it.each([undefined, "null", "https://evil.example"])("must be our own for a session's POST, not %s", async (origin) => {
    await signedIn();
    const headers = { ...JSON_HEADERS, ...(origin !== undefined && { origin }) };
    expect(await send(order, { method: "POST", headers, body: BODY })).toMatchObject({ status: 403, answer: { code: "FOREIGN_ORIGIN" } });
    expect(await send(order, { method: "POST", headers: { ...headers, origin: OWN }, body: BODY })).toMatchObject({ status: 201 });
  });

  it("is asked of a POST that changes nothing as well", async () => {
    await signedIn();
    const preview = defineRoute({ permission: "udr.read", authenticate: "session", mutates: false, run: async () => ok(1) });
    expect(await send(preview, { method: "POST" })).toMatchObject({ status: 403 });
    expect(await send(preview, { method: "GET" })).toMatchObject({ status: 200 });
  });

  it("is not asked of a program, which no other site can speak for", async () => {
    expect(await send(order, { method: "POST", headers: AS_PROGRAM, body: BODY })).toMatchObject({
      status: 201,
      answer: { by: "Decoder" },
    });
  });
});

describe("what is sent", () => {
  const post = (body: string, headers: Record<string, string> = AS_PROGRAM) => send(order, { method: "POST", headers, body });

  it("reaches the operation parsed, with its key", async () => {
    expect((await post(BODY)).answer).toEqual({ product: "LOTR1", thingId: "7", idempotencyKey: "k1", by: "Decoder" });
  });

  it("must carry an idempotency key of 1 to 200 characters where one is required", async () => {
    const { "idempotency-key": _key, ...without } = AS_PROGRAM;
    expect(await post(BODY, without)).toMatchObject({ status: 400, answer: { code: "IDEMPOTENCY_KEY_REQUIRED" } });
    expect(await post(BODY, { ...without, "idempotency-key": "k".repeat(201) })).toMatchObject({ status: 400 });
  });

  it.each([
    ["not JSON", "{", "BODY_NOT_JSON", 400],
    ["nothing", "", "BODY_NOT_JSON", 400],
    ["too large", JSON.stringify({ product: "x".repeat(70_000) }), "BODY_TOO_LARGE", 413],
    ["another shape", "[]", "INVALID_INPUT", 400],
  ])("is refused when it is %s", async (_name, body, code, status) => {
    expect(await post(body)).toMatchObject({ status, answer: { code } });
  });

  it("is refused when it does not say that it is JSON, as a foreign form cannot", async () => {
    expect(await post(BODY, { ...AS_PROGRAM, "content-type": "text/plain" })).toMatchObject({ answer: { code: "BODY_NOT_JSON" } });
  });

  it("names the fields at fault, and refuses fields that do not exist", async () => {
    const { answer } = await post(JSON.stringify({ product: 7, isAdministrator: true }));
    expect(answer).toMatchObject({ code: "INVALID_INPUT", path: "product" });
    expect(answer).toMatchObject({ issues: [{ path: "product" }, { message: expect.stringContaining("isAdministrator") }] });
  });

  it("says in which part of the address the fault lies", async () => {
    const search = defineRoute({
      permission: "udr.read",
      authenticate: "session",
      mutates: false,
      query: z.strictObject({ q: z.string() }),
      run: async (_context, { query }) => ok(query),
    });
    await signedIn();
    expect((await send(search, { query: "?q=a" })).answer).toEqual({ q: "a" });
    expect((await send(search, { query: "?q=a&q=b" })).answer).toMatchObject({ code: "INVALID_INPUT", path: "query.q" });
    expect((await send(search, { query: "?q=a&__proto__=b" })).answer).toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("what is answered", () => {
  const routeThat = (run: Parameters<typeof defineRoute>[0]["run"]) =>
    defineRoute({ permission: "public", authenticate: "session", mutates: false, run });

  it("is the refusal's status, with the seconds to wait where there are any", async () => {
    const { status, headers, answer } = await send(routeThat(async () => refused({ code: "TOO_MANY_ATTEMPTS", params: { seconds: 7 } })));
    expect([status, headers.get("retry-after")]).toEqual([429, "7"]);
    expect(answer).toMatchObject({ title: expect.stringContaining("7 seconds") });
  });

  it("is one neutral sentence with a number for a fault, and nothing of the fault", async () => {
    const written = vi.spyOn(console, "error").mockImplementation(() => {});
    const { status, answer } = await send(routeThat(() => Promise.reject(new Error("password is hunter2"))));
    expect(status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain("hunter2");
    expect(String(written.mock.calls[0]?.[0])).toContain(z.object({ instance: z.string() }).parse(answer).instance);
    written.mockRestore();
  });

  it("is what the operation streams, and no cache keeps that either", async () => {
    const route = routeThat(async () => ok(new Response("[1]", { headers: { "cache-control": "public" } })));
    const { headers, answer } = await send(route);
    expect([headers.get("cache-control"), answer]).toEqual(["no-store", [1]]);
  });

  it("may be kept by anybody where the route says for how long, but no refusal of it", async () => {
    const rules = { permission: "public", authenticate: "either", mutates: false, cachedFor: 60 } as const;
    const runs = [async () => ok(1), async () => refused({ code: "NOT_FOUND" as const })];
    const answers = await Promise.all(runs.map((run) => send(defineRoute({ ...rules, run }))));
    expect(answers.map(({ headers }) => headers.get("cache-control"))).toEqual(["public, max-age=60", "no-store"]);
  });
});

describe("an action", () => {
  const action = defineAction({
    name: "udr.adjust",
    permission: "udr.adjust",
    input: z.strictObject({ udrId: z.int() }),
    run: async ({ actor, idempotencyKey }, { udrId }) =>
      udrId === 0 ? Promise.reject(new Error("no")) : ok({ udrId, by: actor.name, idempotencyKey }),
  });
  const fromOwnPage = () => request.headers.set("origin", OWN);
  const code = (result: Awaited<ReturnType<typeof action>>) => (result.ok ? "done" : (result.refusal?.code ?? "FAULT"));

  it("asks for the session first, then the permission, then the origin, then the input", async () => {
    const unusable: { udrId: number } = JSON.parse('{"udrId":"x"}');
    expect(code(await action(unusable))).toBe("NOT_SIGNED_IN");
    await signedIn();
    await test.owner.update(appUser).set({ role: "auditor" });
    expect(code(await action(unusable))).toBe("NOT_PERMITTED");
    await test.owner.update(appUser).set({ role: "careAgent" });
    expect(code(await action(unusable))).toBe("FOREIGN_ORIGIN");
    fromOwnPage();
    expect(await action(unusable)).toMatchObject({ refusal: { code: "INVALID_INPUT", path: "udrId", issues: [{ path: "udrId" }] } });
    expect(await action({ udrId: 7 })).toEqual({ ok: true, value: { udrId: 7, by: "Daphne", idempotencyKey: undefined } });
  });

  it.each(["null", "https://evil.example", ""])("is refused from the origin %j", async (origin) => {
    await signedIn();
    request.headers.set("origin", origin);
    request.headers.set("x-forwarded-host", "evil.example");
    expect(code(await action({ udrId: 7 }))).toBe("FOREIGN_ORIGIN");
  });

  it("hands on the form's key, and takes nothing else for one", async () => {
    await signedIn();
    fromOwnPage();
    expect(await action({ udrId: 7 }, { idempotencyKey: "k1" })).toMatchObject({ value: { idempotencyKey: "k1" } });
    expect(code(await action({ udrId: 7 }, { idempotencyKey: "" }))).toBe("INVALID_INPUT");
    expect(code(await action({ udrId: 7 }, JSON.parse('{"idempotencyKey":{}}')))).toBe("INVALID_INPUT");
  });

  it("answers a fault with one neutral sentence and a number", async () => {
    const written = vi.spyOn(console, "error").mockImplementation(() => {});
    await signedIn();
    fromOwnPage();
    const result = await action({ udrId: 0 });
    expect(result).toMatchObject({ ok: false, fault: { id: expect.any(String), message: expect.stringContaining("went wrong") } });
    expect(String(written.mock.calls[0]?.[0])).toContain('"where":"udr.adjust"');
    written.mockRestore();
  });
});
