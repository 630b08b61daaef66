import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PUT as putConsoleDraft } from "#app/api/price-plans/[code]/draft/route.ts";
import { POST as cancel } from "#app/api/rating/backtest/[backtestId]/cancel/route.ts";
import { POST as resume } from "#app/api/rating/backtest/[backtestId]/resume/route.ts";
import { GET as readBacktest } from "#app/api/rating/backtest/[backtestId]/route.ts";
import { POST as startBacktest } from "#app/api/rating/backtest/route.ts";
import { POST as quote } from "#app/api/rating/quote/route.ts";
import { GET as openApi } from "#app/api/v1/openapi.json/route.ts";
import { POST as order } from "#app/api/v1/orders/route.ts";
import { DELETE as discard, POST as open, PUT as putDraft, GET as readDraft } from "#app/api/v1/price-plans/[code]/draft/route.ts";
import { POST as submit } from "#app/api/v1/price-plans/[code]/draft/submit/route.ts";
import { GET as readPlan } from "#app/api/v1/price-plans/[code]/route.ts";
import { GET as readVersion } from "#app/api/v1/price-plans/[code]/versions/[version]/route.ts";
import { GET as listVersions } from "#app/api/v1/price-plans/[code]/versions/route.ts";
import { GET as listPlans } from "#app/api/v1/price-plans/route.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import { backtestAnswer, backtestMovedAnswer, backtestStartedAnswer } from "#lib/domain/api/backtest-answers.ts";
import {
  draftDiscardedAnswer,
  draftOpenedAnswer,
  draftOvertakenAnswer,
  draftSavedAnswer,
  draftSubmittedAnswer,
  planVersionPage,
  pricePlanAnswer,
  pricePlanPage,
} from "#lib/domain/api/price-plan-answers.ts";
import { orderAnswer, quoteAnswer } from "#lib/domain/api/rating-answers.ts";
import { withPrices } from "#lib/domain/price-plan/price-cells.ts";
import { type PricePlanDocument, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { findPlanDraft } from "#lib/operations/price-plan/find-plan-draft.ts";
import { type ApiDesk, issuesOf, openApiDesk } from "./testing/api-desk.ts";

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
const GLOBAL = { params: { code: "GLOBAL" } };

describe("price plans by the web API", () => {
  it("are read by people and by programs, as they are described", async () => {
    for (const as of [undefined, "manager"] as const) {
      const who = as && { as };
      const plans = await call(listPlans, { ...GET, ...who });
      expect([plans.status, issuesOf(pricePlanPage, plans.answer)]).toEqual([200, undefined]);
      const plan = await call(readPlan, { ...GET, ...GLOBAL, ...who });
      expect(plan).toMatchObject({ status: 200, answer: { code: "GLOBAL", live: { version: 1 }, draft: null } });
      expect(issuesOf(pricePlanAnswer, plan.answer)).toBeUndefined();
      const versions = await call(listVersions, { ...GET, ...GLOBAL, ...who });
      expect([versions.status, issuesOf(planVersionPage, versions.answer)]).toEqual([200, undefined]);
      const params = { code: "GLOBAL", version: "1" };
      const version = await call(readVersion, { ...GET, params, ...who });
      expect(issuesOf(pricePlanDocument, version.answer)).toBeUndefined();
      const again = await call(readVersion, { ...GET, params, ...who, headers: { "if-none-match": String(version.etag) } });
      expect([version.status, again.status, again.etag]).toEqual([200, 304, version.etag]);
    }
    for (const handler of [readPlan, listVersions, readDraft]) {
      expect(await call(handler, { ...GET, params: { code: "NOWHERE" } })).toMatchObject({ status: 404 });
    }
    expect(await call(listPlans, { ...GET, as: "decoder" })).toMatchObject({ status: 403 });
  });

  it("are drafted by people only", async () => {
    for (const handler of [open, putDraft, discard, submit, startBacktest]) {
      expect(await call(handler, { ...GLOBAL, body: {}, as: "manager" })).toMatchObject({ status: 401, answer: { code: "NOT_SIGNED_IN" } });
    }
  });

  it("are drafted, saved over what was seen, discarded and submitted, each once", async () => {
    const opened = await call(open, { ...GLOBAL, key: "open" });
    expect(opened).toMatchObject({ status: 200, location: "/api/v1/price-plans/GLOBAL/draft" });
    expect(issuesOf(draftOpenedAnswer, opened.answer)).toBeUndefined();
    expect(await call(open, { ...GLOBAL, key: "open" })).toEqual(opened);
    const draft = await call(readDraft, { ...GET, ...GLOBAL });
    expect(draft).toMatchObject({ status: 200, etag: '"1"' });
    expect(await call(readDraft, { ...GET, ...GLOBAL, as: "manager", headers: { "if-none-match": '"1"' } })).toMatchObject({ status: 304 });
    const document = withPrices(pricePlanDocument.parse(draft.answer), new Map([["movies base price", "12.00"]]));
    const put = (headers: Record<string, string>) => call(putDraft, { method: "PUT", ...GLOBAL, body: document, headers });
    expect(await put({})).toMatchObject({ status: 428 });
    expect(await put({ "if-match": '"7"' })).toMatchObject({ status: 412, answer: { code: "STALE_REVISION" } });
    expect(await put({ "if-none-match": "*" })).toMatchObject({ status: 412, answer: { code: "DRAFT_OPEN" } });
    const saved = await put({ "if-match": '"1"' });
    expect(saved).toMatchObject({ status: 200, etag: '"2"' });
    await overtaken(document);
    expect(issuesOf(draftSavedAnswer, saved.answer)).toBeUndefined();
    const drop = { method: "DELETE", ...GLOBAL, headers: { "if-match": '"2"' }, key: "drop" };
    expect(await call(discard, { method: "DELETE", ...GLOBAL })).toMatchObject({ status: 428 });
    expect(await call(discard, { ...drop, headers: { "if-match": '"1"' }, key: "stale" })).toMatchObject({ status: 412 });
    const discarded = await call(discard, drop);
    expect([discarded.status, issuesOf(draftDiscardedAnswer, discarded.answer)]).toEqual([200, undefined]);
    // The draft is closed by then, and the answer is still the one that was lost on the way.
    expect(await call(discard, drop)).toEqual(discarded);
    expect(await call(discard, { ...drop, key: "again" })).toMatchObject({ status: 409, answer: { code: "DRAFT_NOT_OPEN" } });
    expect(await put({ "if-none-match": "*" })).toMatchObject({ status: 200, etag: '"2"' });
    await submittedOnce();
  });

  /** Who comes late is given what there is, by both addresses, and can send what they merged over that. */
  async function overtaken(document: PricePlanDocument) {
    const late = withPrices(document, new Map([["movies base price", "13.00"]]));
    for (const { handler, headers, code } of [
      { handler: putDraft, headers: { "if-match": '"1"' }, code: "STALE_REVISION" },
      { handler: putDraft, headers: { "if-none-match": "*" }, code: "DRAFT_OPEN" },
      { handler: putConsoleDraft, headers: { "if-match": '"1"' }, code: "STALE_REVISION" },
    ]) {
      const { status, answer } = await call(handler, { method: "PUT", ...GLOBAL, body: late, headers });
      expect([status, issuesOf(draftOvertakenAnswer, answer)]).toEqual([412, undefined]);
      expect(answer).toMatchObject({ code, current: { revision: 2, document, savedBy: "Anna Petrou" } });
    }
    const other = await call(putDraft, { method: "PUT", ...GLOBAL, body: { ...late, code: "OTHER" }, headers: { "if-match": '"1"' } });
    expect(other.answer).not.toHaveProperty("current");
  }

  async function submittedOnce() {
    const body = { effective: { kind: "onApproval" }, note: "Dearer films" };
    const asked = { ...GLOBAL, body, headers: { "if-match": '"2"' }, key: "submit" };
    expect(await call(submit, { ...asked, headers: {}, key: "bare" })).toMatchObject({ status: 428 });
    expect(await call(submit, { ...asked, headers: { "if-match": '"1"' }, key: "stale-2" })).toMatchObject({ status: 412 });
    const submitted = await call(submit, asked);
    expect([submitted.status, issuesOf(draftSubmittedAnswer, submitted.answer)]).toEqual([200, undefined]);
    expect(await call(submit, asked)).toEqual(submitted);
    expect(await call(readPlan, { ...GET, ...GLOBAL })).toMatchObject({ answer: { draft: "inReview" } });
  }

  it("mean by their draft the open one, and nothing where there was none", async () => {
    const context = { actor: { kind: "system", name: "test" }, now: machineNow(), requestId: "r", database: desk.store.database } as const;
    expect(await findPlanDraft(context, "GLOBAL")).toMatchObject({ ok: true, value: { draftId: expect.any(Number) } });
    expect(await findPlanDraft(context, "NOWHERE")).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });
});

describe("rating by the web API", () => {
  it("backtests the draft, as it is described", async () => {
    const body = { plan: "GLOBAL", revision: 2, from: "2026-10-01", until: "2026-10-31" };
    expect(await call(startBacktest, { body: { ...body, revision: 1 } })).toMatchObject({
      status: 409,
      answer: { code: "STALE_REVISION" },
    });
    const started = await call(startBacktest, { body, key: "start" });
    const { backtestId } = backtestStartedAnswer.parse(started.answer);
    expect(started).toMatchObject({ status: 202, location: `/api/rating/backtest/${backtestId}` });
    expect(await call(startBacktest, { body, key: "start" })).toEqual(started);
    const one = { params: { backtestId: String(backtestId) } };
    const read = await call(readBacktest, { ...GET, ...one, as: "manager" });
    expect([read.status, issuesOf(backtestAnswer, read.answer)]).toEqual([200, undefined]);
    const cancelled = await call(cancel, { ...one, as: "manager" });
    expect(backtestMovedAnswer.parse(cancelled.answer)).toEqual({ backtestId, state: "cancelled" });
    expect(await call(cancel, one)).toMatchObject({ status: 409, answer: { code: "BACKTEST_ENDED" } });
    expect(await call(resume, one)).toMatchObject({ status: 200, answer: { state: "waiting" } });
    expect(await call(readBacktest, { ...GET, params: { backtestId: "999999" } })).toMatchObject({ status: 404 });
    for (const handler of [readBacktest, cancel, resume]) {
      expect(await call(handler, { ...one, as: "decoder" })).toMatchObject({ status: 403 });
    }
  });

  it("quotes and orders with the answers that are described", async () => {
    const usage = { product: "LOTR1", quantity: "1" };
    const under = { kind: "live", plan: "GLOBAL" };
    const one = await call(quote, { body: { under, ...usage }, as: "manager" });
    const many = await call(quote, { body: { under, usages: [usage, { ...usage, product: "NOTHING" }] } });
    expect([one.status, issuesOf(quoteAnswer, one.answer)]).toEqual([200, undefined]);
    expect([many.status, issuesOf(quoteAnswer, many.answer)]).toEqual([200, undefined]);
    const ordered = await call(order, { body: { subscription: "S-20001", product: "LOTR1" }, as: "decoder" });
    expect([ordered.status, issuesOf(orderAnswer, ordered.answer)]).toEqual([201, undefined]);
  });
});

describe("the description", () => {
  it("is for everybody, and kept for an hour", async () => {
    const described = await call(openApi, { ...GET, as: "nobody" });
    expect(described).toMatchObject({ status: 200, cache: "public, max-age=3600", answer: { openapi: "3.1.0" } });
    const again = await call(openApi, { ...GET, as: "nobody", headers: { "if-none-match": String(described.etag) } });
    expect(again).toMatchObject({ status: 304, cache: "public, max-age=3600", answer: null });
  });
});
