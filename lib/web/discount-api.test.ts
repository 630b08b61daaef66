import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST as archive } from "#app/api/v1/discounts/[code]/archive/route.ts";
import { DELETE as discard, POST as open, PUT as putDraft, GET as readDraft } from "#app/api/v1/discounts/[code]/draft/route.ts";
import { POST as submit } from "#app/api/v1/discounts/[code]/draft/submit/route.ts";
import { POST as withdraw } from "#app/api/v1/discounts/[code]/draft/withdraw/route.ts";
import { POST as restore } from "#app/api/v1/discounts/[code]/restore/route.ts";
import { PUT as edit, GET as readDiscount } from "#app/api/v1/discounts/[code]/route.ts";
import { GET as readVersion } from "#app/api/v1/discounts/[code]/versions/[version]/route.ts";
import { GET as listVersions } from "#app/api/v1/discounts/[code]/versions/route.ts";
import { POST as create, GET as listDiscounts } from "#app/api/v1/discounts/route.ts";
import { savedAnswer } from "#lib/domain/api/common-answers.ts";
import {
  discountAnswer,
  discountCreatedAnswer,
  discountDraftDiscardedAnswer,
  discountDraftOpenedAnswer,
  discountDraftSavedAnswer,
  discountOvertakenAnswer,
  discountPage,
  discountSubmittedAnswer,
  discountVersionPage,
  discountWithdrawnAnswer,
} from "#lib/domain/api/discount-answers.ts";
import { discountDocument } from "#lib/domain/discount/discount-document.ts";
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
const GOODWILL = { params: { code: "GOODWILL" } };
const WINTER = { params: { code: "WINTER" } };

const document = (value: string) => ({
  format: "ratewright/discount@1",
  code: "WINTER",
  application: "auto",
  kind: "percentage",
  value,
  timeZone: "Europe/Nicosia",
});
const line = { code: "WINTER", name: "Winter", description: "", application: "auto", document: document("10") };

describe("discounts by the web API", () => {
  it("are read by people and by programs, as they are described", async () => {
    for (const as of [undefined, "manager"] as const) {
      const who = as && { as };
      const discounts = await call(listDiscounts, { ...GET, ...who });
      expect([discounts.status, issuesOf(discountPage, discounts.answer)]).toEqual([200, undefined]);
      const found = await call(listDiscounts, { ...GET, query: "?q=goodw", ...who });
      expect(found.answer).toMatchObject({ items: [{ code: "GOODWILL", standing: "inForce", draft: null }], next: null });
      const one = await call(readDiscount, { ...GET, ...GOODWILL, ...who });
      expect([one.status, issuesOf(discountAnswer, one.answer)]).toEqual([200, undefined]);
      const versions = await call(listVersions, { ...GET, ...GOODWILL, ...who });
      expect([versions.status, issuesOf(discountVersionPage, versions.answer)]).toEqual([200, undefined]);
      const params = { code: "GOODWILL", version: "1" };
      const version = await call(readVersion, { ...GET, params, ...who });
      expect(issuesOf(discountDocument, version.answer)).toBeUndefined();
      const again = await call(readVersion, { ...GET, params, ...who, headers: { "if-none-match": String(version.etag) } });
      expect([version.status, again.status, again.etag]).toEqual([200, 304, version.etag]);
    }
    for (const handler of [readDiscount, listVersions, readDraft]) {
      expect(await call(handler, { ...GET, params: { code: "NOWHERE" } })).toMatchObject({ status: 404, answer: { code: "NOT_FOUND" } });
    }
    expect(await call(readVersion, { ...GET, params: { code: "GOODWILL", version: "2" } })).toMatchObject({ status: 404 });
    for (const handler of [listDiscounts, readDiscount, listVersions, readDraft]) {
      expect(await call(handler, { ...GET, ...GOODWILL, as: "decoder" })).toMatchObject({ status: 403 });
    }
  });

  it("are drafted by people only", async () => {
    for (const handler of [create, open, putDraft, discard, submit, withdraw]) {
      expect(await call(handler, { ...GOODWILL, body: {}, as: "manager" })).toMatchObject({
        status: 401,
        answer: { code: "NOT_SIGNED_IN" },
      });
    }
    expect(await call(archive, { ...GOODWILL, as: "decoder", headers: { "if-match": '"1"' } })).toMatchObject({ status: 403 });
  });

  it("are made once, with what is wrong said by its path", async () => {
    const bad = await call(create, { body: { ...line, document: document("101") } });
    expect(bad).toMatchObject({ status: 400, answer: { code: "INVALID_INPUT", issues: [{ path: "document.value" }] } });
    const made = await call(create, { body: line, key: "make" });
    expect(made).toMatchObject({ status: 201, etag: '"1"', location: "/api/v1/discounts/WINTER" });
    expect(issuesOf(discountCreatedAnswer, made.answer)).toBeUndefined();
    expect(await call(create, { body: line, key: "make" })).toEqual(made);
    expect(await call(create, { body: line })).toMatchObject({ status: 409, answer: { code: "CODE_TAKEN" } });
  });

  it("are renamed over the revision that was seen, once", async () => {
    const read = await call(readDiscount, { ...GET, ...WINTER });
    expect(read).toMatchObject({ status: 200, etag: '"1"', answer: { name: "Winter", revision: 1 } });
    const rename = { method: "PUT", ...WINTER, body: { name: "Winter films", description: "" }, as: "manager", key: "rename" } as const;
    expect(await call(edit, { ...rename, key: "bare" })).toMatchObject({ status: 428 });
    const renamed = await call(edit, { ...rename, headers: { "if-match": '"1"' } });
    expect([renamed.status, renamed.etag, issuesOf(savedAnswer, renamed.answer)]).toEqual([200, '"2"', undefined]);
    expect(await call(edit, { ...rename, headers: { "if-match": '"1"' } })).toEqual(renamed);
    const late = { ...rename, body: { name: "Late", description: "" }, headers: { "if-match": '"1"' }, key: "late" };
    expect(await call(edit, late)).toMatchObject({ status: 412, answer: { code: "STALE_REVISION" } });
    expect(await call(edit, { ...late, as: "decoder" })).toMatchObject({ status: 403 });
  });

  it("have a draft that is saved over what was seen, given up, and put anew", async () => {
    const draft = await call(readDraft, { ...GET, ...WINTER });
    expect([draft.status, draft.etag, issuesOf(discountDocument, draft.answer)]).toEqual([200, '"1"', undefined]);
    expect(await call(readDraft, { ...GET, ...WINTER, headers: { "if-none-match": '"1"' } })).toMatchObject({ status: 304 });
    const put = (value: string, headers: Record<string, string>) =>
      call(putDraft, { method: "PUT", ...WINTER, body: document(value), headers });
    expect(await put("11", {})).toMatchObject({ status: 428 });
    const saved = await put("11", { "if-match": '"1"' });
    expect([saved.status, saved.etag, issuesOf(discountDraftSavedAnswer, saved.answer)]).toEqual([200, '"2"', undefined]);
    for (const { headers, code } of [
      { headers: { "if-match": '"1"' }, code: "STALE_REVISION" },
      { headers: { "if-none-match": "*" }, code: "DRAFT_OPEN" },
    ]) {
      const late = await put("12", headers);
      expect([late.status, issuesOf(discountOvertakenAnswer, late.answer)]).toEqual([412, undefined]);
      expect(late.answer).toMatchObject({ code, current: { revision: 2, document: { value: "11" } } });
    }
    const drop = { method: "DELETE", ...WINTER, headers: { "if-match": '"2"' }, key: "drop" };
    expect(await call(discard, { ...drop, headers: { "if-match": '"1"' }, key: "stale" })).toMatchObject({ status: 412 });
    const dropped = await call(discard, drop);
    expect([dropped.status, issuesOf(discountDraftDiscardedAnswer, dropped.answer)]).toEqual([200, undefined]);
    expect(await call(discard, drop)).toEqual(dropped);
    expect(await put("13", { "if-match": '"2"' })).toMatchObject({ status: 409, answer: { code: "DRAFT_NOT_OPEN" } });
    expect(await put("13", { "if-none-match": "*" })).toMatchObject({ status: 200, etag: '"1"' });
    const other = await call(putDraft, { method: "PUT", ...WINTER, body: { ...document("9"), code: "X" }, headers: { "if-match": '"1"' } });
    expect(other).toMatchObject({ status: 422, answer: { code: "DOCUMENT_INVALID" } });
  });

  it("are begun anew from their newest version", async () => {
    const opened = await call(open, { ...GOODWILL, key: "open" });
    expect(opened).toMatchObject({ status: 200, location: "/api/v1/discounts/GOODWILL/draft" });
    expect(issuesOf(discountDraftOpenedAnswer, opened.answer)).toBeUndefined();
    expect(await call(open, { ...GOODWILL, key: "open" })).toEqual(opened);
    expect(await call(discard, { method: "DELETE", ...GOODWILL, headers: { "if-match": '"1"' } })).toMatchObject({ status: 200 });
  });

  it("are submitted and withdrawn, each once, and only put away with nothing under way", async () => {
    const body = { effective: { kind: "onApproval" }, note: "Winter" };
    const asked = { ...WINTER, body, headers: { "if-match": '"1"' }, key: "submit" };
    expect(await call(submit, { ...asked, headers: {}, key: "bare" })).toMatchObject({ status: 428 });
    expect(await call(submit, { ...asked, headers: { "if-match": '"7"' }, key: "stale-2" })).toMatchObject({ status: 412 });
    const submitted = await call(submit, asked);
    expect([submitted.status, issuesOf(discountSubmittedAnswer, submitted.answer)]).toEqual([200, undefined]);
    expect(await call(submit, asked)).toEqual(submitted);
    expect(await call(readDiscount, { ...GET, ...WINTER })).toMatchObject({ answer: { draft: "inReview", standing: "none" } });
    const withdrawn = await call(withdraw, { ...WINTER, key: "withdraw" });
    expect([withdrawn.status, issuesOf(discountWithdrawnAnswer, withdrawn.answer)]).toEqual([200, undefined]);
    expect(await call(withdraw, { ...WINTER, key: "withdraw" })).toEqual(withdrawn);
    const move = { ...WINTER, headers: { "if-match": '"2"' }, as: "manager" } as const;
    expect(await call(archive, move)).toMatchObject({ status: 409, answer: { code: "DEFINITION_IN_USE" } });
    await call(discard, { method: "DELETE", ...WINTER, headers: { "if-match": '"1"' } });
    const archived = await call(archive, move);
    expect([archived.status, archived.etag, issuesOf(savedAnswer, archived.answer)]).toEqual([200, '"3"', undefined]);
    expect(await call(readDiscount, { ...GET, ...WINTER })).toMatchObject({ answer: { archivedAt: expect.any(String) } });
    expect(await call(restore, move)).toMatchObject({ status: 412, answer: { code: "STALE_REVISION" } });
    expect(await call(restore, { ...move, headers: { "if-match": '"3"' } })).toMatchObject({ status: 200, etag: '"4"' });
  });
});
