import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pgConstraint } from "#db/errors.ts";
import { offerHold } from "#db/schema/price-plan.ts";
import { billingQueue, settlement } from "#db/schema/rbi.ts";
import { auditEntry } from "#db/schema/system.ts";
import {
  type AluxsatDesk,
  adjustOf,
  atNicosia,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  topUp,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import { groupPlanDesk, refusalOf } from "#db/testing/group-plan-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { publishPlan } from "#db/testing/published-plan.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { previewBilling } from "../billing/preview-billing.ts";
import { runBilling } from "../billing/run-billing.ts";
import type { Context } from "../context.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { listOrderableServices } from "../ordering/list-orderable-services.ts";
import { quoteServiceUsage } from "../ordering/quote-service-usage.ts";
import { quotePrice } from "../price-plan/quote-price.ts";
import { findHold } from "./find-hold.ts";
import { keepHold } from "./keep-hold.ts";
import { listHoldReleases } from "./list-hold-releases.ts";
import { releaseHold } from "./release-hold.ts";
import { requestRelease } from "./request-release.ts";
import { setHold } from "./set-hold.ts";

const EVENING = atNicosia("20:00");
const GLOBAL = { kind: "plan", code: "GLOBAL" } as const;
const FILM = { kind: "product", code: "LOTR1" } as const;
const REASON = "The night price is missing";

let desk: AluxsatDesk;
beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.test.owner.delete(offerHold);
  await forVips(null);
});

const forVips = (planId: number | null) =>
  desk.test.owner.execute(sql`update account_classification set price_plan_id = ${planId} where code = 'VIP'`);

const anna = () => desk.as("pricingManager", EVENING);
const fotini = (minutes = 0): Context => desk.as("billingOperator", later(EVENING, minutes));
const chloe = () => desk.as("callCentreAgent", EVENING);
const order = (customer: "eleni" | "nikos" | "hotel" | "maria", product = "LOTR1") => ({
  subscriptionId: desk.seeded.customers[customer].subscriptionId,
  product,
  quantity: "1",
  metadata: {},
});
const hold = (target: typeof GLOBAL | typeof FILM | { readonly kind: "plan"; readonly code: string }) =>
  done(setHold(anna(), { target, reason: REASON }));

/** Asked for by Anna, agreed to by Fotini. */
async function release(holdId: number): Promise<void> {
  const asked = await done(requestRelease(anna(), { holdId, revision: 1, reason: "Repaired" }));
  await done(releaseHold(fotini(), asked));
}

describe("what is on hold is neither rated nor ordered", () => {
  test.each([GLOBAL, FILM])("%o: a quote and an order say since when, why, and whom to ask", async (target) => {
    const { holdId } = await hold(target);
    const refusal = await refusalOf(addServiceUsage(chloe(), order("eleni")));
    expect(refusal.code).toBe("ON_HOLD");
    expect(refusalSentence(refusal)).toMatch(
      /^.+ is on hold since 2026-03-03 20:00: “The night price is missing”\. Ask Anna Petrou, who set the hold\.$/,
    );
    expect(await codeOf(quoteServiceUsage(chloe(), order("eleni")))).toBe("ON_HOLD");
    await release(holdId);
    expect(await codeOf(quoteServiceUsage(chloe(), order("eleni")))).toBe("ok");
  });

  test("a prepaid order takes nothing from the wallet", async () => {
    await topUp({ desk, customer: "nikos" }, "20.00", EVENING);
    const balance = () => desk.test.owner.execute(sql`select balance::text from wallet where balance > 0`);
    const before = await balance();
    await hold(GLOBAL);
    expect(await codeOf(addServiceUsage(chloe(), order("nikos")))).toBe("ON_HOLD");
    expect(await balance()).toEqual(before);
  });

  test("a held plan that has no line for the product lets the next one decide, as always", async () => {
    const at = groupPlanDesk(desk);
    const { pricePlanId } = await publishPlan(desk.test, {
      code: "VIP",
      kind: "group",
      versions: [{ price: "9.00", effectiveAt: atNicosia("00:00", 1) }],
    });
    await forVips(pricePlanId);
    expect(await at.priceFor("eleni", EVENING)).toBe("9.00 VIP");
    await hold({ kind: "plan", code: "VIP" });
    expect(await at.priceFor("eleni", EVENING)).toBe("ON_HOLD");
    expect(await at.priceFor("maria", EVENING)).toBe("10.00 GLOBAL");
    await forVips(null);
    expect(await at.priceFor("eleni", EVENING)).toBe("10.00 GLOBAL");
  });

  test.each([GLOBAL, FILM])("%o: the desk lists the film as not available, with the reason", async (target) => {
    const { subscriptionId } = desk.seeded.customers.eleni;
    const listed = async () => {
      const { available, unavailable } = await done(listOrderableServices(chloe(), { subscriptionId, q: "LOTR1" }));
      return { available: available.map(({ product }) => product), unavailable };
    };
    expect(await listed()).toEqual({ available: ["LOTR1"], unavailable: [] });
    await hold(target);
    expect(await listed()).toMatchObject({ available: [], unavailable: [{ product: "LOTR1", reasons: [{ code: "ON_HOLD" }] }] });
  });

  test("beside what else stands in the way", async () => {
    await hold(FILM);
    const { subscriptionId } = desk.seeded.customers.petros;
    const { unavailable } = await done(listOrderableServices(chloe(), { subscriptionId, q: "LOTR1" }));
    const codes = unavailable[0]?.reasons.map(({ code }) => code) ?? [];
    // The condition is that of each catalog that would sell it.
    expect([...new Set(codes)]).toEqual(["CONDITIONS_NOT_MET", "ON_HOLD"]);
  });

  test("what stores nothing goes on: somebody has to find out what is wrong", async () => {
    await hold(GLOBAL);
    await hold(FILM);
    const usage = { product: "LOTR1", quantity: "1", at: "2026-03-03T20:00:00+02:00", metadata: {} };
    const quoted = await done(quotePrice(anna(), { under: { kind: "live", plan: "GLOBAL" }, ...usage }));
    expect(quoted).toMatchObject({ gross: "10.00" });
  });
});

describe("corrections while it is held", () => {
  test("what rates again is refused, a cancellation is not", async () => {
    const udrId = await orderFilm({ desk, customer: "maria" }, EVENING);
    const care = desk.as("careAgent", later(EVENING, 5));
    await hold(GLOBAL);
    const adjusted = await correct(care, adjustOf(await udrOf(care, udrId), { quantity: "2" }));
    expect(adjusted).toMatchObject({ ok: false, refusal: { code: "ON_HOLD" } });
    expect((await correct(care, { action: "cancel", udrId, expectedRevision: 1 })).ok).toBe(true);
  });
});

describe("billing leaves what is on hold in the queue", () => {
  const eleni = () => ({ accountNumber: desk.seeded.customers.eleni.accountNumber });
  const queued = () => desk.test.owner.select().from(billingQueue);

  test("and bills it once, after the release", async () => {
    await orderFilm({ desk, customer: "eleni" }, EVENING);
    await orderFilm({ desk, customer: "eleni" }, EVENING, "SERENDIPITY");
    const { holdId } = await hold(FILM);
    const left = { items: 1, offers: [expect.stringContaining("Lord of the Rings 1")] };
    expect(await done(previewBilling(fotini(5), eleni()))).toMatchObject({ items: 1, left });
    const run = await done(runBilling(fotini(5), eleni()));
    expect(run).toMatchObject({ items: 1, left });
    expect(await queued()).toHaveLength(1);
    const again = await refusalOf(runBilling(fotini(6), eleni()));
    expect(again.code).toBe("UNBILLED_ON_HOLD");
    expect(await codeOf(previewBilling(fotini(6), eleni()))).toBe("UNBILLED_ON_HOLD");
    await release(holdId);
    const runs = await Promise.all(Array.from({ length: 4 }, () => runBilling(fotini(7), eleni())));
    expect(runs.flatMap((one) => (one.ok ? [one.value] : []))).toMatchObject([{ items: 1, left: { items: 0, offers: [] } }]);
    expect(await queued()).toEqual([]);
    const settled = await desk.test.owner.select().from(settlement);
    expect(new Set(settled.map(({ rbiId }) => rbiId)).size).toBe(settled.length);
  });

  test("with its plan, the reversal of what was billed as well", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, EVENING);
    await done(runBilling(fotini(1), eleni()));
    const { holdId } = await hold(GLOBAL);
    await correct(desk.as("careAgent", later(EVENING, 5)), { action: "cancel", udrId, expectedRevision: 1 });
    expect(await codeOf(runBilling(fotini(6), eleni()))).toBe("UNBILLED_ON_HOLD");
    await release(holdId);
    expect(await done(runBilling(fotini(7), eleni()))).toMatchObject({ items: 1 });
  });

  test("where a threshold is reached, it neither sets it off nor goes along", async () => {
    const held = await orderFilm({ desk, customer: "eleni" }, EVENING);
    const { holdId } = await hold(FILM);
    await orderFilm({ desk, customer: "eleni" }, EVENING, "SERENDIPITY");
    await orderFilm({ desk, customer: "eleni" }, EVENING, "SERENDIPITY");
    expect(await queued()).toHaveLength(3);
    const third = await done(addServiceUsage(chloe(), order("eleni", "SERENDIPITY")));
    expect(third.billNumber).not.toBeNull();
    expect((await queued()).map(({ udrId }) => udrId)).toEqual([held]);
    await release(holdId);
    expect(await done(runBilling(fotini(5), eleni()))).toMatchObject({ items: 1 });
    expect(await queued()).toEqual([]);
  });
});

describe("releasing takes two", () => {
  test("who asks cannot agree, in the decision and in the database", async () => {
    const { holdId } = await hold(GLOBAL);
    expect(await codeOf(releaseHold(fotini(), { holdId, revision: 1 }))).toBe("RELEASE_NOT_REQUESTED");
    const asked = await done(requestRelease(anna(), { holdId, revision: 1, reason: "Repaired" }));
    expect(await codeOf(releaseHold(anna(), asked))).toBe("SECOND_PERSON_REQUIRED");
    const { userId } = desk.seeded.people.users.get("pricingManager") ?? { userId: 0 };
    const alone = desk.test.database.update(offerHold).set({ releasedBy: userId, releasedAt: EVENING }).where(eq(offerHold.holdId, holdId));
    await expect(alone.catch((error: unknown) => pgConstraint(error))).resolves.toBe("offer_hold_second_person");
    await done(releaseHold(fotini(), asked));
    expect(await findHold(anna(), GLOBAL)).toBeNull();
    const rows = await desk.test.owner
      .select()
      .from(auditEntry)
      .where(sql`${auditEntry.after} ->> 'hold' = ${String(holdId)}`)
      .orderBy(auditEntry.auditId);
    expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
      ["offer.hold", REASON],
      ["offer.requestRelease", "Repaired"],
      ["offer.release", null],
    ]);
  });

  test("it waits among the reviews; a no keeps the hold, and it can be asked for again", async () => {
    const { holdId } = await hold(GLOBAL);
    expect(await listHoldReleases(fotini())).toEqual([]);
    const asked = await done(requestRelease(anna(), { holdId, revision: 1, reason: "Repaired" }));
    expect(await listHoldReleases(fotini())).toMatchObject([{ code: "GLOBAL", release: { by: "Anna Petrou", isMine: false } }]);
    expect(await listHoldReleases(anna())).toMatchObject([{ release: { isMine: true } }]);
    expect(await codeOf(requestRelease(fotini(), { ...asked, reason: "Me too" }))).toBe("RELEASE_REQUESTED");
    const kept = await done(keepHold(fotini(), asked));
    expect(await codeOf(releaseHold(fotini(), asked))).toBe("STALE_REVISION");
    expect(await findHold(anna(), GLOBAL)).toMatchObject({ revision: kept.revision, release: null, setBy: "Anna Petrou", reason: REASON });
    expect(await codeOf(requestRelease(fotini(), { ...kept, reason: "Repaired now" }))).toBe("ok");
  });

  test("of eight at once, one sets it; of two who agree at once, one releases it", async () => {
    const set = await Promise.all(Array.from({ length: 8 }, () => codeOf(setHold(anna(), { target: GLOBAL, reason: REASON }))));
    expect(set.toSorted()).toEqual([...Array.from({ length: 7 }, () => "ALREADY_ON_HOLD"), "ok"]);
    const { holdId } = (await findHold(anna(), GLOBAL)) ?? { holdId: 0 };
    const asked = await done(requestRelease(anna(), { holdId, revision: 1, reason: "Repaired" }));
    const released = await Promise.all(Array.from({ length: 4 }, () => codeOf(releaseHold(fotini(), asked))));
    expect(released.toSorted()).toEqual(["HOLD_RELEASED", "HOLD_RELEASED", "HOLD_RELEASED", "ok"]);
    expect(await codeOf(setHold(anna(), { target: GLOBAL, reason: REASON }))).toBe("ok");
  });

  test("the same key twice is one hold", async () => {
    const context = { ...anna(), idempotencyKey: "hold-1" };
    const once = await setHold(context, { target: FILM, reason: REASON });
    expect(await setHold(context, { target: FILM, reason: REASON })).toEqual(once);
    expect(await desk.test.owner.select().from(offerHold)).toHaveLength(1);
  });

  test("what is not there cannot be held", async () => {
    expect(await codeOf(setHold(anna(), { target: { kind: "product", code: "NONE" }, reason: REASON }))).toBe("NOT_FOUND");
  });
});
