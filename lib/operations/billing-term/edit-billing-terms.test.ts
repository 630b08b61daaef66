import { eq, notInArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { holdThresholds } from "#db/queries/billing-terms.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { billingTermScheme } from "#db/schema/billing-term.ts";
import { catalog, catalogCondition } from "#db/schema/catalog.ts";
import { pricePlan } from "#db/schema/price-plan.ts";
import { auditEntry } from "#db/schema/system.ts";
import { type AluxsatDesk, atNicosia, billAll, later, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { waitingAdvisoryLocks } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import type { SaveBillingTermInput } from "#lib/domain/billing-term/billing-term-schema.ts";
import { stateOfBillingTerm } from "#lib/domain/billing-term/billing-term-state.ts";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { billWhenThresholdReached } from "../bill-when-threshold-reached.ts";
import { archiveBillingTerm } from "./archive-billing-term.ts";
import { getBillingTerm } from "./get-billing-term.ts";
import { getBillingTermChoices } from "./get-billing-term-choices.ts";
import { listBillingTerms } from "./list-billing-terms.ts";
import { moveBillingTerm } from "./move-billing-term.ts";
import { restoreBillingTerm } from "./restore-billing-term.ts";
import { saveBillingTerm } from "./save-billing-term.ts";

const SEEDED = ["NORMAL-MONTHLY", "NORMAL-INSTANT", "PREPAID"];

let story: AluxsatDesk;
let desk: ReturnType<typeof definitionDesk>;
beforeAll(async () => {
  story = await openAluxsatDesk();
  desk = definitionDesk(story.test);
});
afterAll(() => story.close());
afterEach(async () => {
  const { owner } = story.test;
  await owner.delete(billingTermScheme).where(notInArray(billingTermScheme.code, SEEDED));
  await owner.update(billingTermScheme).set({ revision: 1, maximumUnbilledUdrs: 3 }).where(eq(billingTermScheme.code, "NORMAL-MONTHLY"));
  await owner.delete(auditEntry).where(eq(auditEntry.entity, "billingTerm"));
});

const terms = (changes: Partial<SaveBillingTermInput> = {}): SaveBillingTermInput => ({
  code: "YEARLY",
  revision: null,
  name: "Yearly",
  description: null,
  state: "draft",
  classification: "normal",
  billingType: "postBill",
  billingMethod: "period",
  cycleDay: 1,
  frequencyMonths: 12,
  currency: currency("EUR"),
  defaultPlan: null,
  flexible: true,
  maximumUnbilledUdrs: null,
  maximumUnbilledAmount: null,
  ...changes,
});

/** The seeded terms of three subscriptions, with something else about them. */
async function monthly(changes: Partial<SaveBillingTermInput>): Promise<SaveBillingTermInput> {
  const found = present(await getBillingTerm(desk.as(), "NORMAL-MONTHLY"), "NORMAL-MONTHLY");
  return { ...stateOfBillingTerm(found), currency: currency(found.currency), code: found.code, revision: found.revision, ...changes };
}

describe("billing terms", () => {
  it("are made, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveBillingTerm(desk.as(), terms()))).toBe("ok");
    expect(await answerOf(saveBillingTerm(desk.as(), terms({ revision: 1, cycleDay: 31, maximumUnbilledAmount: "20" })))).toBe("ok");
    expect(await answerOf(archiveBillingTerm(desk.as(), { code: "YEARLY", revision: 2 }))).toBe("ok");
    expect((await listBillingTerms(desk.as())).map(({ code }) => code)).not.toContain("YEARLY");
    expect((await listBillingTerms(desk.as(), { archived: true, search: "year" })).map(({ code }) => code)).toEqual(["YEARLY"]);
    expect(await answerOf(restoreBillingTerm(desk.as(), { code: "YEARLY", revision: 3 }))).toBe("ok");
    const found = present(await getBillingTerm(desk.as(), "YEARLY"), "YEARLY");
    expect(found).toMatchObject({ cycleDay: 31, maximumUnbilledAmount: "20.00", revision: 4, archivedAt: null, users: [] });
    expect(found.history.map(({ action }) => action.split(".")[1])).toEqual(["restore", "archive", "edit", "create"]);
    expect(found.history[2]?.differences).toEqual([
      { path: "cycleDay", before: "1", after: "31" },
      { path: "maximumUnbilledAmount", before: "null", after: "20.00" },
    ]);
  });

  it("saved as they are change nothing, however the amount is written", async () => {
    await saveBillingTerm(desk.as(), terms({ maximumUnbilledAmount: "20.00" }));
    expect(await saveBillingTerm(desk.as(), terms({ revision: 1, maximumUnbilledAmount: "20" }))).toMatchObject({ value: { revision: 1 } });
    expect(await desk.audited()).toHaveLength(1);
  });

  it("are saved once for a key, and a key means one request", async () => {
    const first = await saveBillingTerm(desk.as({ key: "k" }), terms());
    expect(await saveBillingTerm(desk.as({ key: "k" }), terms())).toEqual(first);
    expect(await answerOf(saveBillingTerm(desk.as({ key: "k" }), terms({ name: "Other" })))).toBe("IDEMPOTENCY_MISMATCH");
    expect(await desk.audited()).toHaveLength(1);
  });

  it("are refused with a taken code or name, stale, and archived", async () => {
    await saveBillingTerm(desk.as(), terms());
    expect(await answerOf(saveBillingTerm(desk.as(), terms({ name: "Other" })))).toBe("CODE_TAKEN");
    expect(await answerOf(saveBillingTerm(desk.as(), terms({ code: "Y2", name: "prepaid" })))).toBe("NAME_TAKEN");
    await saveBillingTerm(desk.as({ name: "Hera" }), terms({ revision: 1, cycleDay: 2 }));
    expect(await saveBillingTerm(desk.as(), terms({ revision: 1, cycleDay: 3 }))).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { revision: 2, by: "Hera", cycleDay: 2 } },
    });
    await archiveBillingTerm(desk.as(), { code: "YEARLY", revision: 2 });
    expect(await answerOf(saveBillingTerm(desk.as(), terms({ revision: 3 })))).toBe("DEFINITION_ARCHIVED");
    expect(await answerOf(moveBillingTerm(desk.as(), { code: "YEARLY", revision: 3, to: "effective" }))).toBe("DEFINITION_ARCHIVED");
  });

  it("of two with one name that are made at once, one is made", async () => {
    const answers = await Promise.all([
      answerOf(saveBillingTerm(desk.as(), terms())),
      answerOf(saveBillingTerm(desk.as(), terms({ code: "YEARLY-2" }))),
    ]);
    expect(answers.sort()).toEqual(["NAME_TAKEN", "ok"]);
  });

  it("go from draft to effective to terminated, and never back", async () => {
    await saveBillingTerm(desk.as(), terms());
    expect(await answerOf(moveBillingTerm(desk.as(), { code: "YEARLY", revision: 1, to: "terminated" }))).toBe("DEFINITION_INVALID");
    expect(await moveBillingTerm(desk.as(), { code: "YEARLY", revision: 1, to: "effective" })).toMatchObject({ value: { revision: 2 } });
    // Done already: a retry is no conflict.
    expect(await moveBillingTerm(desk.as(), { code: "YEARLY", revision: 1, to: "effective" })).toMatchObject({ value: { revision: 2 } });
    expect(await answerOf(moveBillingTerm(desk.as(), { code: "YEARLY", revision: 1, to: "terminated" }))).toBe("STALE_REVISION");
    expect(await answerOf(moveBillingTerm(desk.as(), { code: "YEARLY", revision: 2, to: "terminated" }))).toBe("ok");
    expect(await saveBillingTerm(desk.as(), terms({ revision: 3, state: "effective" }))).toMatchObject({
      refusal: { code: "DEFINITION_INVALID", path: "state" },
    });
    expect(await answerOf(moveBillingTerm(desk.as(), { code: "NOWHERE", revision: 1, to: "effective" }))).toBe("NOT_FOUND");
    expect((await desk.audited()).map((line) => line.split(" ")[0])).toEqual([
      "billingTerm.create",
      "billingTerm.setEffective",
      "billingTerm.terminate",
    ]);
  });

  it("that somebody has keep kind and currency, and are not archived", async () => {
    const other = await monthly({ currency: currency("USD") });
    expect(await saveBillingTerm(desk.as(), other)).toMatchObject({
      refusal: { code: "TERMS_SUBSCRIBED", path: "currency", params: { subscriptions: "3 subscriptions", what: "currency" } },
    });
    const prepaid = await monthly({ classification: "prepaid", billingType: "preRated", maximumUnbilledUdrs: null });
    expect(await saveBillingTerm(desk.as(), prepaid)).toMatchObject({ refusal: { code: "TERMS_SUBSCRIBED", path: "classification" } });
    expect(await archiveBillingTerm(desk.as(), { code: "NORMAL-MONTHLY", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: "3 subscriptions" } },
    });
  });

  it("are not archived while a catalog asks for them", async () => {
    await saveBillingTerm(desk.as(), terms());
    const { owner } = story.test;
    const [some] = await owner.select().from(catalog);
    const { catalogId, name } = present(some, "catalog");
    await owner.insert(catalogCondition).values({ catalogId, position: 90, kind: "billingTerm", negated: false, codes: ["YEARLY"] });
    const answer = await archiveBillingTerm(desk.as(), { code: "YEARLY", revision: 1 });
    await owner.delete(catalogCondition).where(eq(catalogCondition.position, 90));
    expect(answer).toMatchObject({ refusal: { code: "DEFINITION_IN_USE", params: { users: `the catalog ${name}` } } });
  });

  it("take a default plan that there is, in their currency and not archived", async () => {
    const { owner } = story.test;
    expect(await saveBillingTerm(desk.as(), terms({ defaultPlan: "NOWHERE" }))).toMatchObject({ refusal: { path: "defaultPlan" } });
    expect(await saveBillingTerm(desk.as(), terms({ defaultPlan: "GLOBAL", currency: currency("USD") }))).toMatchObject({
      refusal: { code: "DEFINITION_INVALID", path: "defaultPlan" },
    });
    await owner.update(pricePlan).set({ archivedAt: desk.as().now }).where(eq(pricePlan.code, "GLOBAL"));
    const archived = await saveBillingTerm(desk.as(), terms({ defaultPlan: "GLOBAL" }));
    await owner.update(pricePlan).set({ archivedAt: null }).where(eq(pricePlan.code, "GLOBAL"));
    expect(archived).toMatchObject({ refusal: { code: "PART_ARCHIVED", path: "defaultPlan" } });
    expect(await answerOf(saveBillingTerm(desk.as(), terms({ defaultPlan: "GLOBAL" })))).toBe("ok");
    expect((await getBillingTerm(desk.as(), "YEARLY"))?.defaultPlan?.code).toBe("GLOBAL");
    expect((await getBillingTermChoices(desk.as())).plans).toContainEqual(
      expect.objectContaining({ code: "GLOBAL", currency: "EUR", isPublished: true }),
    );
  });
});

describe("a threshold that is lowered", () => {
  it("is refused while as much is unbilled, and sets off the next order after it", async () => {
    const at = { desk: story, customer: "eleni" as const };
    await orderFilm(at, atNicosia("20:00"));
    expect(await saveBillingTerm(desk.as(), await monthly({ maximumUnbilledUdrs: 1 }))).toMatchObject({
      refusal: { code: "THRESHOLD_REACHED", params: { subscriptions: expect.stringMatching(/^S-\d+$/) } },
    });
    expect(await answerOf(saveBillingTerm(desk.as(), await monthly({ maximumUnbilledAmount: "1" })))).toBe("THRESHOLD_REACHED");
    expect(await answerOf(saveBillingTerm(desk.as(), await monthly({ maximumUnbilledUdrs: 2 })))).toBe("ok");
    await billAll(at, later(atNicosia("20:00"), 5));
    expect(await answerOf(saveBillingTerm(desk.as(), await monthly({ maximumUnbilledUdrs: 1 })))).toBe("ok");
  });

  it("holds for an order that had read the former one", async () => {
    const at = { desk: story, customer: "eleni" as const };
    const { owner } = story.test;
    await orderFilm(at, atNicosia("21:00"));
    const { subscriptionId } = story.seeded.customers.eleni;
    const read = present(await findSubscriber(owner, subscriptionId), "the subscriber");
    expect(read.thresholds.maximumUnbilledUdrs).toBe(3);
    await owner.update(billingTermScheme).set({ maximumUnbilledUdrs: 1 }).where(eq(billingTermScheme.code, "NORMAL-MONTHLY"));
    const lead = story.as("careLead", later(atNicosia("21:00"), 1));
    const bill = await withTransaction(story.test.database, (tx) => billWhenThresholdReached(tx, lead, read));
    expect(bill?.because).toBe("1 unbilled UDR");
  });

  it("waits for an order that is judging by the former one", async () => {
    const lowering = await monthly({ maximumUnbilledUdrs: 1 });
    let isSaved = false;
    const { saving } = await withTransaction(story.test.database, async (tx) => {
      expect(await holdThresholds(tx, "NORMAL-MONTHLY")).toMatchObject({ maximumUnbilledUdrs: 3 });
      const answer = answerOf(saveBillingTerm(desk.as(), lowering)).finally(() => {
        isSaved = true;
      });
      await vi.waitFor(async () => expect(await waitingAdvisoryLocks(story.test.owner)).toBe(1));
      expect(isSaved).toBe(false);
      return { saving: answer };
    });
    expect(await saving).toBe("ok");
    expect(await withTransaction(story.test.database, (tx) => holdThresholds(tx, "NORMAL-MONTHLY"))).toMatchObject({
      maximumUnbilledUdrs: 1,
    });
  });
});
