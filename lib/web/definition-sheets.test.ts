import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as z from "zod";
import { GET as csv } from "#app/api/definitions/[kind]/csv/route.ts";
import { POST as importSheet } from "#app/api/definitions/[kind]/import/route.ts";
import { GET as readOne } from "#app/api/v1/[definitions]/[code]/route.ts";
import { DEFINITION_SHEETS } from "#lib/domain/sheet/definition-sheets.ts";
import { type ApiDesk, openApiDesk, sheetAnswer } from "./testing/api-desk.ts";

const cookies = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: (name: string) => (cookies.has(name) ? { value: cookies.get(name) } : undefined) }),
}));
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

let desk: ApiDesk;
beforeAll(async () => {
  desk = await openApiDesk({ cookies, environment: process.env });
});
afterAll(() => desk.close());

const KINDS = Object.keys(DEFINITION_SHEETS);
async function exported(kind: string, query = ""): Promise<string> {
  const { status, answer } = await desk.call(csv, { method: "GET", params: { kind }, query });
  expect(status).toBe(200);
  return z.string().parse(answer);
}

async function looked(kind: string, text: string) {
  const { status, answer } = await desk.call(importSheet, { params: { kind }, query: "?dry-run=1", body: text });
  expect([status, answer]).toEqual([200, expect.anything()]);
  return sheetAnswer.parse(answer);
}

const put = (kind: string, text: string, { hash, key }: { hash: string; key?: string }) =>
  desk.call(importSheet, { params: { kind }, query: `?reviewed=${hash}`, body: text, ...(key === undefined ? {} : { key }) });

async function imported(kind: string, text: string) {
  const { hash } = await looked(kind, text);
  return put(kind, text, { hash });
}

const audited = async (entity: string) => {
  const rows = await desk.store.owner.execute<{ action: string }>(
    sql`select action from audit_entry where entity = ${entity} order by audit_id`,
  );
  return rows.map(({ action }) => action);
};
const one = async (definitions: string, code: string) =>
  (await desk.call(readOne, { method: "GET", params: { definitions, code } })).answer;

it.each(KINDS)("goes out, and in again without changing anything: %s", async (kind) => {
  await imported("tax-rates", "code,name,per cent,from\nROUND,Round trip,5.5,2026-01-01\nROUND,,6,2027-01-01");
  await imported("subscription-types", "code,name\nFORMULA,=1+1");
  const text = await exported(kind);
  expect(text.split("\n").length).toBeGreaterThan(2);
  const preview = await looked(kind, text);
  expect(preview.counts).toEqual({ new: 0, changed: 0, unchanged: preview.rows.length, error: 0 });
});

it("a look stores nothing, and what was seen is what is stored, once", async () => {
  const text = "code;name;usage happened\nwrong-number;Wrong number;no\nCOURTESY-2;Courtesy;yes";
  const preview = await looked("reason-codes", text);
  expect(preview.counts).toEqual({ new: 2, changed: 0, unchanged: 0, error: 0 });
  expect(await one("reason-codes", "WRONG-NUMBER")).toMatchObject({ code: "NOT_FOUND" });
  expect(await audited("reasonCode")).toEqual([]);
  const written = await put("reason-codes", text, { hash: preview.hash, key: "once" });
  expect([written.status, written.answer]).toEqual([200, preview]);
  expect(await one("reason-codes", "WRONG-NUMBER")).toMatchObject({ name: "Wrong number", usageHappened: false, revision: 1 });
  expect(await put("reason-codes", text, { hash: preview.hash, key: "once" })).toEqual(written);
  expect(await audited("reasonCode")).toEqual(["reasonCode.create", "reasonCode.create"]);
});

it("a changed cell is one change, over the revision that was seen", async () => {
  await imported("tax-rates", "code,name,per cent,from\nCELL,Cell rate,5,2026-01-01");
  const text = "code,per cent,from\nCELL,5.0,2026-01-01\nCELL,7,2028-01-01";
  const preview = await looked("tax-rates", text);
  expect(preview.rows[0]).toMatchObject({
    outcome: "changed",
    changes: [{ column: "steps", before: "5 % from 2026-01-01", after: "5 % from 2026-01-01; 7 % from 2028-01-01" }],
  });
  await imported("tax-rates", "code,name\nCELL,Cell tax");
  const late = await put("tax-rates", text, { hash: preview.hash });
  expect([late.status, late.answer]).toEqual([409, expect.objectContaining({ code: "IMPORT_CHANGED" })]);
  expect(await one("tax-rates", "CELL")).toMatchObject({ name: "Cell tax", revision: 2, steps: [{ percent: "5" }] });
});

it("names each cell that is wrong, and then imports nothing of the sheet", async () => {
  const text = [
    "code,name,cycle,cycle day,months,currency,flexible,bill at amount,default price plan",
    "FINE,Fine,By the calendar,1,1,EUR,yes,250.00,",
    "WORDS,Words,by the moon,x,1,EUR,maybe,much,",
    "RULES,Rules,By the calendar,32,1,EUR,yes,,NO-PLAN",
    "PLAN,Plan,By the calendar,1,1,EUR,yes,,NO-PLAN",
    "FINE,Twice,By the calendar,1,1,EUR,yes,,",
  ].join("\n");
  const preview = await looked("billing-terms", text);
  const cells = preview.rows.flatMap(({ problems }) => problems.map(({ row, column }) => `${row} ${column}`));
  expect(cells).toEqual(["6 code", "3 cycle", "3 cycle day", "3 flexible", "3 bill at amount", "4 cycle day", "5 default price plan"]);
  expect(preview.counts.error).toBe(4);
  const refused = await put("billing-terms", text, { hash: preview.hash });
  expect([refused.status, refused.answer]).toEqual([422, expect.objectContaining({ code: "IMPORT_INVALID" })]);
  const mended = text.split("\n").slice(0, 2).join("\n");
  expect((await imported("billing-terms", mended)).status).toBe(200);
  expect(await one("billing-terms", "FINE")).toMatchObject({
    cycleDay: 1,
    maximumUnbilledAmount: "250.00",
    flexible: true,
    state: "draft",
  });
  // A spreadsheet that writes 250.00 as 250 has changed nothing.
  expect((await looked("billing-terms", mended.replace("250.00", "250"))).counts.unchanged).toBe(1);
});

it("knows what only saving knows: names that are taken, also in the same sheet, and what was put away", async () => {
  const preview = await looked("account-classifications", "code,name\nTEAM-A,Team\nTEAM-B,Team");
  expect(preview.rows.map(({ outcome, problems }) => [outcome, problems[0]?.column])).toEqual([
    ["new", undefined],
    ["error", "name"],
  ]);
  const provider = await looked("providers", "code,name,protocol,state\nBAD PROVIDER,Bad,,sleeping");
  expect(provider.rows[0]?.problems.map(({ column }) => column)).toEqual(["code", "protocol", "state"]);
});

it("keeps what the sheet has no column for", async () => {
  const [, first = ""] = (await exported("providers")).split("\n");
  const [stored = ""] = first.split(",");
  const was = await one("providers", stored);
  expect((await imported("providers", `code,protocol\n${stored},Carrier pigeon`)).status).toBe(200);
  const { productCodes } = z.looseObject({ productCodes: z.array(z.unknown()) }).parse(was);
  expect(await one("providers", stored)).toMatchObject({ protocol: "Carrier pigeon", productCodes });
});

it("is for who may: nobody else looks, no kind is made up, and a key is asked for", async () => {
  const text = "code,name\nX,X";
  const sheet = { params: { kind: "tax-rates" }, query: "?dry-run=1", body: text };
  expect(await desk.call(importSheet, { ...sheet, as: "decoder" })).toMatchObject({ status: 403 });
  expect(await desk.call(csv, { method: "GET", params: { kind: "tax-rates" }, as: "nobody" })).toMatchObject({ status: 401 });
  expect(await desk.call(importSheet, { ...sheet, params: { kind: "products" } })).toMatchObject({ status: 404 });
  expect(await desk.call(csv, { method: "GET", params: { kind: "accounts" } })).toMatchObject({ status: 404 });
  const { hash } = await looked("subscription-types", text);
  const keyless = await desk.call(importSheet, {
    params: { kind: "subscription-types" },
    query: `?reviewed=${hash}`,
    body: text,
    key: null,
  });
  expect(keyless).toMatchObject({ answer: { code: "IDEMPOTENCY_KEY_REQUIRED" } });
  const unread = await desk.call(importSheet, { ...sheet, body: "name\nX" });
  expect([unread.status, unread.answer]).toEqual([422, expect.objectContaining({ code: "DEFINITION_INVALID" })]);
});
