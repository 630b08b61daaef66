import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ANNA, BORIS, CLEO, codeOf, done, type PricePlanSteps, pricePlanSteps, seedPricing } from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type DiscountDocument, discountDocument } from "#lib/domain/discount/discount-document.ts";
import { archiveDiscount } from "./archive-discount.ts";
import { createDiscount } from "./create-discount.ts";
import { decideDiscount } from "./decide-discount.ts";
import { discardDiscountDraft } from "./discard-discount-draft.ts";
import { editDiscount } from "./edit-discount.ts";
import { getDiscountDocument } from "./get-discount-document.ts";
import { getDiscountDraftAsStored } from "./get-discount-draft-as-stored.ts";
import { openDiscountDraft } from "./open-discount-draft.ts";
import { putDiscountDraft } from "./put-discount-draft.ts";
import { restoreDiscount } from "./restore-discount.ts";
import { saveDiscountDraft } from "./save-discount-draft.ts";
import { submitDiscount } from "./submit-discount.ts";
import { withdrawDiscount } from "./withdraw-discount.ts";

let db: TestDatabase;
let steps: PricePlanSteps;

beforeAll(async () => {
  db = await testDatabase();
  steps = pricePlanSteps(db);
  await seedPricing(db);
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.owner.execute(
    sql`truncate approval_request, additive_discount_draft_editor, additive_discount_draft, additive_discount_version, additive_discount cascade`,
  );
});

const written = (change: Partial<DiscountDocument> = {}): DiscountDocument =>
  discountDocument.parse({
    format: "ratewright/discount@1",
    code: "GOLD",
    application: "auto",
    kind: "percentage",
    value: "10",
    timeZone: "Europe/Nicosia",
    ...change,
  });

const code = "GOLD";
const anna = () => steps.as(ANNA);
const created = () => done(createDiscount(anna(), { code, name: "Gold", description: null, application: "auto", document: written() }));
const submit = (revision: number) => submitDiscount(anna(), { code, revision, effective: { kind: "onApproval" }, note: "Loyalty" });
const put = (user: number, revision: number | null, change: Partial<DiscountDocument> = {}) =>
  putDiscountDraft(steps.as(user), { code, revision, document: written(change) });

type Request = { readonly requestId: number; readonly contentHash: string };
const approve = (user: number, { requestId, contentHash }: Request) =>
  decideDiscount(steps.as(user), { requestId, contentHash, verdict: { decision: "approved", note: "" } });

/** What becomes of the writes while somebody else holds the discount. Each waits, and gives up when it has waited too long. */
async function whileHeld(writes: () => readonly Promise<Parameters<typeof codeOf>[0] extends Promise<infer Outcome> ? Outcome : never>[]) {
  return db.owner.transaction(async (tx) => {
    await tx.execute(sql`select 1 from additive_discount where code = ${code} for update`);
    return Promise.all(writes().map(codeOf));
  });
}

describe("the lock of a discount", () => {
  test("holds up whatever works on its draft", async () => {
    await created();
    const codes = await whileHeld(() => [
      saveDiscountDraft(anna(), { code, revision: 1, document: written({ value: "11" }) }),
      put(ANNA, 1, { value: "12" }),
      openDiscountDraft(anna(), { code }),
      discardDiscountDraft(anna(), { code, revision: 1 }),
      submit(1),
      archiveDiscount(anna(), { code, revision: 1 }),
      restoreDiscount(anna(), { code, revision: 1 }),
    ]);
    expect(codes).toEqual(Array(7).fill("BUSY"));
  });

  test("holds up whatever works on a request", async () => {
    await created();
    const { requestId, contentHash } = await done(submit(1));
    const verdict = { decision: "changesRequested", note: "Too much" } as const;
    const codes = await whileHeld(() => [
      withdrawDiscount(anna(), { code }),
      decideDiscount(steps.as(BORIS), { requestId, contentHash, verdict }),
    ]);
    expect(codes).toEqual(["BUSY", "BUSY"]);
  });
});

test("a name is not given to what was put away while it waited", async () => {
  await created();
  const renaming = await db.owner.transaction(async (tx) => {
    await tx.execute(sql`select 1 from additive_discount where code = ${code} for update`);
    const renamed = codeOf(editDiscount(anna(), { code, revision: 1, name: "Golden", description: null }));
    while (!(await isWaited())) await Promise.resolve();
    await tx.execute(sql`update additive_discount set archived_at = now(), revision = 2 where code = ${code}`);
    return { renamed };
  });
  expect(await renaming.renamed).toBe("DEFINITION_ARCHIVED");
});

async function isWaited(): Promise<boolean> {
  const [row] = await db.owner.execute<{ waits: boolean }>(
    sql`select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`,
  );
  return row?.waits ?? false;
}

test("what is stored and what was approved are read as they are", async () => {
  await created();
  expect(await done(getDiscountDraftAsStored(anna(), code))).toMatchObject({ revision: 1, document: written() });
  expect(await codeOf(getDiscountDocument(anna(), { code, version: 1 }))).toBe("NOT_FOUND");
  const request = await done(submit(1));
  await done(approve(BORIS, request));
  expect(await done(getDiscountDocument(anna(), { code, version: 1 }))).toEqual({ document: written(), documentHash: request.contentHash });
  expect(await codeOf(getDiscountDraftAsStored(anna(), code))).toBe("NOT_FOUND");
  expect(await codeOf(getDiscountDocument(anna(), { code: "NOWHERE", version: 1 }))).toBe("NOT_FOUND");
});

describe("a document that is put into the draft", () => {
  test("replaces what was seen and nothing else, and begins a draft where there is none", async () => {
    await created();
    expect(await codeOf(put(CLEO, null, { value: "12" }))).toBe("DRAFT_OPEN");
    expect(await codeOf(put(CLEO, 2, { value: "12" }))).toBe("STALE_REVISION");
    expect(await done(put(CLEO, 1, { value: "12" }))).toMatchObject({ code, revision: 2 });
    await done(discardDiscountDraft(anna(), { code, revision: 2 }));
    expect(await codeOf(put(CLEO, 2, { value: "13" }))).toBe("DRAFT_NOT_OPEN");
    expect(await done(put(CLEO, null, { value: "13" }))).toMatchObject({ code, revision: 1 });
  });

  test("is not begun twice by two at once", async () => {
    await created();
    await done(discardDiscountDraft(anna(), { code, revision: 1 }));
    const codes = await Promise.all([ANNA, CLEO].map((user) => codeOf(put(user, null, { value: "12" }))));
    expect(codes.sort()).toEqual(["DRAFT_OPEN", "ok"]);
  });

  test("is the discount's own, of its kind, and not of one that was put away", async () => {
    await created();
    const wrong = [written({ code: "SILVER" }), written({ application: "adHoc" })];
    for (const document of wrong) {
      expect(await codeOf(putDiscountDraft(anna(), { code, revision: 1, document }))).toBe("DOCUMENT_INVALID");
    }
    await done(discardDiscountDraft(anna(), { code, revision: 1 }));
    for (const document of wrong) {
      expect(await codeOf(putDiscountDraft(anna(), { code, revision: null, document }))).toBe("DOCUMENT_INVALID");
    }
    await done(archiveDiscount(anna(), { code, revision: 1 }));
    expect(await codeOf(put(ANNA, null))).toBe("DEFINITION_ARCHIVED");
    expect(await codeOf(putDiscountDraft(anna(), { code: "NOWHERE", revision: null, document: written() }))).toBe("NOT_FOUND");
  });

  test("makes who put it an editor, begun or saved, so that they may not approve it", async () => {
    await created();
    await done(discardDiscountDraft(anna(), { code, revision: 1 }));
    await done(put(CLEO, null, { value: "12" }));
    expect(await codeOf(approve(CLEO, await done(submit(1))))).toBe("SECOND_PERSON_REQUIRED");
    await done(withdrawDiscount(anna(), { code }));
    await done(put(BORIS, 1, { value: "13" }));
    const request = await done(submit(2));
    expect(await codeOf(approve(BORIS, request))).toBe("SECOND_PERSON_REQUIRED");
  });
});

describe("a draft", () => {
  test("is submitted, given up and withdrawn only in the state that it is meant in", async () => {
    await created();
    await done(saveDiscountDraft(anna(), { code, revision: 1, document: written({ value: "11" }) }));
    expect(await codeOf(submit(1))).toBe("STALE_REVISION");
    expect(await codeOf(withdrawDiscount(anna(), { code }))).toBe("NOT_IN_REVIEW");
    await done(submit(2));
    expect(await codeOf(submit(2))).toBe("ALREADY_IN_REVIEW");
    expect(await codeOf(discardDiscountDraft(anna(), { code, revision: 2 }))).toBe("ALREADY_IN_REVIEW");
  });

  test("keeps its discount from being put away", async () => {
    await created();
    expect(await archiveDiscount(anna(), { code, revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: "its open draft" } },
    });
  });

  test("whose first editor did not submit it is not approved by them", async () => {
    await done(createDiscount(steps.as(CLEO), { code, name: "Gold", description: null, application: "auto", document: written() }));
    expect(await codeOf(approve(CLEO, await done(submit(1))))).toBe("SECOND_PERSON_REQUIRED");
  });
});
