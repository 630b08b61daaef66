import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as z from "zod";
import { POST as adjust } from "#app/api/v1/udrs/[udr]/adjust/route.ts";
import { POST as cancel } from "#app/api/v1/udrs/[udr]/cancel/route.ts";
import { GET as explain } from "#app/api/v1/udrs/[udr]/explain/route.ts";
import { GET as read } from "#app/api/v1/udrs/[udr]/route.ts";
import { POST as setBillable } from "#app/api/v1/udrs/[udr]/set-billable/route.ts";
import { POST as setCreditable } from "#app/api/v1/udrs/[udr]/set-creditable/route.ts";
import { POST as setNotToBeBilled } from "#app/api/v1/udrs/[udr]/set-not-to-be-billed/route.ts";
import { GET as list } from "#app/api/v1/udrs/route.ts";
import { creditLimit } from "#db/schema/people.ts";
import { rbi } from "#db/schema/rbi.ts";
import { udrAnswer, udrChangeAnswer, udrChangePreviewAnswer, udrExplanationAnswer, udrPageAnswer } from "#lib/domain/api/udr-answers.ts";
import { micros } from "#lib/kernel/money.ts";
import { openUdrApiDesk, type SentToUdrs, type UdrApiDesk } from "./testing/udr-api-desk.ts";

const cookies = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: (name: string) => (cookies.has(name) ? { value: cookies.get(name) } : undefined) }),
}));

/** Next's own bundler picks the server's half of this module; here it would pick the browser's. */
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

let api: UdrApiDesk;

beforeAll(async () => {
  api = await openUdrApiDesk({ cookies, environment: process.env });
});
afterAll(() => api.close());

const call: UdrApiDesk["call"] = (handler, sent) => api.call(handler, sent);
const film = () => api.film();
type Handler = Parameters<UdrApiDesk["call"]>[0];
const issuesOf = (schema: z.ZodType, answer: unknown) => schema.safeParse(answer).error?.issues;
const PREVIEW = { preview: "true" };
const GOODWILL = { reasonCode: "GOODWILL" };

const rbisOf = (udrId: number) => api.desk.test.owner.select().from(rbi).where(eq(rbi.udrId, udrId)).orderBy(rbi.seq);
async function previewed(handler: Handler, sent: SentToUdrs): Promise<z.output<typeof udrChangePreviewAnswer>> {
  const looked = await call(handler, { ...sent, query: PREVIEW });
  expect([looked.status, issuesOf(udrChangePreviewAnswer, looked.answer)]).toEqual([200, undefined]);
  return udrChangePreviewAnswer.parse(looked.answer);
}

describe("UDRs are read", () => {
  it("as a list with the filters of the grid, a page at a time", async () => {
    const udrId = await film();
    const listed = await call(list, { method: "GET", query: { account: api.desk.seeded.customers.eleni.accountNumber } });
    expect([listed.status, issuesOf(udrPageAnswer, listed.answer)]).toEqual([200, undefined]);
    const page = udrPageAnswer.parse(listed.answer);
    expect(page.udrs[0]).toMatchObject({ udr: udrId, usageAmount: "1", totalAmount: expect.any(String), billingDirective: "toBeBilled" });
    expect(await call(list, { method: "GET", query: { account: "A-1", bogus: "1" } })).toMatchObject({
      status: 400,
      answer: { code: "INVALID_INPUT" },
    });
    expect(await call(list, { method: "GET", query: { cursor: "not one of ours" } })).toMatchObject({ status: 400 });
  });

  it("one by one, with the revision as ETag, and explained with the rates that lost", async () => {
    const udrId = await film();
    const shown = await call(read, { method: "GET", udr: udrId });
    expect([shown.status, shown.etag, issuesOf(udrAnswer, shown.answer)]).toEqual([200, '"1"', undefined]);
    const { availableActions, rbis } = udrAnswer.parse(shown.answer);
    expect(rbis).toMatchObject([{ kind: "charge", state: "notBilled" }]);
    expect(availableActions.find(({ action }) => action === "setBillable")).toMatchObject({
      available: false,
      code: "DIRECTIVE_UNCHANGED",
    });
    const explained = await call(explain, { method: "GET", udr: udrId });
    expect([explained.status, issuesOf(udrExplanationAnswer, explained.answer)]).toEqual([200, undefined]);
    const { headline, won, lost } = udrExplanationAnswer.parse(explained.answer);
    expect([headline?.startsWith("€"), won.length > 0, lost.length > 0]).toEqual([true, true, true]);
  });

  it.each<readonly [string, Handler, SentToUdrs, number, string]>([
    ["that do not exist", read, { udr: 987_654 }, 404, "NOT_FOUND"],
    ["of no number", read, { udr: "0x10" }, 400, "INVALID_INPUT"],
    ["by who may not", read, { udr: 1, as: "decoder" }, 403, "NOT_PERMITTED"],
    ["with a key that was revoked", list, { as: "revoked" }, 401, "NOT_SIGNED_IN"],
  ])("not %s", async (_which, handler, sent, status, code) => {
    expect(await call(handler, { method: "GET", ...sent })).toMatchObject({ status, answer: { code } });
  });
});

describe("a change", () => {
  it.each([
    ["cancel", cancel, "cancelled", "toBeBilled"],
    ["set-creditable", setCreditable, "posted", "toBeCredited"],
    ["set-not-to-be-billed", setNotToBeBilled, "posted", "notToBeBilled"],
  ] as const)("%s posts what its preview said, and nothing before", async (_name, handler, state, directive) => {
    const udrId = await film();
    const before = await rbisOf(udrId);
    const preview = await previewed(handler, { udr: udrId, body: GOODWILL });
    expect(await rbisOf(udrId)).toEqual(before);
    const done = await call(handler, { udr: udrId, body: { ...GOODWILL, previewToken: preview.previewToken } });
    expect([done.status, done.etag, issuesOf(udrChangeAnswer, done.answer)]).toEqual([200, '"2"', undefined]);
    const { entries, netEffect } = udrChangeAnswer.parse(done.answer);
    const amounts = ({ totalAmount, goes }: { totalAmount: string; goes: string }) => [totalAmount, goes];
    expect([netEffect, entries.map(amounts)]).toEqual([preview.netEffect, preview.entries.map(amounts)]);
    expect((await rbisOf(udrId)).length).toBe(before.length + entries.length);
    const shown = udrAnswer.parse((await call(read, { method: "GET", udr: udrId })).answer);
    expect([shown.lifeCycleState, shown.billingDirective, shown.revision]).toEqual([state, directive, 2]);
  });

  it("set-billable charges what was not to be billed", async () => {
    const udrId = await film();
    const { previewToken } = await previewed(setNotToBeBilled, { udr: udrId, body: GOODWILL });
    await call(setNotToBeBilled, { udr: udrId, body: { ...GOODWILL, previewToken } });
    const preview = await previewed(setBillable, { udr: udrId, revision: 2, body: GOODWILL });
    const done = await call(setBillable, { udr: udrId, revision: 2, body: { ...GOODWILL, previewToken: preview.previewToken } });
    expect(done).toMatchObject({ status: 200, etag: '"3"', answer: { netEffect: preview.netEffect } });
  });

  it("Adjust takes some fields, and leaves the others as they are", async () => {
    const udrId = await film();
    const was = udrAnswer.parse((await call(read, { method: "GET", udr: udrId })).answer);
    const fields = { from: "2026-03-01T02:14:00+02:00", metadata: { device: "TABLET" }, ...GOODWILL };
    const preview = await previewed(adjust, { udr: udrId, body: fields });
    expect(preview.fields.map(({ field }) => field)).toContain("from");
    const body = { ...fields, previewToken: preview.previewToken };
    const done = await call(adjust, { udr: udrId, body, key: `adjust-${udrId}` });
    expect([done.status, issuesOf(udrChangeAnswer, done.answer)]).toEqual([200, undefined]);
    const now = udrAnswer.parse((await call(read, { method: "GET", udr: udrId })).answer);
    expect(now).toMatchObject({
      product: was.product,
      usageAmount: was.usageAmount,
      totalAmount: "5.00",
      from: "2026-03-01T00:14:00.000Z",
    });
    expect(now.metadata).toEqual({ ...was.metadata, device: "TABLET" });
    // Sent again, although it is another UDR by now: the first answer, and no second effect.
    expect(await call(adjust, { udr: udrId, body, key: `adjust-${udrId}` })).toEqual(done);
    expect(udrAnswer.parse((await call(read, { method: "GET", udr: udrId })).answer).revision).toBe(2);
    const other = { ...body, usageAmount: "2" };
    expect(await call(adjust, { udr: udrId, body: other, key: `adjust-${udrId}` })).toMatchObject({
      status: 422,
      answer: { code: "IDEMPOTENCY_MISMATCH" },
    });
  });

  it("is done once for one key, and refused for another request with it", async () => {
    const udrId = await film();
    const { previewToken } = await previewed(cancel, { udr: udrId, key: "once", body: GOODWILL });
    const sent = { udr: udrId, key: "once", body: { ...GOODWILL, previewToken } };
    const first = await call(cancel, sent);
    expect(first.status).toBe(200);
    expect(await call(cancel, sent)).toEqual(first);
    const changed = { ...sent, body: { ...sent.body, reasonText: "Something else." } };
    expect(await call(cancel, changed)).toMatchObject({ status: 422, answer: { code: "IDEMPOTENCY_MISMATCH" } });
    expect(await rbisOf(udrId)).toHaveLength(2);
  });

  it.each<readonly [string, SentToUdrs, number, string]>([
    ["without If-Match", { revision: null }, 428, "REVISION_REQUIRED"],
    ["of another revision", { revision: 7 }, 412, "STALE_REVISION"],
    ["without an Idempotency-Key", { key: null }, 400, "IDEMPOTENCY_KEY_REQUIRED"],
    ["without a reason", { body: { previewToken: "t" } }, 422, "REASON_REQUIRED"],
    ["without having looked", { body: GOODWILL }, 400, "INVALID_INPUT"],
    ["with somebody else's token", { body: { ...GOODWILL, previewToken: "forged" } }, 409, "PREVIEW_STALE"],
    ["with a field that does not exist", { body: { ...GOODWILL, previewToken: "t", state: "cancelled" } }, 400, "INVALID_INPUT"],
    ["by who may only read", { as: "auditor" }, 403, "NOT_PERMITTED"],
    ["by a page of another site", { as: "session", origin: "https://evil.example" }, 403, "FOREIGN_ORIGIN"],
  ])("is refused %s, and nothing posts", async (_how, sent, status, code) => {
    const udrId = await film();
    const body = { ...GOODWILL, previewToken: "t" };
    const refused = await call(cancel, { udr: udrId, body, ...sent });
    expect(refused).toMatchObject({ status, answer: { code } });
    expect(await rbisOf(udrId)).toHaveLength(1);
  });

  it("is refused above the credit limit of the program's role", async () => {
    const limited = eq(creditLimit.role, "careAgent");
    const before = await api.desk.test.owner.select().from(creditLimit).where(limited);
    await api.desk.test.owner
      .update(creditLimit)
      .set({ perAction: micros("1"), perDay: micros("1") })
      .where(limited);
    const udrId = await film();
    const { approval, previewToken } = await previewed(cancel, { udr: udrId, body: GOODWILL });
    expect(approval).toMatchObject({ of: "action", limit: "1.00" });
    const refused = await call(cancel, { udr: udrId, body: { ...GOODWILL, previewToken } });
    expect(refused).toMatchObject({ status: 403, answer: { code: "APPROVAL_REQUIRED" } });
    expect(await rbisOf(udrId)).toHaveLength(1);
    for (const { currency, perAction, perDay } of before) {
      await api.desk.test.owner.update(creditLimit).set({ perAction, perDay }).where(eq(creditLimit.currency, currency));
    }
  });
});
