import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nextId } from "#db/ids.ts";
import { pricingAgreement, pricingAgreementVersion } from "#db/schema/pricing-agreement.ts";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { agreementDesk } from "#db/testing/agreement-desk.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { ALLOWANCE, type CountingDesk, type CountingPlan, countingDesk, ERROR, FAVOUR } from "#db/testing/counting-desk.ts";
import { usageDesk } from "#db/testing/imported-usage.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { type AgreementDocument, agreementDocument, agreementHash } from "#lib/domain/agreement/agreement-document.ts";
import type { SharedAllowance } from "#lib/domain/allowance/allowance-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { getCounted } from "../account/get-counted.ts";
import { runBilling } from "../billing/run-billing.ts";
import { archiveUsageZone } from "../definition/archive-usage-zone.ts";
import { getUsageZone } from "../definition/get-usage-zone.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { quoteServiceUsage } from "../ordering/quote-service-usage.ts";
import { archiveProduct } from "../product/archive-product.ts";
import { getAgreement } from "./get-agreement.ts";
import { getAgreementChoices } from "./get-agreement-choices.ts";
import { getAgreementImpact } from "./get-agreement-impact.ts";
import { getSharedAllowances } from "./get-shared-allowances.ts";
import { saveAgreementDraft } from "./save-agreement-draft.ts";

let desk: AluxsatDesk;
let counting: CountingDesk;
let office: ReturnType<typeof agreementDesk>;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
  office = agreementDesk(desk);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

const AT = atNicosia("12:00");
const FOUNDED = atNicosia("00:00", 1);
const APRIL = atNicosia("12:00", 32);

const FILMS: SharedAllowance = {
  code: "FILMS-10",
  name: "Films for the rooms",
  quantity: "10",
  unit: "TRX",
  for: { productType: "PPV-MOVIE" },
  renew: "cycle",
};

/** An agreement in force, as its review would leave it. */
async function agree({ shard, accountId, accountNumber }: SeededSubscription, change: Partial<AgreementDocument>): Promise<void> {
  const { owner, database } = desk.test;
  const document = agreementDocument.parse({ ...office.agreement(), account: accountNumber, ...change });
  await owner.insert(pricingAgreement).values({ shard, accountId, name: "Agreement" }).onConflictDoNothing();
  await owner.insert(pricingAgreementVersion).values({
    shard,
    accountId,
    versionId: await nextId(database, "pricingAgreementVersion"),
    version: 1,
    document,
    documentHash: await agreementHash(document),
    effectiveAt: FOUNDED,
    requestedBy: 1,
    requestedAt: FOUNDED,
    decidedBy: 2,
    decidedAt: FOUNDED,
    note: "",
  });
}

/** Two SIMs of one organisation, films at 1.00 each, and what they share. */
async function organisation(allowances: readonly Partial<SharedAllowance>[], plan: CountingPlan = {}) {
  const first = await counting.newCustomer();
  const second = await counting.another(first);
  await counting.publishFor([first, second], { charge: { charge: "perUnit", price: "1.00" }, scope: "udr", ...plan });
  await agree(first, { allowances: allowances.map((allowance) => ({ ...FILMS, ...allowance })) });
  return { first, second };
}

const grossOf = async (customer: SeededSubscription, quantity: string, at: Instant = AT) =>
  (await counting.order(customer, quantity, { at })).gross;

async function leftOf({ accountNumber }: SeededSubscription, now: Instant = AT) {
  const views = await getSharedAllowances(desk.as("callCentreAgent", now), accountNumber);
  return views.map(({ code, left, users }) => `${code} ${left}: ${users.map(({ taken }) => taken).join(", ")}`);
}

describe("orders", () => {
  test("of both SIMs take of one quantity, and the rest is paid", async () => {
    const { first, second } = await organisation([{}]);
    expect([await grossOf(first, "6"), await grossOf(second, "7"), await grossOf(first, "2")]).toEqual(["0.00", "3.00", "2.00"]);
    expect(await leftOf(first)).toEqual(["FILMS-10 0: 6, 4"]);
  });

  test("a quote says what the order costs and why, and takes nothing", async () => {
    const { first, second } = await organisation([{ capPerSim: "8" }]);
    await grossOf(first, "7");
    const input = { subscriptionId: second.subscriptionId, product: "LOTR1", quantity: "5", metadata: {} };
    const quote = await done(quoteServiceUsage(desk.as("callCentreAgent", AT), input));
    expect(quote.gross).toBe("2.00");
    expect(JSON.stringify(quote)).toContain("Shared allowance FILMS-10: 3 of 5 transaction free, 0 transaction left");
    expect(await leftOf(first)).toEqual(["FILMS-10 3: 7"]);
    expect(await grossOf(second, "5")).toBe("2.00");
  });

  test("the SIM's own free usage goes first", async () => {
    const { first, second } = await organisation([{}], { discounts: [{ ...ALLOWANCE, code: "FILMS-10", value: "4" }] });
    expect(await grossOf(first, "6")).toBe("0.00");
    expect(await leftOf(first)).toEqual(["FILMS-10 8: 2"]);
    expect(await grossOf(second, "13")).toBe("1.00");
  });

  test("no SIM takes more than its cap, and says so", async () => {
    const { first, second } = await organisation([{ capPerSim: "4" }]);
    expect([await grossOf(first, "6"), await grossOf(first, "1"), await grossOf(second, "3")]).toEqual(["2.00", "1.00", "0.00"]);
    const input = { subscriptionId: first.subscriptionId, product: "LOTR1", quantity: "1", metadata: {} };
    const quote = await done(quoteServiceUsage(desk.as("callCentreAgent", AT), input));
    expect(JSON.stringify(quote)).toContain("Not used: shared allowance FILMS-10 (this SIM has taken its 4 transaction of it)");
    expect(await leftOf(first)).toEqual(["FILMS-10 3: 4, 3"]);
  });

  test("it is free again in the next month, and only while the agreement holds", async () => {
    const { first } = await organisation([{}]);
    await grossOf(first, "10");
    expect([await grossOf(first, "1"), await grossOf(first, "3", APRIL)]).toEqual(["1.00", "0.00"]);
    expect(await leftOf(first, APRIL)).toEqual(["FILMS-10 7: 3"]);
    const ended = await counting.newCustomer();
    await counting.publishFor([ended], { charge: { charge: "perUnit", price: "1.00" }, scope: "udr" });
    await agree(ended, { allowances: [FILMS], validTo: "2026-03-02" });
    expect(await grossOf(ended, "3")).toBe("3.00");
    expect(await leftOf(ended)).toEqual([]);
  });

  test("usage of another service takes nothing of it", async () => {
    const { first } = await organisation([{ for: { product: "SERENDIPITY" } }]);
    expect(await grossOf(first, "3")).toBe("3.00");
    expect((await counting.order(first, "3", { at: AT, product: "SERENDIPITY" })).gross).toBe("0.00");
  });

  test("and imported usage take of it, that in the order in which it was used", async () => {
    const { first, second } = await organisation([{}]);
    const usage = usageDesk(desk);
    const evening = await usage.importUsage(second, { at: later(AT, 5), quantity: "8" });
    const noon = await usage.importUsage(first, { at: AT, quantity: "7" });
    await usage.rate(later(AT, 10));
    expect([await usage.postedOf(noon), await usage.postedOf(evening)]).toEqual(["charge 0.00", "charge 5.00"]);
    expect(await grossOf(first, "1", later(AT, 11))).toBe("1.00");
  });

  test("at once never take more than there is, whoever they are of", async () => {
    const { first } = await organisation([{ quantity: "7", capPerSim: "4" }]);
    const sims = [first, await counting.another(first), await counting.another(first), await counting.another(first)];
    const order = ({ subscriptionId }: SeededSubscription) =>
      addServiceUsage(desk.as("callCentreAgent", AT), { subscriptionId, product: "LOTR1", quantity: "2", metadata: {} });
    const results = await Promise.all(Array.from({ length: 24 }, (_, index) => order(present(sims[index % 4], "a SIM"))));
    expect(results.flatMap((each) => (each.ok || each.refusal.code === "BUSY" ? [] : [each.refusal.code]))).toEqual([]);
    const accepted = results.flatMap((each) => (each.ok ? [each.value] : []));
    expect(accepted.length).toBeGreaterThan(3);
    const paid = accepted.reduce((sum, { gross }) => sum + Number(gross), 0);
    expect(accepted.length * 2 - paid).toBe(7);
    const [view] = await getSharedAllowances(desk.as("callCentreAgent", AT), first.accountNumber);
    expect(view).toMatchObject({ left: "0", taken: "7" });
    expect(view?.users.every(({ taken }) => Number(taken) <= 4)).toBe(true);
  });
});

describe.each([
  ["unbilled", false],
  ["billed", true],
])("a correction of %s usage", (_, isBilled) => {
  async function ordered() {
    const { first, second } = await organisation([{}]);
    const taking = await counting.order(first, "8", { at: AT });
    const paying = await counting.order(second, "5", { at: later(AT, 1) });
    expect([taking.gross, paying.gross]).toEqual(["0.00", "3.00"]);
    if (isBilled) await bill(first);
    return { first, second, udrId: taking.udrId };
  }

  const bill = async ({ accountNumber }: SeededSubscription) => {
    await done(runBilling(desk.as("billingOperator", later(AT, 2)), { accountNumber }));
  };

  test("that did not happen gives back what it took, and the other SIM's usage has it", async () => {
    const { first, second, udrId } = await ordered();
    expect(await counting.fix({ action: "cancel", udrId, expectedRevision: 1 }, { at: later(AT, 3), reason: ERROR })).toMatchObject({
      ok: true,
    });
    expect(await counting.total(second)).toBe("0.00");
    expect(await leftOf(first)).toEqual(["FILMS-10 5: 5"]);
    expect(await grossOf(first, "6", later(AT, 4))).toBe("1.00");
  });

  test("as a favour leaves it taken", async () => {
    const { first, second, udrId } = await ordered();
    expect(await counting.fix({ action: "cancel", udrId, expectedRevision: 1 }, { at: later(AT, 3), reason: FAVOUR })).toMatchObject({
      ok: true,
    });
    expect(await counting.total(second)).toBe("3.00");
    expect(await leftOf(first)).toEqual(["FILMS-10 0: 8, 2"]);
  });

  test("of its quantity is rated anew as the last to take", async () => {
    const { first, second, udrId } = await ordered();
    const change = await counting.adjusted(udrId, later(AT, 3), { quantity: "7" });
    expect(await counting.fix(change, { at: later(AT, 3), reason: ERROR })).toMatchObject({ ok: true });
    expect(await counting.total(second)).toBe("0.00");
    expect(await counting.total(first)).toBe("2.00");
    expect(await leftOf(first)).toEqual(["FILMS-10 0: 5, 5"]);
  });
});

describe("what is shown", () => {
  test("names who took most, as many as fit, and keeps each SIM's share out of what has counted", async () => {
    const { first } = await organisation([{ quantity: "100", name: "Everybody's films" }]);
    for (let sim = 0; sim < 11; sim += 1) await grossOf(await counting.another(first), String(sim + 1));
    const [view] = await getSharedAllowances(desk.as("callCentreAgent", AT), first.accountNumber);
    expect(view).toMatchObject({
      name: "Everybody's films",
      unit: "Transaction",
      renewal: "each month",
      taken: "66",
      left: "34",
      others: 1,
    });
    expect(view?.users.map(({ taken }) => taken)).toEqual(["11", "10", "9", "8", "7", "6", "5", "4", "3", "2"]);
    expect(await getCounted(desk.as("callCentreAgent", AT), first.accountNumber)).toEqual([]);
    expect(await getSharedAllowances(desk.as("callCentreAgent", AT), "A-1")).toEqual([]);
  });

  test("the form offers what it may be for, with the unit of each", async () => {
    const { allowances } = await done(getAgreementChoices(office.anna(AT), office.hotel.accountNumber));
    expect(allowances.udrTypes).toContainEqual({ value: "PPV", label: "Pay-per-view" });
    expect(allowances.measurements).toContainEqual({ value: "TRX", label: "Transaction" });
    expect(allowances.units.productType["PPV-MOVIE"]).toEqual(["TRX"]);
  });
});

describe("the agreement of the hotel", () => {
  const reset = async () => {
    await office.reset();
    await desk.test.owner.execute(sql`truncate rate_counter`);
  };

  const declareZone = (conditions: readonly unknown[]) =>
    desk.test.owner.execute(sql`update usage_zone set conditions = ${JSON.stringify(conditions)}::jsonb, revision = revision + 1
      where code = 'SHARED-ZONE'`);

  beforeAll(async () => {
    await reset();
    await desk.test.owner.execute(sql`insert into usage_zone (usage_zone_id, code, name, conditions)
      values (900001, 'SHARED-ZONE', 'Shared zone', '[{"attribute":"location","is":"Rooms"}]'::jsonb)`);
  });

  test("a draft keeps its zone as it was saved, and says when that was changed since", async () => {
    const account = office.hotel.accountNumber;
    const document = office.agreement({ allowances: [{ ...FILMS, zone: "SHARED-ZONE" }] });
    const saved = await done(saveAgreementDraft(office.anna(AT), { account, revision: null, document }));
    const draft = async () => (await getAgreement(office.anna(AT), account))?.openDraft;
    expect((await draft())?.document.zones).toEqual({ "SHARED-ZONE": { all: [{ attribute: "location", is: "Rooms" }] } });
    expect((await draft())?.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect((await getAgreementImpact(office.boris(AT), account))?.rows).toEqual([]);
    await declareZone([{ attribute: "location", is: "Bar" }]);
    expect((await draft())?.findings.map(({ path }) => path)).toContain("allowances[0].zone");
    await done(saveAgreementDraft(office.anna(AT), { account, revision: saved.revision, document }));
    expect((await draft())?.findings.map(({ path }) => path)).not.toContain("allowances[0].zone");
  });

  test("what it names cannot be archived, and the zone's page says who uses it", async () => {
    const zone = present(await getUsageZone(office.anna(AT), "SHARED-ZONE"), "the zone");
    const user = `the draft of the agreement of Kourion Hotels Ltd (${office.hotel.accountNumber})`;
    expect(zone.discounts).toEqual([user]);
    expect(await codeOf(archiveUsageZone(office.anna(AT), { code: zone.code, revision: zone.revision }))).toBe("DEFINITION_IN_USE");
  });

  test("in force it is kept as it was approved, whatever becomes of the zone", async () => {
    await reset();
    const document = office.agreement({
      allowances: [
        { ...FILMS, zone: "SHARED-ZONE" },
        { ...FILMS, code: "ONE", for: { product: "LOTR1" }, quantity: "1" },
      ],
    });
    await office.agreed(document, AT);
    await declareZone([{ attribute: "location", is: "Lobby" }]);
    const order = async (location: string, minute: number) =>
      (await counting.order(office.hotel, "1", { at: later(AT, minute), product: "SERENDIPITY", metadata: { location } })).gross;
    expect(await order("Lobby", 1)).not.toBe("0.00");
    expect(await order("Bar", 2)).toBe("0.00");
    const named = await codeOf(archiveProduct(office.anna(later(AT, 3)), { code: "LOTR1", revision: 1 }));
    expect(named).toBe("DEFINITION_IN_USE");
    const zone = present(await getUsageZone(office.anna(later(AT, 3)), "SHARED-ZONE"), "the zone");
    expect(zone.discounts).toEqual([`the agreement of Kourion Hotels Ltd (${office.hotel.accountNumber}) v1`]);
  });
});
