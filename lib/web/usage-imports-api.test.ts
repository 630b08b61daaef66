import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as z from "zod";
import { POST as retry } from "#app/api/v1/parked/retry/route.ts";
import { GET as listParked } from "#app/api/v1/parked/route.ts";
import { POST as cancel } from "#app/api/v1/usage-imports/[importId]/cancel/route.ts";
import { GET as errorsCsv } from "#app/api/v1/usage-imports/[importId]/errors.csv/route.ts";
import { GET as listExceptions } from "#app/api/v1/usage-imports/[importId]/exceptions/route.ts";
import { POST as retryBatch } from "#app/api/v1/usage-imports/[importId]/retry/route.ts";
import { GET as readBatch } from "#app/api/v1/usage-imports/[importId]/route.ts";
import { GET as listBatches, POST as send } from "#app/api/v1/usage-imports/route.ts";
import { insertSession } from "#db/queries/people.ts";
import { serviceAccount } from "#db/schema/people.ts";
import { usageImport, usageReference } from "#db/schema/usage-import.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import { hashServiceKey } from "#lib/auth/service-key.ts";
import {
  importExceptionPageAnswer,
  importPreviewAnswer,
  parkedLinePageAnswer,
  parkedUdrPageAnswer,
  retriedLinesAnswer,
  retriedParkedAnswer,
  usageImportAnswer,
  usageImportPageAnswer,
} from "#lib/domain/api/usage-import-answers.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { plusMillis } from "#lib/kernel/instant.ts";
import { getUdr } from "#lib/operations/udr/get-udr.ts";
import { checkUsageImport } from "#lib/worker/usage-import/check-usage-import.ts";

const OWN = "http://localhost:3000";
const SECRET = "a secret for tests, longer than 32 bytes";
const KEYS = { operator: "rwk_test_operator", decoder: "rwk_test_decoder", auditor: "rwk_test_auditor" };

const cookies = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: (name: string) => (cookies.has(name) ? { value: cookies.get(name) } : undefined) }),
}));

/** Next's own bundler picks the server's half of this module; here it would pick the browser's. */
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

let test: TestDatabase;
let session: string;
let subscription: string;

beforeAll(async () => {
  test = await testDatabase();
  Object.assign(process.env, { DATABASE_URL: test.url, RATEWRIGHT_DEMO: "0", RATEWRIGHT_SECRET: SECRET, RATEWRIGHT_ORIGIN: OWN });
  const seeded = await seedAluxsat(test.owner);
  subscription = seeded.customers.eleni.subscriptionNumber;
  const { userId } = present(seeded.people.users.get("billingOperator"), "the demo's billing operator");
  const now = machineNow();
  const times = { signedInAt: now, lastSeenAt: now, expiresAt: plusMillis(now, 600_000), revokedAt: null };
  await withTransaction(test.database, (tx) => insertSession(tx, { sessionId: "s1", userId, address: null, userAgent: null, ...times }));
  session = await encode({ token: { sid: "s1" }, secret: SECRET });
  const program = (serviceAccountId: number, role: Role, key: string, sourceCode: string | null = null) => ({
    serviceAccountId,
    code: `P-${serviceAccountId}`,
    name: role,
    role,
    keyHash: hashServiceKey(key),
    sourceCode,
  });
  await test.owner
    .insert(serviceAccount)
    .values([
      program(901, "billingOperator", KEYS.operator),
      program(902, "decoder", KEYS.decoder, "DECODER"),
      program(903, "auditor", KEYS.auditor),
    ]);
});
afterAll(async () => {
  await globalThis.ratewrightDatabase?.close();
  await test.close();
});

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
type Sent = {
  readonly as?: keyof typeof KEYS | "session";
  readonly importId?: number;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

let keys = 0;

async function call(handler: Handler, { as = "operator", importId, query = {}, headers = {}, body }: Sent) {
  keys += 1;
  cookies.clear();
  if (as === "session") cookies.set("ratewright.session", session);
  const way = as === "session" ? { origin: OWN } : { authorization: `Bearer ${KEYS[as]}` };
  const isPost = [send, cancel, retry, retryBatch].includes(handler);
  const request = new Request(`${OWN}/api/v1?${new URLSearchParams(query)}`, {
    method: isPost ? "POST" : "GET",
    headers: { ...way, ...(isPost && { "idempotency-key": `k-${keys}` }), ...headers },
    ...(body !== undefined && { body }),
  });
  const response = await handler(request, { params: Promise.resolve(importId === undefined ? {} : { importId: String(importId) }) });
  const text = await response.text();
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  const answer: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, location: response.headers.get("location"), answer };
}

const issuesOf = (schema: z.ZodType, answer: unknown) => schema.safeParse(answer).error?.issues;

const HEADER = "reference,subscription,product,amount,from";
const line = (reference: string, { product = "LOTR1", amount = "1" } = {}) =>
  `${reference},${subscription},${product},${amount},2026-03-03T20:00:00+02:00`;
const csv = (...lines: readonly string[]) => `${[HEADER, ...lines].join("\r\n")}\r\n`;

const CSV = { "content-type": "text/csv" };
const batch = (reference: string) => ({ source: "DECODER", reference, rating: "here" });

async function imported(reference: string, body: string): Promise<number> {
  const sent = await call(send, { query: batch(reference), headers: CSV, body });
  const { importId } = usageImportAnswer.parse(sent.answer);
  const home = { database: test.database, chunk: 100, reportFault: () => "fault" };
  await checkUsageImport(home, importId, new AbortController().signal);
  return importId;
}

describe("a batch that is sent", () => {
  it("is only looked at where that is asked, and nothing is stored", async () => {
    const body = csv(line("p-1"), line("p-2", { amount: "many" }), line("p-3", { product: "NOBODY" }));
    const looked = await call(send, { query: { ...batch("looked"), preview: "true" }, headers: CSV, body });
    expect([looked.status, issuesOf(importPreviewAnswer, looked.answer)]).toEqual([200, undefined]);
    expect(looked.answer).toMatchObject({ received: 3, accepted: 1, rejected: 1, parked: 1, isCut: false });
    expect(await test.owner.select().from(usageImport)).toEqual([]);
  });

  it("is begun once for each source and reference, whatever its format", async () => {
    const sent = await call(send, { query: { ...batch("once"), file: "calls.csv" }, headers: CSV, body: csv(line("o-1")) });
    const { importId } = usageImportAnswer.parse(sent.answer);
    expect(sent).toMatchObject({ status: 202, location: `/api/v1/usage-imports/${importId}` });
    expect(sent.answer).toMatchObject({ fileName: "calls.csv", reference: "once", format: "csv", received: 1, state: "waiting" });
    const again = await call(send, { query: batch("once"), headers: CSV, body: csv(line("o-1"), line("o-2")) });
    expect(again.answer).toMatchObject({ importId, received: 1 });
    const json = JSON.stringify({ reference: "n-1", subscription, product: "LOTR1", amount: "1", from: "2026-03-03T20:00:00+02:00" });
    const headers = { "content-type": "application/x-ndjson" };
    expect((await call(send, { as: "session", query: batch("lines"), headers, body: `${json}\n` })).answer).toMatchObject({
      format: "ndjson",
      fileName: "lines",
      received: 1,
    });
  });

  it.each<readonly [string, Sent, number, string]>([
    ["by who may not import", { as: "decoder", headers: CSV }, 403, "NOT_PERMITTED"],
    ["by an auditor", { as: "auditor", headers: CSV }, 403, "NOT_PERMITTED"],
    ["from another site", { as: "session", headers: { ...CSV, origin: "https://evil.example" } }, 403, "FOREIGN_ORIGIN"],
    ["as another site's form sends it", { as: "session", headers: { "content-type": "text/plain" } }, 415, "BODY_NOT_USAGE"],
    ["as JSON", { headers: { "content-type": "application/json" } }, 415, "BODY_NOT_USAGE"],
    ["without a rating", { query: { source: "DECODER", reference: "r" }, headers: CSV }, 400, "INVALID_INPUT"],
    ["with a field that does not exist", { query: { ...batch("r"), bogus: "1" }, headers: CSV }, 400, "INVALID_INPUT"],
    ["of a source that nobody knows", { query: { ...batch("r"), source: "NOBODY" }, headers: CSV }, 404, "NOT_FOUND"],
    ["of agents' own source", { query: { ...batch("r"), source: "CALL-CENTRE" }, headers: CSV }, 422, "SOURCE_OF_DESK"],
  ])("is refused %s", async (_how, sent, status, code) => {
    const refused = await call(send, { query: batch("refused"), body: csv(line("r-1")), ...sent });
    expect(refused).toMatchObject({ status, answer: { code } });
    expect(await test.owner.$count(usageImport)).toBe(2);
  });
});

describe("a batch that was looked at", () => {
  it("says what became of its lines, and gives back those to mend", async () => {
    const importId = await imported(
      "mixed",
      csv(line("m-1"), line("m-1"), line("m-2", { amount: "many" }), line("m-3", { product: "NOBODY" })),
    );
    const read = await call(readBatch, { importId });
    expect([read.status, issuesOf(usageImportAnswer, read.answer)]).toEqual([200, undefined]);
    expect(read.answer).toMatchObject({ state: "finished", received: 4, accepted: 1, duplicates: 1, rejected: 1, parked: 1 });
    const listed = await call(listBatches, { query: { state: "finished" } });
    expect(issuesOf(usageImportPageAnswer, listed.answer)).toBeUndefined();
    expect(listed.answer).toMatchObject({ imports: [{ importId }] });
    const exceptions = await call(listExceptions, { importId, query: { outcome: "rejected" } });
    expect(issuesOf(importExceptionPageAnswer, exceptions.answer)).toBeUndefined();
    expect(exceptions.answer).toMatchObject({ exceptions: [{ line: 4, path: "amount", received: line("m-2", { amount: "many" }) }] });
    const errors = await call(errorsCsv, { importId });
    expect(errors.status).toBe(200);
    expect(errors.answer).toMatch(/^\W?reference,subscription,product,amount,from,error\r?\n.*many/);
  });

  it("shows what was sent to who mends it, and not to everybody who reads", async () => {
    const importId = await imported("seen", csv(line("s-1", { product: "NOBODY" })));
    const received = async (as: "operator" | "auditor") =>
      importExceptionPageAnswer.parse((await call(listExceptions, { as, importId })).answer).exceptions[0]?.received ?? null;
    expect([await received("operator"), await received("auditor")]).toEqual([line("s-1", { product: "NOBODY" }), null]);
    expect(await call(errorsCsv, { as: "auditor", importId })).toMatchObject({ status: 403 });
  });

  it("is named by the UDR that a line became, with the line as it was sent for who may see it", async () => {
    const importId = await imported("named", csv(line("u-1")));
    const [found] = await test.owner
      .select({ udrId: usageReference.udrId })
      .from(usageReference)
      .where(eq(usageReference.reference, "u-1"));
    const { udrId } = present(found, "the UDR of the line");
    const shownTo = async (role: Role) => {
      const actor: Actor = { kind: "user", userId: 900, name: "Somebody", role, sessionId: "s" };
      const shown = await getUdr({ actor, now: machineNow(), requestId: "test", database: test.database }, udrId);
      return shown.ok ? shown.value.imported : null;
    };
    const seen = { importId, line: 2, reference: "named", fileName: "named", sourceName: "Decoder", received: line("u-1") };
    expect([await shownTo("billingOperator"), await shownTo("careAgent")]).toEqual([seen, seen]);
    expect(await shownTo("pricingManager")).toEqual({ ...seen, received: null });
  });

  it("is none where there is none", async () => {
    for (const handler of [readBatch, listExceptions, errorsCsv, cancel]) {
      expect(await call(handler, { importId: 987_654 })).toMatchObject({ status: 404, answer: { code: "NOT_FOUND" } });
    }
    expect(await call(readBatch, { importId: -1 })).toMatchObject({ status: 400 });
  });

  it("is stopped only while it is under way", async () => {
    const sent = await call(send, { query: batch("stopped"), headers: CSV, body: csv(line("c-1")) });
    const { importId } = usageImportAnswer.parse(sent.answer);
    expect((await call(cancel, { importId })).answer).toMatchObject({ state: "cancelled" });
    expect(await call(cancel, { importId })).toMatchObject({ status: 409, answer: { code: "IMPORT_ENDED" } });
    expect(await call(cancel, { as: "auditor", importId })).toMatchObject({ status: 403 });
  });
});

describe("parked usage", () => {
  const asJson = { "content-type": "application/json" };
  const again = (body: unknown, as: Sent["as"] = "operator") => call(retry, { as, headers: asJson, body: JSON.stringify(body) });

  it("is listed by its kind and its cause", async () => {
    await imported("parked", csv(line("w-1", { product: "UNHEARD-OF" }), line("w-2", { product: "UNHEARD-OF" })));
    const lines = await call(listParked, { query: { kind: "lines", cause: "NOT_FOUND:product" } });
    expect([lines.status, issuesOf(parkedLinePageAnswer, lines.answer)]).toEqual([200, undefined]);
    const { lines: found, counts } = parkedLinePageAnswer.parse(lines.answer);
    expect(counts).toEqual([{ code: "NOT_FOUND", path: "product", count: found.length }]);
    const udrs = await call(listParked, { query: { kind: "udrs", cause: "NO_RATE" } });
    expect([udrs.status, issuesOf(parkedUdrPageAnswer, udrs.answer)]).toEqual([200, undefined]);
    expect(await call(listParked, { query: { kind: "lines", cause: "NO_SUCH" } })).toMatchObject({ status: 400 });
  });

  it("is tried again: some lines, a batch, what waits for one cause, or UDRs", async () => {
    const importId = await imported("tried", csv(line("t-1", { product: "UNHEARD-OF" })));
    const one = await again({ lines: [{ importId, line: 2 }] });
    expect([one.status, issuesOf(retriedParkedAnswer, one.answer)]).toEqual([200, undefined]);
    expect(one.answer).toEqual({ tried: 1, lines: { accepted: 0, duplicates: 0, rejected: 0, parked: 1 }, nextCursor: null });
    const whole = await call(retryBatch, { importId });
    expect([issuesOf(retriedLinesAnswer, whole.answer), whole.answer]).toEqual([
      undefined,
      expect.objectContaining({ tried: 1, parked: 1 }),
    ]);
    const cause = retriedParkedAnswer.parse((await again({ kind: "lines", cause: "NOT_FOUND:product" })).answer);
    expect(cause.lines?.parked).toBe(cause.tried);
    expect(cause.tried).toBeGreaterThan(1);
    expect((await again({ kind: "lines", cause: "NO_RATE" })).answer).toMatchObject({ tried: 0 });
    expect((await again({ kind: "udrs", cause: "NO_RATE" })).answer).toEqual({ tried: 0, lines: null, nextCursor: null });
    expect((await again({ udrs: [987_654] })).answer).toEqual({ tried: 0, lines: null, nextCursor: null });
  });

  it("is tried again by who may import only, and by what can be read", async () => {
    expect(await again({ udrs: [1] }, "auditor")).toMatchObject({ status: 403 });
    expect(await again({ kind: "lines" })).toMatchObject({ status: 400 });
    expect(await again({ lines: [] })).toMatchObject({ status: 400 });
  });
});
