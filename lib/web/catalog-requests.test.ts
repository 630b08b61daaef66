import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { POST as importLines } from "#app/api/catalogs/[code]/lines/route.ts";
import { GET as linesCsv } from "#app/api/catalogs/[code]/lines.csv/route.ts";
import { POST as test } from "#app/api/catalogs/test/route.ts";
import { POST as setEffective } from "#app/api/v1/catalogs/[code]/effective/route.ts";
import { POST as setNotEffective } from "#app/api/v1/catalogs/[code]/not-effective/route.ts";
import { serviceAccount } from "#db/schema/people.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { hashServiceKey } from "#lib/auth/service-key.ts";
import { problemAnswer } from "#lib/domain/api/common-answers.ts";

const KEYS = { manager: "rwk_test_catalog_manager", auditor: "rwk_test_catalog_auditor" };

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => ({ get: () => undefined }) }));
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

let store: TestDatabase;
let keys = 0;

beforeAll(async () => {
  store = await testDatabase();
  const settings = { RATEWRIGHT_SECRET: "a secret for tests, longer than 32 bytes", RATEWRIGHT_ORIGIN: "http://localhost:3000" };
  Object.assign(process.env, { DATABASE_URL: store.url, RATEWRIGHT_DEMO: "0", ...settings });
  await seedAluxsat(store.owner);
  const account = (serviceAccountId: number, name: keyof typeof KEYS, role: string) => ({
    serviceAccountId,
    code: name,
    name,
    role,
    keyHash: hashServiceKey(KEYS[name]),
  });
  await store.owner.insert(serviceAccount).values([account(911, "manager", "pricingManager"), account(912, "auditor", "auditor")]);
});
afterAll(async () => {
  await globalThis.ratewrightDatabase?.close();
  await store.close();
});

type Sent = {
  readonly as?: keyof typeof KEYS;
  readonly code?: string;
  readonly etag?: string;
  readonly key?: string | null;
  readonly query?: string;
  readonly body?: string;
};
type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

async function call(handler: Handler, { as = "manager", code = "EVENTS", etag, key = `k${keys++}`, query = "", body }: Sent = {}) {
  const request = new Request(`http://localhost:3000/api/v1/catalogs/${code}${query}`, {
    method: handler === linesCsv ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${KEYS[as]}`,
      ...(key !== null && handler !== linesCsv && { "idempotency-key": key }),
      ...(etag !== undefined && { "if-match": etag }),
      ...(body !== undefined && { "content-type": "text/csv" }),
    },
    ...(body !== undefined && { body }),
  });
  const response = await handler(request, { params: Promise.resolve({ code }) });
  const text = await response.text();
  if (response.status >= 400) problemAnswer.parse(JSON.parse(text));
  return { status: response.status, etag: response.headers.get("etag"), text };
}

it("is set as effective and not effective over the revision that is named", async () => {
  expect(await call(setEffective)).toMatchObject({ status: 428 });
  expect(await call(setEffective, { etag: '"1"', key: null })).toMatchObject({ status: 400 });
  expect(await call(setEffective, { etag: '"1"', as: "auditor" })).toMatchObject({ status: 403 });
  expect(await call(setEffective, { etag: '"1"', code: "NOWHERE" })).toMatchObject({ status: 404 });
  expect(await call(setNotEffective, { etag: '"1"' })).toMatchObject({
    status: 409,
    text: expect.stringContaining("CATALOG_NOT_EFFECTIVE"),
  });
  expect(await call(setEffective, { etag: '"1"' })).toMatchObject({ status: 200, etag: '"2"', text: '{"code":"EVENTS","revision":2}' });
  expect(await call(setNotEffective, { etag: '"1"' })).toMatchObject({ status: 412 });
  const once = await call(setNotEffective, { etag: '"2"', key: "once" });
  expect(once).toMatchObject({ status: 200, etag: '"3"' });
  expect(await call(setNotEffective, { etag: '"2"', key: "once" })).toEqual(once);
});

it("gives its lines out as CSV, and takes them in after a preview", async () => {
  const out = await call(linesCsv, { as: "auditor", code: "PPV" });
  expect(out.text).toBe(
    "kind,code,name,available from,available until,requires,any or all,excludes,limit,per\nproduct type,PPV-MOVIE,PPV films,,,,,,,\n",
  );
  expect(await call(importLines, { as: "auditor", code: "PPV", query: "?dry-run=1", body: out.text })).toMatchObject({ status: 403 });
  const preview = await call(importLines, { code: "PPV", query: "?dry-run=1", body: out.text });
  const { hash }: { readonly hash: string } = JSON.parse(preview.text);
  const query = `?reviewed=${hash}`;
  expect(await call(importLines, { code: "PPV", query, key: null, body: out.text })).toMatchObject({ status: 400 });
  expect(await call(importLines, { code: "PPV", query, body: out.text })).toMatchObject({ status: 200 });
  expect(await call(importLines, { code: "PPV", query, body: "kind,code\n" })).toMatchObject({ status: 409 });
});

it("is asked about a customer by people only", async () => {
  expect(await call(test, { body: "{}" })).toMatchObject({ status: 401 });
});
