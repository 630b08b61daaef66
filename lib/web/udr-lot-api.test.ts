import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as z from "zod";
import { POST as cancelLot } from "#app/api/v1/udrs/cancel-lot/route.ts";
import { rbi } from "#db/schema/rbi.ts";
import { udr } from "#db/schema/udr.ts";
import { lotDoneAnswer, lotPreviewAnswer } from "#lib/domain/api/udr-answers.ts";
import { present } from "#lib/kernel/assert.ts";
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

const issuesOf = (schema: z.ZodType, answer: unknown) => schema.safeParse(answer).error?.issues;
const PREVIEW = { preview: "true" };
const GOODWILL = { reasonCode: "GOODWILL" };

const rbisOf = (udrId: number) => api.desk.test.owner.select().from(rbi).where(eq(rbi.udrId, udrId)).orderBy(rbi.seq);
async function orderOf(udrId: number): Promise<number> {
  const [row] = await api.desk.test.owner.select({ orderId: udr.orderId }).from(udr).where(eq(udr.udrId, udrId));
  return present(row?.orderId, "the order of the UDR");
}

describe("a lot", () => {
  it("is looked at, and then cancelled whole and once", async () => {
    const udrId = await film();
    const order = await orderOf(udrId);
    const looked = await call(cancelLot, { query: PREVIEW, body: { order, ...GOODWILL } });
    expect([looked.status, issuesOf(lotPreviewAnswer, looked.answer)]).toEqual([200, undefined]);
    const { previewToken, udrs, netEffect } = lotPreviewAnswer.parse(looked.answer);
    expect([udrs.map((each) => [each.udr, each.outcome]), (await rbisOf(udrId)).length]).toEqual([[[udrId, "cancelled"]], 1]);
    const sent = { key: `lot-${order}`, body: { order, ...GOODWILL, previewToken } };
    const done = await call(cancelLot, sent);
    expect([done.status, issuesOf(lotDoneAnswer, done.answer)]).toEqual([200, undefined]);
    expect(done.answer).toMatchObject({ netEffect, udrs: [{ udr: udrId, revision: 2 }] });
    expect(await call(cancelLot, sent)).toEqual(done);
    expect(await rbisOf(udrId)).toHaveLength(2);
    const again = await call(cancelLot, { query: PREVIEW, body: { order, ...GOODWILL } });
    expect(again).toMatchObject({ status: 409, answer: { code: "UDR_CANCELLED" } });
  });

  it.each<readonly [string, SentToUdrs, number, string]>([
    ["of an order that there is not", { body: { order: 987_654, ...GOODWILL }, query: PREVIEW }, 404, "NOT_FOUND"],
    ["by who may only read", { as: "auditor", body: { order: 1, ...GOODWILL } }, 403, "NOT_PERMITTED"],
    ["without a reason", { body: { order: 1 }, query: PREVIEW }, 400, "INVALID_INPUT"],
    ["for a reason that there is not", { body: { order: 1, reasonCode: "WHIM" }, query: PREVIEW }, 422, "REASON_REQUIRED"],
  ])("is refused %s", async (_how, sent, status, code) => {
    expect(await call(cancelLot, sent)).toMatchObject({ status, answer: { code } });
  });
});
