import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as z from "zod";
import { GET as csv } from "#app/api/agreements/csv/route.ts";
import { POST as importSheet } from "#app/api/agreements/import/route.ts";
import { PUT as putDraft, GET as readDraft } from "#app/api/v1/agreements/[number]/draft/route.ts";
import { POST as submit } from "#app/api/v1/agreements/[number]/draft/submit/route.ts";
import { findAgreementTerms } from "#lib/operations/agreement/find-agreement-terms.ts";
import { exportSheet } from "#lib/operations/definition/export-sheet.ts";
import { AGREEMENT_TARGET } from "./agreement-sheets.ts";
import { type ApiDesk, openApiDesk, sheetAnswer } from "./testing/api-desk.ts";

const cookies = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: (name: string) => (cookies.has(name) ? { value: cookies.get(name) } : undefined) }),
}));
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

let desk: ApiDesk;
let account: string;
beforeAll(async () => {
  desk = await openApiDesk({ cookies, environment: process.env });
  const [row] = await desk.store.owner.execute<{ number: string }>(sql`select number from account order by number limit 1`);
  account = z.object({ number: z.string() }).parse(row).number;
});
afterAll(() => desk.close());

async function looked(text: string) {
  const { status, answer } = await desk.call(importSheet, { query: "?dry-run=1", body: text });
  expect([status, answer]).toEqual([200, expect.anything()]);
  return sheetAnswer.parse(answer);
}

async function imported(text: string) {
  const { hash } = await looked(text);
  return desk.call(importSheet, { query: `?reviewed=${hash}`, body: text });
}

const draft = async () => {
  const read = await desk.call(readDraft, { method: "GET", params: { number: account } });
  return { etag: read.etag, document: read.answer };
};

it("makes a draft of every row, which its people did and no program does", async () => {
  const text = `account,price plan,until,discounts,limits,SIMs\n${account},GLOBAL,2028-01-01,GOODWILL VIP-10,amount 500.00 per cycle; product LOTR1 quantity 10 per day,250`;
  const preview = await looked(text);
  expect(preview.counts).toEqual({ new: 1, changed: 0, unchanged: 0, error: 0 });
  expect((await draft()).document).toMatchObject({ code: "NOT_FOUND" });
  expect(await desk.call(importSheet, { query: "?dry-run=1", body: text, as: "manager" })).toMatchObject({ status: 401 });
  expect(await imported(text)).toMatchObject({ status: 200, answer: preview });
  expect(await draft()).toMatchObject({
    etag: '"1"',
    document: {
      account,
      pricePlan: "GLOBAL",
      validTo: "2028-01-01",
      discounts: { only: ["GOODWILL", "VIP-10"] },
      committed: { sims: 250 },
      creditLimit: null,
      limits: {
        limits: [
          { for: null, measure: "amount", per: "cycle", most: "500.00" },
          { for: { product: "LOTR1" }, measure: "quantity", per: "day", most: "10" },
        ],
        blocksWithoutLimit: false,
      },
    },
  });
});

it("goes out with how it stands, and in again without changing anything", async () => {
  const { status, answer } = await desk.call(csv, { method: "GET" });
  const text = z.string().parse(answer);
  expect(status).toBe(200);
  expect(text).toContain(`${account},GLOBAL,2028-01-01,GOODWILL VIP-10,amount 500.00 per cycle; product LOTR1 quantity 10 per day,,250,`);
  expect((await looked(text)).counts).toMatchObject({ new: 0, changed: 0, error: 0 });
});

it("keeps of the draft what the sheet has no column for, over the revision that was seen", async () => {
  const { etag, document } = await draft();
  const known = z.looseObject({ limits: z.looseObject({}) }).parse(document);
  const put = await desk.call(putDraft, {
    method: "PUT",
    params: { number: account },
    body: { ...known, limits: { ...known.limits, toleratedOverrunPercent: "10", blocksWithoutLimit: true } },
    headers: { "if-match": String(etag) },
  });
  expect(put.status).toBe(200);
  const text = `account,limits,credit limit\n${account},amount 400 per cycle,2500.00`;
  const preview = await looked(text);
  expect(preview.rows[0]?.changes).toEqual([
    {
      column: "limits",
      before: "amount 500.00 per cycle; product LOTR1 quantity 10 per day",
      after: "amount 400 per cycle",
    },
    { column: "credit limit", before: "", after: "2500.00" },
  ]);
  expect((await imported(text)).status).toBe(200);
  expect((await draft()).document).toMatchObject({
    pricePlan: "GLOBAL",
    limits: { limits: [{ most: "400" }], toleratedOverrunPercent: "10", blocksWithoutLimit: true },
  });
  const late = await desk.call(importSheet, { query: `?reviewed=${preview.hash}`, body: text });
  expect([late.status, late.answer]).toEqual([409, expect.objectContaining({ code: "IMPORT_CHANGED" })]);
});

it("names each cell that is wrong", async () => {
  const text = [
    "account,until,limits,SIMs,credit limit",
    `${account},soon,plenty,0,much`,
    "A-999999999,,,,",
    `${account},2029-01-01,,,`,
  ].join("\n");
  const preview = await looked(text);
  expect(preview.rows.map(({ problems }) => problems.map(({ row, column }) => `${row} ${column}`))).toEqual([
    ["2 until", "2 limits", "2 credit limit", "2 SIMs", "4 account"],
    ["3 account"],
  ]);
});

it("leaves one in review alone", async () => {
  const { etag } = await draft();
  const body = { effective: { kind: "onApproval" }, note: "As signed" };
  const asked = await desk.call(submit, { params: { number: account }, body, headers: { "if-match": String(etag) } });
  expect([asked.status, asked.answer]).toEqual([200, expect.anything()]);
  const preview = await looked(`account,SIMs\n${account},300`);
  expect(preview.rows[0]).toMatchObject({ outcome: "error", problems: [{ column: "account" }] });
});

it("finds nothing of an account that there is not, and writes a head without rows", async () => {
  const context = { actor: { kind: "system", name: "test" }, now: 0, requestId: "r", database: desk.store.database };
  expect(await findAgreementTerms({ ...context, actor: { kind: "system", name: "t" } } as never, "A-999999999")).toBeNull();
  const head = await Array.fromAsync(exportSheet(context as never, { kind: AGREEMENT_TARGET.kind, definitions: [] }));
  expect(head.join("")).toContain("account,price plan,until,discounts,limits,credit limit,SIMs,name,state,since,draft");
});
