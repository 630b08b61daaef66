import { type APIResponse, expect, test } from "@playwright/test";
import { can, PERMISSIONS, type Permission } from "#lib/domain/people/permissions.ts";
import { consoleAddress } from "../server.ts";
import { allCallers, type Caller, signedIn } from "./callers.ts";
import { type ActionEntrance, consolePages, type Entrance, type RouteEntrance, routeHandlers, serverActions } from "./surface.ts";

/**
 * Walks every server action of the build, every method of every route handler and every page of the console, as nobody, as
 * each role, and as a program. What is added later is walked by being there.
 */
let callers: readonly Caller[];

/** Hundreds of short requests; a development server compiles each page for the first of them. */
test.describe.configure({ timeout: 5 * 60_000 });

test.beforeAll(async () => {
  callers = await allCallers();
});
test.afterAll(async () => {
  await Promise.all(callers.map(({ api }) => api.dispose()));
});

const isPermission = (text: string | null): text is Permission => PERMISSIONS.some((permission) => permission === text);
const mayUse = ({ role }: Caller, permission: string | null) =>
  permission === "public" || (role !== null && isPermission(permission) && can(role, permission));

/** The server closes a connection that was quiet for a while; whoever asks at that very moment asks again. */
const AGAIN = { maxRetries: 3 };

/** Unusable on purpose: who may call is refused for it, and nothing is done. */
const UNUSABLE = JSON.stringify([{ walked: true }]);

const call = ({ api }: Caller, { actionId, address }: ActionEntrance, headers: Record<string, string> = {}) =>
  api.post(address, {
    ...AGAIN,
    data: UNUSABLE,
    headers: { "next-action": actionId, "content-type": "text/plain;charset=UTF-8", ...headers },
  });

const refusalIn = async (response: APIResponse) =>
  /"refusal":\{"code":"(\w+)"/.exec(await response.text())?.[1] ?? `status ${response.status()}`;
const problemIn = async (response: APIResponse) => /"code":"(\w+)"/.exec(await response.text())?.[1] ?? `status ${response.status()}`;

test("every action, route and page declares who may use it", () => {
  const entrances = [...serverActions(), ...routeHandlers(), ...consolePages()];
  expect(entrances.length).toBeGreaterThan(20);
  const undeclared = entrances.filter(({ permission }) => permission !== "public" && !isPermission(permission)).map(({ name }) => name);
  expect(undeclared).toEqual([]);
});

/** What anybody may call, and why that is right stands beside each of them. */
const OPEN_TO_EVERYBODY = [
  "app/(console)/actions.ts signOut",
  "app/first-administrator/actions.ts createFirstAdministrator",
  "GET app/api/v1/openapi.json/route.ts",
];

test("only signing out, making the first administrator and the web API's description are open to everybody", () => {
  const open = [...serverActions(), ...routeHandlers(), ...consolePages()].filter(({ permission }) => permission === "public");
  expect(open.map(({ name }) => name).filter((name) => !OPEN_TO_EVERYBODY.includes(name))).toEqual([]);
});

test("every server action refuses who may not call it, and only them", async () => {
  for (const action of serverActions()) {
    // A server action is called by a page; a program's key is nothing to it.
    for (const caller of callers.filter(({ kind }) => kind === "session")) {
      const expected = mayUse(caller, action.permission) ? "INVALID_INPUT" : caller.role === null ? "NOT_SIGNED_IN" : "NOT_PERMITTED";
      expect.soft(await refusalIn(await call(caller, action)), `${action.name} as ${caller.name}`).toBe(expected);
    }
  }
});

test("no server action runs for a program's key, or from another origin", async () => {
  const program = callers.find(({ kind }) => kind === "key");
  const everyone = callers.filter(({ kind, role }) => kind === "session" && role !== null);
  for (const action of serverActions().filter(({ permission }) => permission !== "public")) {
    if (program) expect.soft(await refusalIn(await call(program, action)), action.name).toBe("NOT_SIGNED_IN");
    const caller = everyone.find((each) => mayUse(each, action.permission));
    if (!caller) continue;
    for (const origin of ["https://evil.example", "null", ""]) {
      const code = await refusalIn(await call(caller, action, { origin }));
      expect.soft(["FOREIGN_ORIGIN", "status 500"], `${action.name} from ${JSON.stringify(origin)}`).toContain(code);
    }
  }
});

const knock = ({ api }: Caller, { method, address }: RouteEntrance, headers: Record<string, string> = {}) => {
  const isRead = method === "GET" || method === "HEAD";
  const body = { data: "{ unusable", headers: { "content-type": "application/json", "idempotency-key": "walk", ...headers } };
  return api.fetch(address, { ...AGAIN, method, ...(isRead ? { headers } : body) });
};

/** A route that takes only keys knows no session, and the other way round. */
const isHeard = ({ kind, role }: Caller, { authenticate, permission }: RouteEntrance) =>
  permission === "public" || (role !== null && (authenticate === "either" || authenticate === kind));

test("every route refuses who may not call it, and only them", async () => {
  for (const route of routeHandlers()) {
    for (const caller of callers) {
      const problem = () => knock(caller, route).then(problemIn);
      const label = `${route.name} as ${caller.name}`;
      if (!isHeard(caller, route)) expect.soft(await problem(), label).toBe("NOT_SIGNED_IN");
      else if (!mayUse(caller, route.permission)) expect.soft(await problem(), label).toBe("NOT_PERMITTED");
      else if (route.method === "GET" || route.readsBody)
        expect.soft(["NOT_SIGNED_IN", "NOT_PERMITTED"], label).not.toContain(await problem());
    }
  }
});

test("no route that takes a POST from a session takes it from another origin", async () => {
  const everyone = callers.filter(({ kind, role }) => kind === "session" && role !== null);
  for (const route of routeHandlers().filter(({ method, authenticate }) => method !== "GET" && authenticate !== "key")) {
    const caller = everyone.find((each) => mayUse(each, route.permission));
    if (!caller) continue;
    for (const origin of ["https://evil.example", "null", ""]) {
      expect.soft(await problemIn(await knock(caller, route, { origin })), `${route.name} from ${origin}`).toBe("FOREIGN_ORIGIN");
    }
  }
});

test("every page sends who is not signed in to the sign-in, and shows nothing to a role that may not see it", async () => {
  for (const page of consolePages()) {
    const [nobody, ...people] = callers.filter(({ kind }) => kind === "session");
    const sentAway = await nobody?.api.get(page.address, AGAIN);
    expect.soft(sentAway?.status(), `${page.name} as nobody`).toBe(307);
    expect.soft(sentAway?.headers().location, `${page.name} as nobody`).toMatch(/\/sign-in(\?from=|$)/);
    await Promise.all(people.map((caller) => seesOnlyWhatItMay(caller, page)));
  }
});

/** The answer may have begun when the page asks, so the refusal stands in the body, whatever the status says. */
async function seesOnlyWhatItMay(caller: Caller, page: Entrance): Promise<void> {
  const response = await caller.api.get(page.address, AGAIN);
  const isForbidden = (await response.text()).includes("NEXT_HTTP_ERROR_FALLBACK;403");
  expect.soft(isForbidden, `${page.name} as ${caller.name}`).toBe(!mayUse(caller, page.permission));
}

test("a page cannot be had around the guard", async () => {
  const [nobody] = callers;
  if (!nobody) throw new Error("nobody is missing");
  const tricks: readonly Record<string, string>[] = [
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
    { "x-requested-path": "//evil.example", rsc: "1" },
  ];
  for (const headers of tricks) {
    for (const address of ["/users", "//users", "/%75sers", "/users.rsc", "/_next/data/x/users.json"]) {
      const response = await nobody.api.get(`${await consoleAddress()}${address}`, { headers });
      const text = await response.text();
      expect.soft(text, `${address} ${JSON.stringify(headers)}`).not.toContain("hera@aluxsat.example");
      expect.soft(response.headers().location ?? "", address).not.toContain("evil");
    }
  }
});

test("a session ends at once when it is left, and a copy of its cookie is worth nothing", async () => {
  const api = await signedIn("george@aluxsat.example");
  const copy = (await api.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  expect((await api.get("/audit")).status()).toBe(200);
  const { csrfToken } = (await (await api.get("/api/auth/csrf")).json()) as { csrfToken: string };
  await api.post("/api/auth/signout", { form: { csrfToken, json: "true", callbackUrl: "/sign-in" } });
  const [nobody] = callers;
  expect((await nobody?.api.get("/audit", { headers: { cookie: copy } }))?.status()).toBe(307);
  await api.dispose();
});

test("what next-auth would offer beside signing in and out does not exist", async () => {
  const [nobody] = callers;
  for (const address of ["session", "providers", "signin", "signin/credentials", "error", "verify-request", "_log"]) {
    expect.soft((await nobody?.api.get(`/api/auth/${address}`))?.status(), address).toBe(404);
  }
  expect((await nobody?.api.post("/api/auth/_log", { form: { message: "x" } }))?.status()).toBe(404);
});
