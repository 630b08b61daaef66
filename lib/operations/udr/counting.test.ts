import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findWallet } from "#db/queries/wallets.ts";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { ALLOWANCE, type CountingDesk, type CountingPlan, countingDesk, ERROR, FAVOUR } from "#db/testing/counting-desk.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { runBilling } from "../billing/run-billing.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";
import { previewUdrChange } from "./preview-udr-change.ts";

let desk: AluxsatDesk;
let counting: CountingDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

const AT = atNicosia("12:00");
const MARCH = "2026-03-01/2026-04-01";

async function customerWith(plan: CountingPlan = {}, scheme: "monthly" | "prepaid" = "monthly"): Promise<SeededSubscription> {
  const customer = await counting.newCustomer(scheme);
  await counting.publishFor([customer], plan);
  if (scheme === "prepaid") await topUp(customer);
  return customer;
}

async function topUp({ subscriptionId }: SeededSubscription): Promise<void> {
  const paid = await topUpWallet(desk.as("callCentreAgent", AT), {
    subscriptionId,
    amount: "100.00",
    paymentReference: `P-${subscriptionId}`,
  });
  expect(paid.ok).toBe(true);
}

async function walletOf(customer: SeededSubscription): Promise<string> {
  return microsToString(present(await findWallet(desk.test.database, customer), "the wallet").balance, 2);
}

async function bill({ accountNumber }: SeededSubscription): Promise<void> {
  const run = await runBilling(desk.as("billingOperator", AT), { accountNumber });
  expect(run.ok || run.refusal.code).toBeTruthy();
}

const cancel = (udrId: number, expectedRevision = 1) => ({ action: "cancel", udrId, expectedRevision }) as const;

describe.each(["unbilled", "billed"] as const)("a correction of %s usage", (state) => {
  async function ordered(plan: CountingPlan = {}, quantities: readonly string[] = ["8", "5"]) {
    const customer = await customerWith(plan);
    const udrIds: number[] = [];
    for (const [index, quantity] of quantities.entries()) {
      const at = atNicosia(`12:0${index}`);
      udrIds.push((await counting.order(customer, quantity, { at, product: index % 2 === 0 ? "LOTR1" : "SERENDIPITY" })).udrId);
    }
    if (state === "billed") await bill(customer);
    return { customer, first: udrIds[0] ?? 0, second: udrIds[1] ?? 0 };
  }

  test("as a favour takes back what it cost, and nobody else's price changes", async () => {
    const { customer, first } = await ordered();
    const fixed = await counting.fix(cancel(first), { at: AT, reason: FAVOUR });
    expect(fixed).toMatchObject({ ok: true, value: { preview: { net: "-8.00", entries: [{ kind: "reversal" }] } } });
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 13 of 2`]);
    expect(await counting.total(customer)).toBe("3.50");
    expect((await counting.order(customer, "2", { at: AT })).gross).toBe("1.00");
  });

  test("that did not happen leaves the counter, and the others cost what they would without it", async () => {
    const { customer, first } = await ordered();
    const fixed = await counting.fix(cancel(first), { at: AT, reason: ERROR });
    expect(fixed).toMatchObject({
      ok: true,
      value: {
        preview: {
          net: "-6.50",
          entries: [
            { kind: "reversal", gross: "-8.00" },
            { kind: "correction", gross: "1.50", goes: "nextBill" },
          ],
        },
      },
    });
    if (!fixed.ok) return;
    expect(fixed.value.preview.entries[1]?.corrects).toBe(`Correction of Serendipity, March 2026: UDR ${first} changed`);
    expect(fixed.value.preview.sentence).toContain("Other usage of Serendipity in March 2026 costs €1.50 more.");
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 5 of 1`]);
    expect(await counting.total(customer)).toBe("5.00");
    await bill(customer);
    expect(await counting.total(customer)).toBe("5.00");
  });

  test("is said at the usage that it corrected, too", async () => {
    const { first, second } = await ordered({}, ["8", "5", "4"]);
    expect((await counting.fix(cancel(first), { at: AT, reason: ERROR })).ok).toBe(true);
    const shown = await udrOf(desk.as("careLead", AT), second);
    const corrects = `Correction of Serendipity, March 2026: UDR ${first} changed`;
    expect(shown).toMatchObject({ net: "3.50", corrections: [], corrected: [{ causeUdrId: first, gross: "1.50", corrects }] });
    expect((await udrOf(desk.as("careLead", AT), first)).corrected).toEqual([]);
  });

  test("of the quantity: the others first, then the new revision as the last", async () => {
    const { customer, first } = await ordered();
    const change = await counting.adjusted(first, AT, { quantity: "6" });
    const fixed = await counting.fix(change, { at: AT, reason: ERROR });
    expect(fixed).toMatchObject({
      ok: true,
      value: { preview: { entries: [{ gross: "-8.00" }, { gross: "1.50" }, { kind: "charge", gross: "5.50" }] } },
    });
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 11 of 2`]);
    expect(await counting.total(customer)).toBe("10.50");
    const shown = await udrOf(desk.as("careLead", AT), first);
    expect(shown).toMatchObject({ net: "5.50", countsTogether: true, corrections: [{ gross: "1.50", revision: 2, state: "notBilled" }] });
    expect(shown.chain.map(({ kind }) => kind)).toEqual(["charge", "reversal", "charge"]);
    expect((await counting.fix(cancel(first, 2), { at: AT, reason: FAVOUR })).ok).toBe(true);
    expect(await counting.total(customer)).toBe("5.00");
  });

  test("an Adjust of what was used is no favour", async () => {
    const { first } = await ordered();
    const change = await counting.adjusted(first, AT, { quantity: "6" });
    expect(await counting.fix(change, { at: AT, reason: FAVOUR })).toMatchObject({ ok: false, refusal: { code: "COUNTS_TOGETHER" } });
  });

  test("but one of nothing that counts is priced where it was", async () => {
    const { customer, first } = await ordered();
    const change = await counting.adjusted(first, AT, { billingEffectiveAt: instantToString(atNicosia("13:00")) });
    const fixed = await counting.fix(change, { at: AT, reason: FAVOUR });
    expect(fixed).toMatchObject({ ok: true, value: { preview: { net: "0.00", entries: [{ gross: "-8.00" }, { gross: "8.00" }] } } });
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 13 of 2`]);
  });

  test("of the time, into the cycle before: late usage counts there, and no more here", async () => {
    const customer = await customerWith();
    const april = atNicosia("12:00", 33);
    await counting.order(customer, "4", { at: AT });
    const { udrId } = await counting.order(customer, "8", { at: april });
    await counting.order(customer, "5", { at: april });
    if (state === "billed") await bill(customer);
    const change = await counting.adjusted(udrId, april, { from: instantToString(atNicosia("23:59", 31)) });
    expect(await counting.fix(change, { at: april, reason: ERROR })).toMatchObject({
      ok: true,
      value: { preview: { entries: [{ gross: "-8.00" }, { gross: "1.50" }, { gross: "7.00" }] } },
    });
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 12 of 2`, "2026-04-01/2026-05-01: 5 of 1"]);
    expect(await counting.total(customer)).toBe("16.00");
  });

  test("that is corrected once more, and then none of them is left", async () => {
    const { customer, first, second } = await ordered({}, ["8", "5", "4"]);
    expect((await counting.fix(cancel(first), { at: AT, reason: ERROR })).ok).toBe(true);
    expect(await counting.total(customer)).toBe("9.00");
    expect((await counting.fix(cancel(second), { at: AT, reason: ERROR })).ok).toBe(true);
    expect(await counting.total(customer)).toBe("4.00");
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 4 of 1`]);
  });

  test("a favour that is withdrawn is charged as the last of them", async () => {
    const { customer, first } = await ordered();
    await counting.fix({ action: "setNotToBeBilled", udrId: first, expectedRevision: 1 }, { at: AT, reason: FAVOUR });
    expect(await counting.total(customer)).toBe("3.50");
    await counting.fix({ action: "setBillable", udrId: first, expectedRevision: 2 }, { at: AT, reason: FAVOUR });
    expect(await counting.total(customer)).toBe("11.50");
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 13 of 2`]);
  });

  test("a credit is what one more of it would cost, and counts nothing", async () => {
    const { customer, second } = await ordered();
    const fixed = await counting.fix({ action: "setCreditable", udrId: second, expectedRevision: 1 }, { at: AT, reason: FAVOUR });
    expect(fixed).toMatchObject({ ok: true, value: { preview: { entries: [{ gross: "-3.50" }, { gross: "-2.50" }] } } });
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 13 of 2`]);
  });

  test("free usage of a cycle is given back to the others", async () => {
    const { customer, first } = await ordered({ charge: { charge: "perUnit", price: "1.00" }, scope: "udr", discounts: [ALLOWANCE] });
    expect(await counting.total(customer)).toBe("3.00");
    const fixed = await counting.fix(cancel(first), { at: AT, reason: ERROR });
    expect(fixed).toMatchObject({ ok: true, value: { preview: { net: "-3.00" } } });
    expect(await counting.total(customer)).toBe("0.00");
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 5 of 1`]);
    expect((await counting.order(customer, "6", { at: AT })).gross).toBe("1.00");
  });
});

test("prepaid: reversal, corrections and new charge are one movement of the wallet", async () => {
  const customer = await customerWith({}, "prepaid");
  const { udrId } = await counting.order(customer, "8", { at: AT });
  await counting.order(customer, "5", { at: AT });
  expect(await walletOf(customer)).toBe("88.50");
  const change = await counting.adjusted(udrId, AT, { quantity: "6" });
  const fixed = await counting.fix(change, { at: AT, reason: ERROR });
  expect(fixed).toMatchObject({ ok: true, value: { preview: { net: "-1.00" } } });
  expect(fixed.ok && fixed.value.preview.entries.map(({ goes }) => goes)).toEqual(["wallet", "wallet", "wallet"]);
  expect(await walletOf(customer)).toBe("89.50");
});

test("in a pool the usage of another subscription is corrected on its own bill", async () => {
  const first = await counting.newCustomer();
  const second = await counting.another(first);
  await counting.publishFor([first, second], { scope: "pool" });
  const { udrId } = await counting.order(first, "8", { at: AT });
  await counting.order(second, "5", { at: AT });
  expect(await counting.fix(cancel(udrId), { at: AT, reason: ERROR })).toMatchObject({ ok: true, value: { preview: { net: "-6.50" } } });
  expect([await counting.total(first), await counting.total(second)]).toEqual(["0.00", "5.00"]);
  expect(await counting.posted(second)).toEqual(["charge 3.50", "correction 1.50"]);
});

test("a preview without a reason takes the action's own, and another reason makes it stale", async () => {
  const customer = await customerWith();
  const { udrId } = await counting.order(customer, "8", { at: AT });
  await counting.order(customer, "5", { at: AT });
  const context = desk.as("careLead", AT);
  expect(await previewUdrChange(context, cancel(udrId))).toMatchObject({ ok: true, value: { net: "-8.00" } });
  expect(await previewUdrChange(context, cancel(udrId), ERROR)).toMatchObject({ ok: true, value: { net: "-6.50" } });
});

test("whoever changes the terms' cycle does not change which usage counts together", async () => {
  const customer = await customerWith();
  const { udrId } = await counting.order(customer, "8", { at: AT });
  await counting.order(customer, "5", { at: AT });
  await desk.test.owner.execute(sql`update billing_term_scheme set cycle_day = 15 where billing_method = 'period'`);
  expect(await counting.fix(cancel(udrId), { at: AT, reason: ERROR })).toMatchObject({ ok: true, value: { preview: { net: "-6.50" } } });
  await desk.test.owner.execute(sql`update billing_term_scheme set cycle_day = 1 where billing_method = 'period'`);
});
