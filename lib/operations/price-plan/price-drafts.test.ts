import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
import {
  ANNA,
  BASE,
  BORIS,
  CLEO,
  codeOf,
  DOCUMENT,
  done,
  MIDNIGHT,
  NIGHT,
  NOW,
  PLAN,
  type PricePlanSteps,
  pricePlanSteps,
  repriced,
  resetPlan,
  seedPricing,
} from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { type Instant, instantToString, plusMillis } from "#lib/kernel/instant.ts";
import { discardDraft } from "./discard-draft.ts";
import { getDraft } from "./get-draft.ts";
import { getPlan } from "./get-plan.ts";
import { getStoredDraft } from "./get-stored-draft.ts";
import { listPlans } from "./list-plans.ts";
import { openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { submitDraft } from "./submit-draft.ts";
import { withdrawReview } from "./withdraw-review.ts";

const MINUTE = 60_000;

let db: TestDatabase;
let steps: PricePlanSteps;

beforeAll(async () => {
  db = await testDatabase();
  steps = pricePlanSteps(db);
  await seedPricing(db);
});
afterAll(() => db.close());
beforeEach(() => resetPlan(db));

describe("a price change", () => {
  it("goes from draft to live at the chosen instant, and not before", async () => {
    const request = await steps.submitted();
    expect(request.effectiveAt).toBe(instantToString(MIDNIGHT));
    const approved = await done(steps.approve(BORIS, request));
    expect(approved).toMatchObject({ decision: "approved", version: 2, effectiveAt: instantToString(MIDNIGHT) });
    expect(await steps.priceAt("2026-11-21T23:59:59+02:00")).toBe("10.00 v1");
    expect(await steps.priceAt("2026-11-21T02:14:00+02:00")).toBe("5.00 v1");
    expect(await steps.priceAt("2026-11-22T00:00:00+02:00")).toBe("10.00 v2");
    expect(await steps.priceAt("2026-11-22T02:14:00+02:00")).toBe("4.00 v2");
  });

  it("is scheduled until its instant and live from then on, by the clock alone", async () => {
    await done(steps.approve(BORIS, await steps.submitted()));
    const statesAt = async (now: Instant) =>
      (await done(getPlan(steps.as(ANNA, { now }), "GLOBAL"))).versions.map(({ version, state }) => `v${version} ${state}`);
    expect(await statesAt(plusMillis(MIDNIGHT, -1))).toEqual(["v2 scheduled", "v1 live"]);
    expect(await statesAt(MIDNIGHT)).toEqual(["v2 live", "v1 superseded"]);
    const [row] = (await listPlans(steps.as(ANNA))).plans;
    expect(row).toMatchObject({ live: { version: 1 }, next: { version: 2, effectiveAt: instantToString(MIDNIGHT) }, draft: null });
  });

  it("for when it is approved goes live at that moment", async () => {
    const request = await steps.submitted({ kind: "onApproval" });
    const approved = await done(steps.approve(BORIS, request, { now: plusMillis(NOW, 90 * MINUTE) }));
    expect(approved).toMatchObject({ effectiveAt: instantToString(plusMillis(NOW, 90 * MINUTE)) });
  });

  it("leaves an audit row for each step, in the step's own transaction", async () => {
    const before = await db.owner.$count(auditEntry);
    await done(steps.approve(BORIS, await steps.submitted()));
    const rows = await db.owner.select().from(auditEntry).orderBy(auditEntry.auditId).offset(before);
    expect(rows.map(({ action, actorId }) => `${action} ${actorId}`)).toEqual([
      "pricePlan.openDraft user:1",
      "pricePlan.saveDraft user:1",
      "pricePlan.submitDraft user:1",
      "review.decide user:2",
    ]);
  });
});

describe("a draft", () => {
  it("is one per plan: who opens second works on the same", async () => {
    const [first, second] = await Promise.all([
      done(openDraft(steps.as(ANNA), { pricePlanId: PLAN })),
      done(openDraft(steps.as(CLEO), { pricePlanId: PLAN })),
    ]);
    expect(second.draftId).toBe(first.draftId);
  });

  it("refuses a stale save, and what the other saved stands", async () => {
    const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    await done(saveDraft(steps.as(CLEO), { draftId, revision: 1, document: repriced({ [NIGHT]: "4.00" }) }));
    expect(await codeOf(saveDraft(steps.as(ANNA), { draftId, revision: 1, document: repriced({ [NIGHT]: "3.00" }) }))).toBe(
      "STALE_REVISION",
    );
    const view = await done(getDraft(steps.as(ANNA), "GLOBAL"));
    expect(view).toMatchObject({ revision: 2, document: repriced({ [NIGHT]: "4.00" }), editors: ["Cleo"] });
    expect(await codeOf(discardDraft(steps.as(ANNA), { draftId, revision: 1 }))).toBe("STALE_REVISION");
  });

  it("is never saved into the draft that was begun after it, although that has the same revision", async () => {
    const first = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    await done(discardDraft(steps.as(CLEO), { draftId: first.draftId, revision: 1 }));
    const second = await done(openDraft(steps.as(CLEO), { pricePlanId: PLAN }));
    const late = saveDraft(steps.as(ANNA), { draftId: first.draftId, revision: 1, document: repriced({ [NIGHT]: "3.00" }) });
    expect(await codeOf(late)).toBe("DRAFT_NOT_OPEN");
    expect(await done(getDraft(steps.as(CLEO), "GLOBAL"))).toMatchObject({ draftId: second.draftId, revision: 1, document: DOCUMENT });
  });

  it("of thousands of rates is saved, and a stale one of them is refused with the revision that stands", async () => {
    const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    const [rate] = DOCUMENT.rates;
    const rates = Array.from({ length: 3000 }, (_, index) => ({ ...rate, key: `rate-${index}`, for: { product: `P${index}` } }));
    const document = pricePlanDocument.parse({ ...DOCUMENT, rates });
    expect(JSON.stringify(document).length).toBeGreaterThan(64 * 1024);
    expect(await done(saveDraft(steps.as(ANNA), { draftId, revision: 1, document }))).toMatchObject({ revision: 2 });
    const stale = await saveDraft(steps.as(CLEO), { draftId, revision: 1, document: repriced({ [NIGHT]: "3.00" }) });
    expect(stale).toMatchObject({ ok: false, refusal: { code: "STALE_REVISION", params: { revision: 2 } } });
  });

  it("tells whoever came late what there is instead, and whose it is", async () => {
    expect(await codeOf(getStoredDraft(steps.as(CLEO), "GLOBAL"))).toBe("DRAFT_NOT_OPEN");
    const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    const begun = { draftId, revision: 1, savedBy: `User ${ANNA}`, savedAt: instantToString(NOW) };
    expect(await done(getStoredDraft(steps.as(CLEO), "GLOBAL"))).toEqual({ ...begun, document: DOCUMENT });
    const document = repriced({ [NIGHT]: "3.00" });
    const later = plusMillis(NOW, MINUTE);
    await done(saveDraft(steps.as(CLEO, { now: later }), { draftId, revision: 1, document }));
    const saved = { draftId, revision: 2, document, savedBy: `User ${CLEO}`, savedAt: instantToString(later) };
    expect(await done(getStoredDraft(steps.as(ANNA), "GLOBAL"))).toEqual(saved);
  });

  it("keeps prices as they were typed, to the last digit", async () => {
    const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    await done(
      saveDraft(steps.as(ANNA), { draftId, revision: 1, document: repriced({ [NIGHT]: "0.000000000001", [BASE]: "123456789012.10" }) }),
    );
    expect((await done(getDraft(steps.as(ANNA), "GLOBAL"))).document).toEqual(
      repriced({ [NIGHT]: "0.000000000001", [BASE]: "123456789012.10" }),
    );
  });

  it("saved twice with one key is saved once", async () => {
    const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    const save = () =>
      saveDraft(steps.as(ANNA, { key: `save-${draftId}` }), { draftId, revision: 1, document: repriced({ [NIGHT]: "4.00" }) });
    expect(await done(save())).toEqual(await done(save()));
  });

  it("is read only while in review, and may be taken back", async () => {
    const { draftId, requestId, contentHash } = await steps.submitted();
    expect(await codeOf(saveDraft(steps.as(ANNA), { draftId, revision: 2, document: DOCUMENT }))).toBe("ALREADY_IN_REVIEW");
    expect(await codeOf(discardDraft(steps.as(ANNA), { draftId, revision: 2 }))).toBe("ALREADY_IN_REVIEW");
    expect(await codeOf(withdrawReview(steps.as(ANNA), { draftId }))).toBe("ok");
    expect(await codeOf(withdrawReview(steps.as(ANNA), { draftId }))).toBe("NOT_IN_REVIEW");
    expect(await codeOf(steps.approve(BORIS, { requestId, contentHash }))).toBe("NOT_IN_REVIEW");
    expect(await codeOf(saveDraft(steps.as(ANNA), { draftId, revision: 2, document: repriced({ [NIGHT]: "4.20" }) }))).toBe("ok");
  });

  it("is refused at submission when nothing changed, when it is in the past, and when it has errors", async () => {
    const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    const submit = (revision: number, local: string) =>
      codeOf(submitDraft(steps.as(ANNA), { draftId, revision, effective: { kind: "at", local }, note: "why" }));
    expect(await submit(1, "2026-11-22T00:00")).toBe("NOTHING_CHANGED");
    await done(saveDraft(steps.as(ANNA), { draftId, revision: 1, document: repriced({ [NIGHT]: "4.00" }) }));
    expect(await submit(2, "2026-11-21T14:00")).toBe("EFFECTIVE_IN_PAST");
    expect(await submit(2, "2026-02-30T00:00")).toBe("INVALID_INPUT");
    expect(await submit(1, "2026-11-22T00:00")).toBe("STALE_REVISION");
    const unknownModel = DOCUMENT.rates.map((rate) => ({
      ...rate,
      tiered: rate.tiered.map((tier) => ({ ...tier, timeModel: "NOWHERE" })),
    }));
    await done(saveDraft(steps.as(ANNA), { draftId, revision: 2, document: { ...DOCUMENT, rates: unknownModel } }));
    expect(await submit(3, "2026-11-22T00:00")).toBe("DOCUMENT_INVALID");
    expect(await codeOf(discardDraft(steps.as(ANNA), { draftId, revision: 3 }))).toBe("ok");
    expect(await codeOf(getDraft(steps.as(ANNA), "GLOBAL"))).toBe("NOT_FOUND");
  });

  it("that counts usage together goes to review as any other", async () => {
    const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    const rates = DOCUMENT.rates.map((rate) => ({ ...rate, scope: "period" as const }));
    await done(saveDraft(steps.as(ANNA), { draftId, revision: 1, document: { ...DOCUMENT, rates } }));
    const effective = { kind: "at", local: "2026-11-22T00:00" } as const;
    expect(await submitDraft(steps.as(ANNA), { draftId, revision: 2, effective, note: "why" })).toMatchObject({
      ok: true,
    });
  });
});
