import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AluxsatDesk, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type GroupPlanDesk, groupPlanDesk, NOON, refusalOf, release, toGroups, vip } from "#db/testing/group-plan-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import type { CreatePlanInput } from "#lib/domain/price-plan/plan-edit-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { decideReview } from "../review/decide-review.ts";
import { getReview } from "../review/get-review.ts";
import { listReviews } from "../review/list-reviews.ts";
import { archivePlan } from "./archive-plan.ts";
import { createPlan } from "./create-plan.ts";
import { discardDraft } from "./discard-draft.ts";
import { editPlan } from "./edit-plan.ts";
import { getDraft } from "./get-draft.ts";
import { getNewPlanChoices } from "./get-new-plan-choices.ts";
import { getPlan } from "./get-plan.ts";
import { listPlans } from "./list-plans.ts";
import { openDraft } from "./open-draft.ts";
import { restorePlan } from "./restore-plan.ts";
import { submitDraft } from "./submit-draft.ts";

const HOUR = 60;

let desk: AluxsatDesk;
let at: GroupPlanDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  at = groupPlanDesk(desk);
});
afterAll(() => desk.close());
beforeEach(() => at.reset());

describe("a new plan", () => {
  test("begins with a copy of a live plan's rates, under its own name, and prices nobody", async () => {
    await done(createPlan(at.anna(), vip()));
    const { document, live, basedOn, editors } = await done(getDraft(at.anna(), "VIP"));
    const global = (await done(getPlan(at.anna(), "GLOBAL"))).versions[0]?.document;
    expect(document).toEqual({ ...present(global, "Global"), code: "VIP", name: "VIP prices" });
    expect({ live, basedOn, editors }).toEqual({ live: null, basedOn: null, editors: ["Anna Petrou"] });
    expect(await at.priceFor("eleni")).toBe("10.00 GLOBAL");
    expect(await at.lastAudits(1)).toEqual(["pricePlan.create pricePlan VIP"]);
  });

  test("or with no rate, which is not to be submitted", async () => {
    const { draftId } = await done(createPlan(at.anna(), vip({ begins: { kind: "empty" }, taxInclusive: false, timeZone: "Asia/Tokyo" })));
    const draft = await done(getDraft(at.anna(), "VIP"));
    expect(draft.document).toMatchObject({ code: "VIP", taxInclusive: false, timeZone: "Asia/Tokyo", rates: [] });
    expect((await done(getPlan(at.anna(), "VIP"))).zone).toBe("Asia/Tokyo");
    const submitting = { draftId, revision: 1, effective: { kind: "onApproval" }, note: "why" } as const;
    expect(await refusalOf(submitDraft(at.anna(), submitting))).toMatchObject({ code: "DOCUMENT_INVALID", path: "rates" });
  });

  test("may be a copy of what is in force, and of nothing else", async () => {
    await done(createPlan(at.anna(), vip()));
    const eur = { currency: "EUR", taxInclusive: true, timeZone: "Europe/Nicosia" };
    const plans = [{ code: "GLOBAL", name: "Global price plan", ...eur }];
    expect(await getNewPlanChoices(at.anna())).toEqual({ plans, currency: "EUR", timeZone: "Europe/Nicosia" });
  });

  test("is made once, however often it is sent", async () => {
    const context = { ...at.anna(), idempotencyKey: "make-vip" };
    const first = await done(createPlan(context, vip()));
    expect(await done(createPlan(context, vip()))).toEqual(first);
    expect(await codeOf(createPlan({ ...at.anna(), idempotencyKey: "again" }, vip()))).toBe("CODE_TAKEN");
  });

  test.each<[string, Partial<CreatePlanInput>, string, string]>([
    ["a code that is taken", { code: "GLOBAL" }, "CODE_TAKEN", "code"],
    ["a name that is taken, whatever its case", { name: "global PRICE plan" }, "NAME_TAKEN", "name"],
    ["a second Global plan of a currency", { kind: "global" }, "GLOBAL_PLAN_EXISTS", "currency"],
    ["a copy of what is not in force", { begins: { kind: "copy", plan: "NOWHERE" } }, "DEFINITION_INVALID", "begins.plan"],
  ])("is refused with %s, and then there is neither plan nor draft", async (_why, changes, code, path) => {
    expect(await refusalOf(createPlan(at.anna(), vip({ code: "X", ...changes })))).toMatchObject({ code, path });
    expect((await listPlans(at.anna())).plans.map((plan) => plan.code)).toEqual(["GLOBAL"]);
  });

  test("for another currency is that currency's Global plan", async () => {
    const dollars = vip({ code: "GLOBAL-USD", name: "Dollars", kind: "global", currency: currency("USD") });
    await done(createPlan(at.anna(), dollars));
    const { document } = await done(getDraft(at.anna(), "GLOBAL-USD"));
    expect(document).toMatchObject({ currency: "USD" });
    expect(document.roundTo).toBeUndefined();
  });

  test("whose first draft was discarded is begun again with nothing, as its prices were meant", async () => {
    const { draftId } = await done(createPlan(at.anna(), vip({ taxInclusive: false })));
    await done(discardDraft(at.anna(), { draftId, revision: 1 }));
    const { plan } = await done(getPlan(at.anna(), "VIP"));
    await done(openDraft(at.anna(), { pricePlanId: plan.pricePlanId }));
    expect((await done(getDraft(at.anna(), "VIP"))).document).toMatchObject({ rates: [], taxInclusive: false });
  });
});

describe("the first version", () => {
  test("is reviewed price by price, against nothing", async () => {
    await done(createPlan(at.anna(), vip()));
    const { requestId } = await at.submitted();
    const review = await done(getReview(at.boris(), requestId));
    expect(review.before).toBeNull();
    expect(review.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(["rateAdded rates.movies"]);
    const [row] = (await listReviews(at.boris())).open;
    expect(row).toMatchObject({ requestId, changeCount: 1 });
  });

  test("is approved by a second person and no other", async () => {
    await done(createPlan(at.boris(), vip()));
    const { requestId, contentHash } = await at.submitted();
    const verdict = { decision: "approved", liveAt: "asRequested", note: "" } as const;
    expect(await codeOf(decideReview(at.boris(), { requestId, contentHash, verdict }))).toBe("SECOND_PERSON_REQUIRED");
  });

  test("that is scheduled is what the next draft begins from", async () => {
    await at.published(vip(), { kind: "at", local: "2026-03-04T00:00" });
    const view = await done(getPlan(at.anna(), "VIP"));
    expect(view.versions.map(({ state }) => state)).toEqual(["scheduled"]);
    await done(openDraft(at.anna(), { pricePlanId: view.plan.pricePlanId }));
    expect((await done(getDraft(at.anna(), "VIP"))).basedOn?.version).toBe(1);
  });
});

describe("a plan", () => {
  test("is renamed over the revision that was read", async () => {
    await done(createPlan(at.anna(), vip()));
    const edit = (revision: number, name: string) => editPlan(at.anna(), { code: "VIP", revision, name, description: null });
    expect(await done(edit(1, "Gold prices"))).toEqual({ code: "VIP", revision: 2 });
    expect(await refusalOf(edit(1, "Silver prices"))).toMatchObject({
      code: "STALE_REVISION",
      params: { name: "Gold prices", revision: 2 },
    });
    expect(await done(edit(1, "Gold prices"))).toEqual({ code: "VIP", revision: 2 });
    expect(await codeOf(edit(2, "Global price plan"))).toBe("NAME_TAKEN");
    expect((await done(getPlan(at.anna(), "VIP"))).plan).toMatchObject({ name: "Gold prices", description: null });
  });

  test("is archived when nobody is on it, nothing is scheduled and nobody works on it", async () => {
    await at.published(vip(), { kind: "at", local: "2026-03-04T00:00" });
    await at.change("VIP", toGroups("VIP"));
    await done(openDraft(at.anna(), { pricePlanId: (await done(getPlan(at.anna(), "VIP"))).plan.pricePlanId }));
    const users = async (now = NOON) => String((await refusalOf(archivePlan(at.anna(now), { code: "VIP", revision: 1 }))).params?.users);
    expect(await users()).toBe("the group VIP, version 1, which is scheduled and its open draft");
    await at.change("VIP", release(toGroups("VIP")));
    const tomorrow = later(NOON, 24 * HOUR);
    expect(await users(tomorrow)).toBe("its open draft");
    const { draftId, revision } = await done(getDraft(at.anna(), "VIP"));
    await done(discardDraft(at.anna(), { draftId, revision }));
    expect(await done(archivePlan(at.anna(tomorrow), { code: "VIP", revision: 1 }))).toEqual({ code: "VIP", revision: 2 });
    expect((await listPlans(at.anna())).plans.map(({ code }) => code)).toEqual(["GLOBAL"]);
    expect((await listPlans(at.anna(), { archived: true })).plans.map(({ code }) => code)).toEqual(["VIP"]);
  });

  test("that is archived takes neither users nor drafts until it is restored", async () => {
    await at.published();
    await done(archivePlan(at.anna(), { code: "VIP", revision: 1 }));
    const { pricePlanId } = (await done(getPlan(at.anna(), "VIP"))).plan;
    expect(await codeOf(openDraft(at.anna(), { pricePlanId }))).toBe("DEFINITION_ARCHIVED");
    expect(await at.change("VIP", toGroups("VIP"))).toBe("DEFINITION_ARCHIVED");
    expect(await codeOf(editPlan(at.anna(), { code: "VIP", revision: 2, name: "N", description: null }))).toBe("DEFINITION_ARCHIVED");
    expect(await done(restorePlan(at.anna(), { code: "VIP", revision: 2 }))).toEqual({ code: "VIP", revision: 3 });
    expect(await at.change("VIP", toGroups("VIP"))).toBe("ok");
  });

  test("that prices everybody is not archived", async () => {
    const refusal = await refusalOf(archivePlan(at.anna(), { code: "GLOBAL", revision: 1 }));
    expect(refusal).toMatchObject({ code: "DEFINITION_IN_USE", params: { users: "5 accounts in EUR" } });
  });
});
