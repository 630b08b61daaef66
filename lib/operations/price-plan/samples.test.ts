import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listSamples } from "#db/queries/price-plan-samples.ts";
import { pricePlanSample } from "#db/schema/price-plan.ts";
import { auditEntry } from "#db/schema/system.ts";
import {
  ANNA,
  BORIS,
  CLEO,
  codeOf,
  done,
  NIGHT,
  PLAN,
  type PricePlanSteps,
  pricePlanSteps,
  repriced,
  resetPlan,
  seedPricing,
} from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { MOST_SAMPLES } from "#lib/domain/price-plan/sample.ts";
import type { SaveSampleInput } from "#lib/domain/price-plan/sample-schema.ts";
import { decideReview } from "../review/decide-review.ts";
import { getReview } from "../review/get-review.ts";
import { getDraft } from "./get-draft.ts";
import { openDraft } from "./open-draft.ts";
import { removeSample } from "./remove-sample.ts";
import { saveDraft } from "./save-draft.ts";
import { saveSample } from "./save-sample.ts";
import { submitDraft } from "./submit-draft.ts";

let db: TestDatabase;
let steps: PricePlanSteps;

beforeAll(async () => {
  db = await testDatabase();
  steps = pricePlanSteps(db);
  await seedPricing(db);
});
afterAll(() => db.close());
beforeEach(() => resetPlan(db));

const euros = (total: string) => ({ total, currency: "EUR" });
const NIGHT_FILM: SaveSampleInput = {
  pricePlanId: PLAN,
  replaces: null,
  name: "A film at night",
  usage: { product: "LOTR1", quantity: "1", at: "2026-11-22T02:14:00+02:00", metadata: {} },
  expected: euros("5.00"),
};
const DAY_FILM: SaveSampleInput = {
  ...NIGHT_FILM,
  name: "A film by day",
  usage: { ...NIGHT_FILM.usage, at: "2026-11-22T20:00:00+02:00" },
  expected: euros("10.00"),
};

const keep = (sample: SaveSampleInput, who = ANNA) => saveSample(steps.as(who), sample);
const samplesOf = async () => (await done(getDraft(steps.as(ANNA), "GLOBAL"))).samples;
const lastAudit = async () => (await db.owner.select().from(auditEntry).orderBy(desc(auditEntry.auditId)).limit(1))[0];

/** A draft in which a film at night costs 4.00. */
async function cheaperNights() {
  const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
  const { revision } = await done(saveDraft(steps.as(ANNA), { draftId, revision: 1, document: repriced({ [NIGHT]: "4.00" }) }));
  return { draftId, revision, effective: { kind: "at", local: "2026-11-22T00:00" } as const, note: "why" };
}

describe("a sample", () => {
  it("is shared by all who work on the plan, and renamed, accepted and removed over what was seen", async () => {
    const { sampleId } = await done(keep(NIGHT_FILM));
    expect(await lastAudit()).toMatchObject({ action: "pricePlan.saveSample", entityId: String(sampleId), before: null });
    await done(openDraft(steps.as(CLEO), { pricePlanId: PLAN }));
    expect(await samplesOf()).toEqual([
      { sampleId, revision: 1, name: "A film at night", usage: NIGHT_FILM.usage, expected: euros("5.00") },
    ]);
    const replaced = { ...NIGHT_FILM, replaces: { sampleId, revision: 1 }, name: "Night", expected: euros("4.00") };
    expect(await done(keep(replaced, CLEO))).toEqual({ sampleId, revision: 2 });
    expect(await lastAudit()).toMatchObject({ before: { expected: euros("5.00") }, after: { plan: "GLOBAL", expected: euros("4.00") } });
    expect(await samplesOf()).toMatchObject([{ revision: 2, name: "Night", expected: euros("4.00") }]);
    expect(await codeOf(removeSample(steps.as(ANNA), { sampleId, revision: 1 }))).toBe("STALE_REVISION");
    await done(removeSample(steps.as(ANNA), { sampleId, revision: 2 }));
    expect(await lastAudit()).toMatchObject({ action: "pricePlan.removeSample", before: { name: "Night" } });
    expect(await samplesOf()).toEqual([]);
    expect(await codeOf(removeSample(steps.as(ANNA), { sampleId, revision: 2 }))).toBe("NOT_FOUND");
  });

  it("of two at once by one name is kept once, and of two changes at once one holds", async () => {
    const names = await Promise.all([codeOf(keep(NIGHT_FILM)), codeOf(keep({ ...NIGHT_FILM, expected: euros("6.00") }, CLEO))]);
    expect(names.sort()).toEqual(["NAME_TAKEN", "ok"]);
    await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    const [kept] = await samplesOf();
    const change = (total: string, who: number) =>
      codeOf(keep({ ...NIGHT_FILM, replaces: { sampleId: kept?.sampleId ?? 0, revision: 1 }, expected: euros(total) }, who));
    expect((await Promise.all([change("7.00", ANNA), change("8.00", CLEO)])).sort()).toEqual(["STALE_REVISION", "ok"]);
  });

  it("sent twice with one key is kept once, and removed once", async () => {
    const twice = () => done(saveSample(steps.as(ANNA, { key: "keep-once" }), NIGHT_FILM));
    const [first, second] = await Promise.all([twice(), twice()]);
    expect(second).toEqual(first);
    const remove = () => codeOf(removeSample(steps.as(ANNA, { key: "remove-once" }), { sampleId: first.sampleId, revision: 1 }));
    expect([await remove(), await remove()]).toEqual(["ok", "ok"]);
  });

  it("in another currency, of no plan, or one too many is refused", async () => {
    expect(await codeOf(keep({ ...NIGHT_FILM, expected: { total: "5.00", currency: "USD" } }))).toBe("INVALID_INPUT");
    expect(await codeOf(keep({ ...NIGHT_FILM, pricePlanId: 999_999 }))).toBe("NOT_FOUND");
    for (let number = 0; number < MOST_SAMPLES; number += 1) await done(keep({ ...NIGHT_FILM, name: `Film ${number}` }));
    expect(await codeOf(keep(NIGHT_FILM))).toBe("TOO_MANY_SAMPLES");
  }, 60_000);
});

describe("a draft under which samples cost something else", () => {
  it("is refused for review until exactly those are confirmed, and the reviewer sees which", async () => {
    const night = await done(keep(NIGHT_FILM));
    await done(keep(DAY_FILM));
    const submission = await cheaperNights();
    expect(await submitDraft(steps.as(ANNA), submission)).toMatchObject({
      ok: false,
      refusal: { code: "SAMPLES_CHANGED", params: { names: "“A film at night”" } },
    });
    const submit = (...seen: readonly (readonly [number, string])[]) =>
      submitDraft(steps.as(ANNA), {
        ...submission,
        acknowledgedSamples: seen.map(([sampleId, total]) => ({ sampleId, now: euros(total) })),
      });
    expect(await codeOf(submit([night.sampleId, "3.00"]))).toBe("SAMPLES_CHANGED");
    expect(await codeOf(submit([night.sampleId, "4.00"], [night.sampleId + 1, "10.00"]))).toBe("SAMPLES_CHANGED");
    const { requestId } = await done(submit([night.sampleId, "4.00"]));
    const changed = [{ sampleId: night.sampleId, revision: 1, name: "A film at night", expected: euros("5.00"), now: euros("4.00") }];
    expect(await lastAudit()).toMatchObject({ action: "pricePlan.submitDraft", after: { samples: changed } });
    expect((await done(getReview(steps.as(BORIS), requestId))).acknowledgedSamples).toEqual(changed);
  });

  it("needs no confirmation where the new price is accepted or the sample is gone", async () => {
    const { sampleId } = await done(keep(NIGHT_FILM));
    const submission = await cheaperNights();
    await done(keep({ ...NIGHT_FILM, replaces: { sampleId, revision: 1 }, expected: euros("4.00") }));
    const { requestId } = await done(submitDraft(steps.as(ANNA), submission));
    expect((await done(getReview(steps.as(BORIS), requestId))).acknowledgedSamples).toEqual([]);
  });
});

describe("the approval of a version under which samples cost something else", () => {
  /** In review, with the night film's new price looked at. */
  async function inReview() {
    const { sampleId } = await done(keep(NIGHT_FILM));
    const day = await done(keep(DAY_FILM));
    const submission = await cheaperNights();
    const acknowledgedSamples = [{ sampleId, now: euros("4.00") }];
    const request = await done(submitDraft(steps.as(ANNA), { ...submission, acknowledgedSamples }));
    return { sampleId, day, request: { ...request, draftId: submission.draftId } };
  }
  const expectedOf = async () => (await samplesOfPlan()).map(({ sampleId, revision, expected }) => [sampleId, revision, expected]);
  const samplesOfPlan = () => withTransaction(db.database, (tx) => listSamples(tx, PLAN));

  it("makes what was looked at what is expected, so that the next draft does not ask again", async () => {
    const { sampleId, day, request } = await inReview();
    await done(steps.approve(BORIS, request));
    expect(await expectedOf()).toEqual([
      [sampleId, 2, euros("4.00")],
      [day.sampleId, 1, euros("10.00")],
    ]);
    const audited = await db.owner.select().from(auditEntry).where(eq(auditEntry.action, "pricePlan.acceptSample"));
    expect(audited).toMatchObject([
      {
        actorId: `user:${BORIS}`,
        entityId: String(sampleId),
        before: { expected: euros("5.00"), revision: 1 },
        after: { expected: euros("4.00"), revision: 2, requestId: request.requestId },
      },
    ]);
    const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    const { revision } = await done(
      saveDraft(steps.as(ANNA), { draftId, revision: 1, document: repriced({ [NIGHT]: "4.00", "movies base price": "11.00" }) }),
    );
    const next = { draftId, revision, effective: { kind: "at", local: "2026-11-23T00:00" } as const, note: "why" };
    expect(await submitDraft(steps.as(ANNA), next)).toMatchObject({ refusal: { params: { names: "“A film by day”" } } });
  });

  it("leaves a sample that somebody changed or removed meanwhile, and one of another price, as they are", async () => {
    const { sampleId, request } = await inReview();
    await done(keep({ ...NIGHT_FILM, replaces: { sampleId, revision: 1 }, name: "Renamed" }));
    await done(steps.approve(BORIS, request));
    expect(await samplesOfPlan()).toMatchObject([{ name: "A film by day" }, { name: "Renamed", revision: 2, expected: euros("5.00") }]);
  });

  it("leaves one that comes to another price by now", async () => {
    const { sampleId, request } = await inReview();
    const price = { ...NIGHT_FILM.usage, at: DAY_FILM.usage.at };
    await db.owner.update(pricePlanSample).set({ usage: price }).where(eq(pricePlanSample.sampleId, sampleId));
    await done(steps.approve(BORIS, request));
    expect(await expectedOf()).toContainEqual([sampleId, 1, euros("5.00")]);
  });

  it("happens with the approval only", async () => {
    const { sampleId, request } = await inReview();
    const verdict = { decision: "changesRequested", note: "Too low" } as const;
    await done(decideReview(steps.as(BORIS), { requestId: request.requestId, contentHash: request.contentHash, verdict }));
    expect(await expectedOf()).toContainEqual([sampleId, 1, euros("5.00")]);
  });
});
