import { ne } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { POST as archive } from "#app/api/v1/[definitions]/[code]/archive/route.ts";
import { POST as restore } from "#app/api/v1/[definitions]/[code]/restore/route.ts";
import { GET as readOne, PUT as replace } from "#app/api/v1/[definitions]/[code]/route.ts";
import { POST as create, GET as list } from "#app/api/v1/[definitions]/route.ts";
import { serviceAccount } from "#db/schema/people.ts";
import { auditEntry } from "#db/schema/system.ts";
import { unitOfMeasurement } from "#db/schema/usage.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { hashServiceKey } from "#lib/auth/service-key.ts";
import { problemAnswer, savedAnswer } from "#lib/domain/api/common-answers.ts";
import { DEFINITION_PAGES } from "#lib/domain/api/definition-operations.ts";
import { DEFINITION_RESOURCES, type DefinitionResource, type DefinitionSegment } from "#lib/domain/api/definition-resources.ts";

const KEYS = { manager: "rwk_test_manager", decoder: "rwk_test_decoder", auditor: "rwk_test_auditor" };
const SEGMENTS = Object.entries(DEFINITION_RESOURCES).filter((entry): entry is [DefinitionSegment, (typeof entry)[1]] => true);

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => ({ get: () => undefined }) }));

/** Next's own bundler picks the server's half of this module; here it would pick the browser's. */
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

let test: TestDatabase;
let keys = 0;

beforeAll(async () => {
  test = await testDatabase();
  const settings = { RATEWRIGHT_SECRET: "a secret for tests, longer than 32 bytes", RATEWRIGHT_ORIGIN: "http://localhost:3000" };
  Object.assign(process.env, { DATABASE_URL: test.url, RATEWRIGHT_DEMO: "0", ...settings });
  await seedAluxsat(test.owner);
  const account = (serviceAccountId: number, name: keyof typeof KEYS, role: string) => ({
    serviceAccountId,
    code: name,
    name,
    role,
    keyHash: hashServiceKey(KEYS[name]),
  });
  await test.owner
    .insert(serviceAccount)
    .values([account(901, "manager", "pricingManager"), account(902, "decoder", "decoder"), account(903, "auditor", "auditor")]);
});
afterAll(async () => {
  await globalThis.ratewrightDatabase?.close();
  await test.close();
});
beforeEach(async () => {
  await test.owner.delete(unitOfMeasurement).where(ne(unitOfMeasurement.code, "TRX"));
  await test.owner.delete(auditEntry);
});

type Sent = {
  readonly as?: keyof typeof KEYS;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly key?: string | null;
};
type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

async function call(handler: Handler, address: string, { as = "manager", body, headers = {}, key = `k${keys++}` }: Sent = {}) {
  const url = new URL(`http://localhost:3000/api/v1/${address}`);
  const [definitions, code] = url.pathname.split("/").slice(3);
  const isRead = handler === list || handler === readOne;
  const sent = new Request(url, {
    method: isRead ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${KEYS[as]}`,
      ...(!isRead && key !== null && { "idempotency-key": key }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await handler(sent, { params: Promise.resolve({ definitions, ...(code !== undefined && { code }) }) });
  const text = await response.text();
  const answer: unknown = text === "" ? null : JSON.parse(text);
  if (response.status >= 400) problemAnswer.parse(answer);
  return { status: response.status, etag: response.headers.get("etag"), location: response.headers.get("location"), answer };
}

const { revision: _, ...minutes } = { ...DEFINITION_RESOURCES.units.example, revision: 1 };
const { code: _code, ...content } = minutes;
const made = (sent: Sent = {}) => call(create, "units", { body: minutes, ...sent });
const put = (revision: string | null, body: unknown, sent: Sent = {}) =>
  call(replace, "units/MIN", { body, headers: revision === null ? {} : { "if-match": revision }, ...sent });

describe("a definition by the web API", () => {
  it.each(SEGMENTS)("is made, read, replaced, archived and restored as it is described: %s", async (segment, resource) => {
    const { code, ...body } = resource.example;
    const { born = {} }: DefinitionResource = resource;
    const one = `${segment}/${code}`;
    const created = await call(create, segment, { body: resource.example });
    expect(created).toMatchObject({ status: 201, etag: '"1"', location: `/api/v1/${one}`, answer: { code, revision: 1 } });
    savedAnswer.parse(created.answer);
    const read = await call(readOne, one);
    expect(read).toMatchObject({ status: 200, etag: '"1"', answer: resource.answer.parse(read.answer) });
    expect(read.answer).toEqual({ ...resource.example, ...born, revision: 1, archivedAt: null });
    const named = { ...body, name: `${body.name} 2` };
    expect(await call(replace, one, { body: named, headers: { "if-match": '"1"' } })).toMatchObject({ status: 200, etag: '"2"' });
    expect(await call(archive, one, { headers: { "if-match": '"2"' } })).toMatchObject({ status: 200, etag: '"3"' });
    const away = await call(list, `${segment}?archived=1`);
    expect(z.object({ items: z.array(z.unknown()) }).parse(away.answer).items).toMatchObject([{ code, archivedAt: expect.any(String) }]);
    expect(await call(restore, one, { headers: { "if-match": '"3"' } })).toMatchObject({ status: 200, etag: '"4"' });
    expect((await call(readOne, one)).answer).toEqual({ ...resource.example, ...born, ...named, revision: 4, archivedAt: null });
    const page = await call(list, segment);
    expect(DEFINITION_PAGES.get(resource.schemaName)?.safeParse(page.answer).error?.issues).toBeUndefined();
    expect(
      z
        .object({ items: z.array(z.object({ code: z.string() })) })
        .parse(page.answer)
        .items.map((each) => each.code),
    ).toContain(code);
  });

  it.each([
    ["units", "TRX"],
    ["time-models", "PPV-OFF-PEAK"],
    ["usage-zones", "MOBILE-DEVICES"],
    ["value-lists", "DEVICE"],
    ["sources", "DECODER"],
    ["udr-types", "PPV"],
    ["product-types", "PPV-MOVIE"],
    ["product-families", "PPV"],
    ["products", "LOTR1"],
    ["billing-terms", "NORMAL-MONTHLY"],
    ["account-classifications", "VIP"],
    ["subscription-types", "OTT"],
    ["providers", "NAGRA"],
    ["reason-codes", "GOODWILL"],
  ])("is sent back as it was read, which changes nothing: %s", async (segment, code) => {
    const one = `${segment}/${code}`;
    const { answer, etag } = await call(readOne, one);
    const { code: _own, revision, archivedAt: _archived, ...body } = z.looseObject({ revision: z.int() }).parse(answer);
    const back = await call(replace, one, { body, headers: { "if-match": String(etag) } });
    expect(back).toMatchObject({ status: 200, answer: { code, revision } });
    expect(await test.owner.select().from(auditEntry)).toEqual([]);
  });

  it("is sent once to whoever has its revision", async () => {
    await made();
    expect(await call(readOne, "units/MIN", { headers: { "if-none-match": '"1"' } })).toMatchObject({
      status: 304,
      etag: '"1"',
      answer: null,
    });
    expect(await call(readOne, "units/MIN", { headers: { "if-none-match": '"2"' } })).toMatchObject({ status: 200 });
  });

  it("is changed over the revision that is named: 428 without one, 412 over another", async () => {
    await made();
    expect(await put(null, content)).toMatchObject({ status: 428, answer: { code: "REVISION_REQUIRED" } });
    expect(await put("*", content)).toMatchObject({ status: 428 });
    expect(await put(null, content, { headers: { "if-none-match": "*" } })).toMatchObject({ status: 428 });
    expect(await put('"1"', { ...content, decimals: 0 })).toMatchObject({ status: 200, etag: '"2"' });
    expect(await put('"1"', { ...content, decimals: 3 })).toMatchObject({ status: 412, answer: { code: "STALE_REVISION", status: 412 } });
    for (const move of [archive, restore]) {
      expect(await call(move, "units/MIN")).toMatchObject({ status: 428 });
    }
    expect(await call(archive, "units/MIN", { headers: { "if-match": '"1"' } })).toMatchObject({ status: 412 });
  });

  it("is made and changed once however often it is sent with a key", async () => {
    expect(await made({ key: null })).toMatchObject({ status: 400, answer: { code: "IDEMPOTENCY_KEY_REQUIRED" } });
    const first = await made({ key: "once" });
    expect(await made({ key: "once" })).toEqual(first);
    expect(await call(create, "units", { key: "once", body: { ...minutes, name: "Other" } })).toMatchObject({ status: 422 });
    const changed = await put('"1"', { ...content, decimals: 0 }, { key: "twice" });
    expect(await put('"1"', { ...content, decimals: 0 }, { key: "twice" })).toEqual(changed);
    const audited = await test.owner.select().from(auditEntry);
    expect(audited.map(({ action, actorId, role }) => [action, actorId, role])).toEqual([
      ["unit.create", "service:901", "pricingManager"],
      ["unit.edit", "service:901", "pricingManager"],
    ]);
  });

  it("is refused with a taken code, while it is used, and when there is none", async () => {
    await made();
    expect(await made()).toMatchObject({ status: 409, answer: { code: "CODE_TAKEN", path: "code" } });
    expect(await call(archive, "units/TRX", { headers: { "if-match": '"1"' } })).toMatchObject({
      status: 409,
      answer: { code: "DEFINITION_IN_USE", title: expect.stringContaining("UDR type") },
    });
    for (const address of ["units/NOWHERE", "colours/RED"]) {
      expect(await call(readOne, address)).toMatchObject({ status: 404 });
      expect(await call(replace, address, { body: content, headers: { "if-match": '"1"' } })).toMatchObject({ status: 404 });
      expect(await call(archive, address, { headers: { "if-match": '"1"' } })).toMatchObject({ status: 404 });
    }
    expect(await call(list, "colours")).toMatchObject({ status: 404 });
    expect(await call(create, "colours", { body: {} })).toMatchObject({ status: 404 });
  });

  it("is refused with the fields at fault", async () => {
    const wrong = await call(create, "units", { body: { ...minutes, decimals: 40, colour: "red" } });
    expect(wrong).toMatchObject({ status: 400, answer: { code: "INVALID_INPUT", path: "decimals", issues: [{ path: "decimals" }, {}] } });
    // What the form's schema finds across members is found here too, and under the members' own paths.
    const product = { ...DEFINITION_RESOURCES.products.example, validTo: "2026-01-01T00:00:00Z" };
    expect(await call(create, "products", { body: product })).toMatchObject({ status: 400, answer: { path: "validTo" } });
    // The address and If-Match say these.
    expect(await call(create, "units", { body: { ...minutes, revision: 7 } })).toMatchObject({ status: 400 });
    await made();
    expect(await put('"1"', { ...content, code: "OTHER" })).toMatchObject({ status: 400 });
    expect(await call(list, "units?colour=red")).toMatchObject({ status: 400, answer: { code: "INVALID_INPUT" } });
    expect(await call(list, "units?type=PPV-MOVIE")).toMatchObject({ status: 400 });
  });

  it("is open to who may read definitions, and changed by who may manage them", async () => {
    for (const handler of [list, create]) {
      expect(await call(handler, "units", { as: "decoder", body: handler === list ? undefined : minutes })).toMatchObject({
        status: 403,
        answer: { code: "NOT_PERMITTED" },
      });
    }
    expect(await call(list, "units", { as: "auditor" })).toMatchObject({ status: 200 });
    expect(await made({ as: "auditor" })).toMatchObject({ status: 403 });
    await made();
    expect(await put('"1"', content, { as: "auditor" })).toMatchObject({ status: 403 });
    for (const move of [archive, restore]) {
      expect(await call(move, "units/MIN", { as: "auditor", headers: { "if-match": '"1"' } })).toMatchObject({ status: 403 });
    }
  });
});

describe("a list by the web API", () => {
  const codesIn = ({ answer }: { readonly answer: unknown }) =>
    z.object({ items: z.array(z.object({ code: z.string() })), next: z.string().nullable() }).parse(answer);

  it("is filtered as the console's is", async () => {
    const films = await call(list, "products?family=PPV&q=lord");
    expect(codesIn(films)).toEqual({ items: [{ code: "LOTR1" }], next: null });
    expect(codesIn(await call(list, "units?q=zzz"))).toEqual({ items: [], next: null });
  });

  it("of products goes on behind a code", async () => {
    const all = codesIn(await call(list, "products")).items.map(({ code }) => code);
    expect(all).toEqual([...all].sort());
    const rest = codesIn(await call(list, `products?after=${all[1]}`)).items.map(({ code }) => code);
    expect(rest).toEqual(all.slice(2));
  });
});
