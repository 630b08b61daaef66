import { desc, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { listLivePlans } from "#db/queries/stored-plans.ts";
import { listPublishedZones } from "#db/queries/usage-zones.ts";
import { auditEntry } from "#db/schema/system.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { NOON, refusalOf } from "#db/testing/group-plan-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { LOCAL_5, MINUTE, ON_APPROVAL, type Publication, type ReachDesk, reachDesk } from "#db/testing/reach-desk.ts";
import { planVersionAnswer, toPlanVersionAnswer } from "#lib/domain/api/price-plan-answers.ts";
import { present } from "#lib/kernel/assert.ts";
import { plusMillis } from "#lib/kernel/instant.ts";
import { getCalendar } from "../price-plan/get-calendar.ts";
import { getDraft } from "../price-plan/get-draft.ts";
import { getPlan } from "../price-plan/get-plan.ts";
import { getTariff } from "../price-plan/get-tariff.ts";
import { listPlans } from "../price-plan/list-plans.ts";
import { openDraft } from "../price-plan/open-draft.ts";
import { getReview } from "./get-review.ts";
import { listReviews } from "./list-reviews.ts";

let desk: AluxsatDesk;
let at: ReachDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  at = reachDesk(desk);
});
afterAll(() => desk.close());
beforeEach(() => at.reset());

describe("a correction of the past", () => {
  const PAST = { version: 1, from: "2026-02-03T00:00", to: "2026-02-12T00:00" };
  const within = atNicosia("12:00", 5 - 28);
  const correcting = { effective: ON_APPROVAL, corrects: PAST } as const;

  test("stands under the version that it corrects, and prices nothing, then or now", async () => {
    const request = await done(at.submitting("8.00", correcting));
    const corrects = { version: 1, from: "2026-02-02T22:00:00.000Z", to: "2026-02-11T22:00:00.000Z" };
    expect(request).toMatchObject({ corrects, reach: { kind: "everyone" } });
    const review = await done(getReview(at.boris(), request.requestId));
    expect(review).toMatchObject({ corrects, before: { version: 1 } });
    expect(review.changes.length).toBeGreaterThan(0);
    expect((await listReviews(at.boris())).open).toMatchObject([{ corrects }]);
    await done(at.approving(request));
    const later = plusMillis(NOON, MINUTE);
    for (const instant of [within, NOON, later]) expect(await at.priceOf("eleni", instant)).toBe("10.00");
    expect(await at.statesAt(later)).toEqual(["v2 corrective", "v1 live"]);
    const plan = await done(getPlan(at.anna(later), "GLOBAL"));
    expect(plan.versions[0]).toMatchObject({ corrects, follows: 1, endsAt: null, audience: null });
    expect(planVersionAnswer.parse(toPlanVersionAnswer(present(plan.versions[0], "v2")))).toMatchObject({ state: "corrective", corrects });
    expect(plan.versions[1]).toMatchObject({ endsAt: null });
    expect(await done(getReview(at.boris(later), request.requestId))).toMatchObject({
      corrects,
      before: { version: 1 },
      published: { version: 2 },
    });
    const [entry] = await desk.test.owner.select().from(auditEntry).orderBy(desc(auditEntry.auditId)).limit(1);
    expect(entry?.after).toMatchObject({ corrects: 1, correctsFrom: corrects.from, correctsTo: corrects.to });
  });

  test("is nowhere taken for what is in force or to come", async () => {
    await at.published("8.00", correcting);
    const { database, owner } = desk.test;
    // What tells it apart from v1 wherever it might be read.
    const marked = sql`document = jsonb_set(document, '{taxInclusive}', 'false'), rate_book = jsonb_set(rate_book, '{zones}', '{"ITS-OWN": {"all": []}}')`;
    await owner.execute(sql`update price_plan_version set ${marked} where version = 2`);
    // Also on a clock that is put back, where its publication lies ahead.
    for (const now of [plusMillis(NOON, MINUTE), plusMillis(NOON, -MINUTE)]) {
      const [row] = (await listPlans(at.anna(now))).plans;
      expect(row).toMatchObject({ live: { version: 1 }, next: null, pricing: [{ version: 1 }] });
      expect((await listPlanDocuments(database, now)).map(({ version }) => version)).toEqual([1]);
      expect(await listLivePlans(database, now)).toMatchObject([{ taxInclusive: true }]);
      expect(await listPublishedZones(database, "ITS-OWN", now)).toEqual([]);
      expect((await getCalendar(at.anna(now), { month: "2026-03" })).entries).toEqual([]);
    }
    await done(openDraft(at.anna(), { pricePlanId: present((await listPlans(at.anna())).plans[0], "plan").pricePlanId }));
    const draft = await done(getDraft(at.anna(plusMillis(NOON, -MINUTE)), "GLOBAL"));
    expect(draft).toMatchObject({ basedOn: { version: 1 }, live: { version: 1 }, scheduled: [], nextNumber: 3 });
    expect(draft.correctable).toEqual([{ version: 1, from: "2025-12-31T22:00:00.000Z", to: null }]);
    expect(await done(getTariff(at.anna(), { code: "GLOBAL", version: 2 }))).toMatchObject({ corrects: { version: 1 }, endsAt: null });
  });

  test("may say what is in force now, where that is not what the version said", async () => {
    await at.published("8.00", { effective: ON_APPROVAL });
    const now = atNicosia("12:00", 6);
    expect(await refusalOf(at.submitting("10.00", { ...correcting, now }))).toEqual({ code: "NOTHING_CORRECTED", params: { version: 1 } });
    const { requestId } = await done(at.submitting("8.00", { ...correcting, now }));
    const review = await done(getReview(at.boris(now), requestId));
    expect([review.before?.version, review.changes.length]).toEqual([1, 1]);
    expect((await listReviews(at.boris(now))).open).toMatchObject([{ requestId, changeCount: 1 }]);
  });

  test.each<[string, Publication, string]>([
    ["a version that is not there", { effective: ON_APPROVAL, corrects: { ...PAST, version: 9 } }, "NOT_FOUND corrects.version"],
    ["of what is not over", { effective: ON_APPROVAL, corrects: { ...PAST, to: "2026-03-03T12:01" } }, "CORRECTION_NOT_PAST corrects.to"],
    [
      "before the version was live",
      { effective: ON_APPROVAL, corrects: { ...PAST, from: "2025-12-31T23:59" } },
      "CORRECTION_OUTSIDE corrects.from",
    ],
    ["from an instant ahead", { effective: LOCAL_5, corrects: PAST }, "INVALID_INPUT effective"],
    ["of some", { ...correcting, reach: { kind: "newSubscriptions" } }, "INVALID_INPUT reach"],
  ])("refused: %s", async (_, publication, expected) => {
    const { code, path } = await refusalOf(at.submitting("8.00", publication));
    expect(`${code} ${path}`).toBe(expected);
  });

  test("refused: over another correction, and of a correction", async () => {
    await at.published("8.00", correcting);
    const now = plusMillis(NOON, MINUTE);
    const over = { effective: ON_APPROVAL, corrects: { ...PAST, from: "2026-02-11T00:00", to: "2026-02-20T00:00" }, now };
    expect(await refusalOf(at.submitting("7.00", over))).toMatchObject({ code: "CORRECTION_OVERLAPS", path: "corrects.from" });
    const again = { effective: ON_APPROVAL, corrects: { ...PAST, version: 2 }, now };
    expect(await refusalOf(at.submitting("7.00", again))).toMatchObject({ code: "CORRECTION_OF_NOTHING" });
    const beside = { effective: ON_APPROVAL, corrects: { ...PAST, from: PAST.to, to: "2026-02-20T00:00" }, now };
    expect(await codeOf(at.submitting("7.00", beside))).toBe("ok");
  });
});
