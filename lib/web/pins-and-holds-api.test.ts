import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST as keep } from "#app/api/v1/holds/[holdId]/keep/route.ts";
import { POST as release } from "#app/api/v1/holds/[holdId]/release/route.ts";
import { POST as askRelease } from "#app/api/v1/holds/[holdId]/request-release/route.ts";
import { GET as readHold } from "#app/api/v1/holds/[holdId]/route.ts";
import { GET as listHolds, POST as setHold } from "#app/api/v1/holds/route.ts";
import { POST as endPin } from "#app/api/v1/price-plans/[code]/pins/[pinId]/end/route.ts";
import { GET as readPin } from "#app/api/v1/price-plans/[code]/pins/[pinId]/route.ts";
import { POST as createPin, GET as listPins } from "#app/api/v1/price-plans/[code]/pins/route.ts";
import { offerHold } from "#db/schema/price-plan.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import { holdAnswer, holdMovedAnswer, holdPage, holdSetAnswer } from "#lib/domain/api/hold-operations.ts";
import { pinAnswer, pinChangedAnswer, pinPage } from "#lib/domain/api/pin-operations.ts";
import { getHold } from "#lib/operations/hold/get-hold.ts";
import { listHolds as listHoldsOperation } from "#lib/operations/hold/list-holds.ts";
import { getPlanPin } from "#lib/operations/price-plan/get-plan-pin.ts";
import { type Answered, type ApiDesk, issuesOf, openApiDesk } from "./testing/api-desk.ts";

const cookies = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: (name: string) => (cookies.has(name) ? { value: cookies.get(name) } : undefined) }),
}));

/** Next's own bundler picks the server's half of this module; here it would pick the browser's. */
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

let desk: ApiDesk;
beforeAll(async () => {
  desk = await openApiDesk({ cookies, environment: process.env });
});
afterAll(() => desk.close());

const call: ApiDesk["call"] = (handler, sent) => desk.call(handler, sent);
const GET = { method: "GET" };
const PLAN = { code: "GLOBAL" };
const KEPT = { account: "A-10001", version: 1, reason: "Promised until spring." };

const idIn = ({ location }: Answered) => /\d+$/.exec(location ?? "")?.[0] ?? "";
const codeOf = ({ status, answer }: Answered) => [status, (answer as { readonly code?: string }).code];

describe("pins by the web API", () => {
  it("are made once, read, listed in pages, and ended once, as they are described", async () => {
    const made = await call(createPin, { params: PLAN, body: KEPT, key: "pin" });
    expect([made.status, issuesOf(pinChangedAnswer, made.answer)]).toEqual([201, undefined]);
    expect(made.location).toBe(`/api/v1/price-plans/GLOBAL/pins/${idIn(made)}`);
    expect(await call(createPin, { params: PLAN, body: KEPT, key: "pin" })).toEqual(made);
    expect(codeOf(await call(createPin, { params: PLAN, body: { ...KEPT, reason: "Another" }, key: "pin" }))).toEqual([
      422,
      "IDEMPOTENCY_MISMATCH",
    ]);
    expect(codeOf(await call(createPin, { params: PLAN, body: KEPT }))).toEqual([409, "PIN_OVERLAPS"]);
    const params = { ...PLAN, pinId: idIn(made) };
    for (const as of [undefined, "manager"] as const) {
      const who = as && { as };
      const pin = await call(readPin, { ...GET, params, ...who });
      expect(pin).toMatchObject({ status: 200, answer: { ...KEPT, subscription: null, to: null, state: "holds" } });
      expect(issuesOf(pinAnswer, pin.answer)).toBeUndefined();
      const page = await call(listPins, { ...GET, params: PLAN, query: "?account=A-10001", ...who });
      expect([page.status, issuesOf(pinPage, page.answer)]).toEqual([200, undefined]);
      expect(page.answer).toMatchObject({ items: [{ pinId: Number(idIn(made)) }], next: null });
    }
    const ended = await call(endPin, { params, key: "end" });
    expect([ended.status, issuesOf(pinChangedAnswer, ended.answer)]).toEqual([200, undefined]);
    expect(await call(endPin, { params, key: "end" })).toEqual(ended);
    expect(codeOf(await call(endPin, { params }))).toEqual([409, "PIN_ENDED"]);
    expect((await call(listPins, { ...GET, params: PLAN })).answer).toEqual({ items: [], next: null });
    expect((await call(listPins, { ...GET, params: PLAN, query: "?state=ended" })).answer).toMatchObject({ items: [{ state: "ended" }] });
    expect((await call(listPins, { ...GET, params: PLAN, query: `?state=all&after=${idIn(made)}` })).answer).toMatchObject({ items: [] });
  });

  it("are made by people only, of what there is, and say what is at fault", async () => {
    expect((await call(createPin, { params: PLAN, body: KEPT, as: "manager" })).status).toBe(401);
    expect((await call(endPin, { params: { ...PLAN, pinId: "1" }, as: "manager" })).status).toBe(401);
    expect((await call(listPins, { ...GET, params: PLAN, as: "decoder" })).status).toBe(403);
    expect(codeOf(await call(createPin, { params: PLAN, body: { ...KEPT, version: 99 } }))).toEqual([404, "NOT_FOUND"]);
    expect(codeOf(await call(createPin, { params: PLAN, body: { ...KEPT, account: "A-99999" } }))).toEqual([404, "NOT_FOUND"]);
    expect(codeOf(await call(createPin, { params: PLAN, body: { ...KEPT, from: "2020-01-01T00:00:00Z" } }))).toEqual([422, "PIN_PERIOD"]);
    expect(await call(createPin, { params: PLAN, body: { ...KEPT, from: "tomorrow" } })).toMatchObject({
      status: 400,
      answer: { code: "INVALID_INPUT", issues: [{ path: "from" }] },
    });
    expect((await call(listPins, { ...GET, params: PLAN, query: "?state=some" })).status).toBe(400);
    for (const params of [
      { ...PLAN, pinId: "999999" },
      { code: "NOWHERE", pinId: "1" },
    ]) {
      expect((await call(readPin, { ...GET, params })).status).toBe(404);
      expect((await call(endPin, { params })).status).toBe(404);
    }
  });
});

describe("holds by the web API", () => {
  const WRONG = { target: { kind: "product", code: "LOTR1" }, reason: "The night rate is wrong." };

  it("are set once, by one person, and read as they are described", async () => {
    const set = await call(setHold, { body: WRONG, key: "hold" });
    expect([set.status, set.etag, issuesOf(holdSetAnswer, set.answer)]).toEqual([201, '"1"', undefined]);
    expect(set.location).toBe(`/api/v1/holds/${idIn(set)}`);
    expect(await call(setHold, { body: WRONG, key: "hold" })).toEqual(set);
    expect(codeOf(await call(setHold, { body: WRONG }))).toEqual([409, "ALREADY_ON_HOLD"]);
    const params = { holdId: idIn(set) };
    for (const as of [undefined, "manager"] as const) {
      const who = as && { as };
      const hold = await call(readHold, { ...GET, params, ...who });
      expect(hold).toMatchObject({ status: 200, etag: '"1"', answer: { reason: WRONG.reason, target: WRONG.target, release: null } });
      expect(issuesOf(holdAnswer, hold.answer)).toBeUndefined();
      expect((await call(readHold, { ...GET, params, ...who, headers: { "if-none-match": '"1"' } })).status).toBe(304);
      const page = await call(listHolds, { ...GET, ...who });
      expect([page.status, issuesOf(holdPage, page.answer)]).toEqual([200, undefined]);
    }
    expect((await call(setHold, { body: WRONG, as: "manager" })).status).toBe(401);
    expect((await call(listHolds, { ...GET, as: "decoder" })).status).toBe(403);
    expect((await call(readHold, { ...GET, params: { holdId: "999999" } })).status).toBe(404);
    expect(codeOf(await call(setHold, { body: { ...WRONG, target: { kind: "plan", code: "NOWHERE" } } }))).toEqual([404, "NOT_FOUND"]);
  });

  it("of plans are shown only to who may read plans", async () => {
    const set = await call(setHold, { body: { ...WRONG, target: { kind: "plan", code: "GLOBAL" } } });
    const holdId = Number(idIn(set));
    const actor = { kind: "user", userId: 1, name: "Hera", role: "administrator", sessionId: "s" } as const;
    const administrator = { actor, now: machineNow(), requestId: "r", database: desk.store.database };
    expect((await listHoldsOperation(administrator)).map(({ kind }) => kind)).toEqual(["product"]);
    expect(await getHold(administrator, holdId)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    const manager = { ...administrator, actor: { ...actor, role: "pricingManager" } as const };
    expect((await listHoldsOperation(manager)).map(({ kind }) => kind)).toEqual(["product", "plan"]);
    expect(await getHold(manager, holdId)).toMatchObject({ ok: true });
    expect(await getPlanPin(manager, { code: "GLOBAL", pinId: 999_999 })).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    await desk.store.owner.delete(offerHold).where(eq(offerHold.holdId, holdId));
  });

  it("are released by two, each over the revision that they saw", async () => {
    const { answer } = await call(listHolds, GET);
    const holdId = String(holdPage.parse(answer).items[0]?.holdId);
    const params = { holdId };
    const over = (revision: number) => ({ params, headers: { "if-match": `"${revision}"` } });
    const why = { reason: "Version 4 puts it right." };
    expect(codeOf(await call(askRelease, { params, body: why }))).toEqual([428, "REVISION_REQUIRED"]);
    expect(codeOf(await call(release, over(1)))).toEqual([409, "RELEASE_NOT_REQUESTED"]);
    expect(codeOf(await call(askRelease, { ...over(7), body: why }))).toEqual([412, "STALE_REVISION"]);
    expect((await call(askRelease, { ...over(1), body: { reason: " " } })).status).toBe(400);
    const asked = await call(askRelease, { ...over(1), body: why, key: "ask" });
    expect([asked.status, asked.etag, issuesOf(holdMovedAnswer, asked.answer)]).toEqual([200, '"2"', undefined]);
    expect(await call(askRelease, { ...over(1), body: why, key: "ask" })).toEqual(asked);
    expect(codeOf(await call(release, over(2)))).toEqual([403, "SECOND_PERSON_REQUIRED"]);
    expect(await call(keep, over(2))).toMatchObject({ status: 200, etag: '"3"' });
    expect((await call(askRelease, { ...over(3), body: why })).status).toBe(200);
    // As if a colleague had asked: then this person is the second.
    await desk.store.owner
      .update(offerHold)
      .set({ releaseRequestedBy: 999_999 })
      .where(eq(offerHold.holdId, Number(holdId)));
    expect(codeOf(await call(release, over(3)))).toEqual([412, "STALE_REVISION"]);
    expect(await call(release, over(4))).toMatchObject({ status: 200, etag: '"5"' });
    expect(codeOf(await call(readHold, { ...GET, params }))).toEqual([409, "HOLD_RELEASED"]);
    expect(codeOf(await call(keep, over(5)))).toEqual([409, "HOLD_RELEASED"]);
    expect((await call(listHolds, GET)).answer).toEqual({ items: [], next: null });
  });
});
