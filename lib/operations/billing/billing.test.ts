import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { billingRun } from "#db/schema/billing-run.ts";
import { billingQueue } from "#db/schema/rbi.ts";
import { type AluxsatDesk, adjustOf, atNicosia, correct, later, openAluxsatDesk, orderFilm, udrOf } from "#db/testing/aluxsat-desk.ts";
import type { Context } from "../context.ts";
import { getBill } from "./get-bill.ts";
import { getBillingRun } from "./get-billing-run.ts";
import { listBillingRuns } from "./list-billing-runs.ts";
import { previewBilling } from "./preview-billing.ts";
import { runBilling } from "./run-billing.ts";

let desk: AluxsatDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

const operator = (at: number): Context => desk.as("billingOperator", later(atNicosia("20:00"), at));
const eleni = () => ({ accountNumber: desk.seeded.customers.eleni.accountNumber });

describe("a run of one account", () => {
  test("bills what its preview showed, once, and can be read as a bill", async () => {
    const night = await orderFilm({ desk, customer: "eleni" }, atNicosia("02:14"));
    const evening = await orderFilm({ desk, customer: "eleni" }, atNicosia("20:00"));
    const preview = await previewBilling(operator(5), eleni());
    expect(preview).toMatchObject({ ok: true, value: { items: 2, total: "15.00", bills: [{ kind: "bill", net: "13.64", tax: "1.36" }] } });

    const run = await runBilling(operator(6), eleni());
    expect(run).toMatchObject({ ok: true, value: { items: 2, bills: [expect.stringMatching(/^B-/)] } });
    const [number = ""] = run.ok ? run.value.bills : [];
    const bill = await getBill(operator(7), { number, after: null });
    expect(bill).toMatchObject({
      ok: true,
      value: {
        accountName: "Eleni Georgiou",
        lines: [{ product: { code: "LOTR1" }, items: 2, quantity: "2", amount: "15.00", taxPercent: "10" }],
        taxes: [{ net: "13.64", tax: "1.36" }],
        net: "13.64",
        tax: "1.36",
        rounding: "0.00",
        total: "15.00",
      },
    });
    expect(bill.ok && bill.value.items.rows.map(({ udrId, gross }) => [udrId, gross])).toEqual([
      [night, "5.00"],
      [evening, "10.00"],
    ]);
    expect(await runBilling(operator(8), eleni())).toMatchObject({ ok: false, refusal: { code: "NOTHING_TO_BILL" } });
    expect(await previewBilling(operator(8), eleni())).toMatchObject({ ok: false, refusal: { code: "NOTHING_TO_BILL" } });

    const billingRunId = run.ok ? run.value.billingRunId : 0;
    expect(await getBillingRun(operator(9), billingRunId)).toMatchObject({
      ok: true,
      value: {
        type: "individual",
        state: "completed",
        startedBy: "Fotini Markou",
        bills: 1,
        items: 2,
        parked: 0,
        total: "15.00",
        issued: [{ number, items: 2 }],
      },
    });
    expect(await listBillingRuns(operator(9), { before: null })).toMatchObject({
      ok: true,
      value: { rows: [{ billingRunId, total: "15.00" }], nextCursor: null },
    });
    expect(await listBillingRuns(operator(9), { before: billingRunId })).toMatchObject({ ok: true, value: { rows: [] } });
  });

  test("makes a credit note of a reversal", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, atNicosia("21:00"));
    await runBilling(operator(61), eleni());
    await correct(desk.as("careAgent", later(atNicosia("21:00"), 5)), { action: "cancel", udrId, expectedRevision: 1 });
    const run = await runBilling(operator(70), eleni());
    const [number = ""] = run.ok ? run.value.bills : [];
    expect(await getBill(operator(71), { number, after: null })).toMatchObject({
      ok: true,
      value: { kind: "creditNote", total: "-10.00", net: "-9.09", tax: "-0.91", items: { rows: [{ kind: "reversal", gross: "-10.00" }] } },
    });
  });

  test("leaves what becomes effective later, but not its reversal of what was billed", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, atNicosia("10:00", 10));
    const care = desk.as("careAgent", atNicosia("10:10", 10));
    await runBilling(desk.as("billingOperator", atNicosia("10:05", 10)), eleni());
    const postponed = adjustOf(await udrOf(care, udrId), { billingEffectiveAt: new Date(atNicosia("00:00", 20)).toISOString() });
    expect((await correct(care, postponed)).ok).toBe(true);
    await runBilling(desk.as("billingOperator", atNicosia("11:00", 10)), eleni());
    expect((await udrOf(care, udrId)).chain.map(({ state }) => state)).toEqual(["billed", "billed", "notBilled"]);
    expect((await runBilling(desk.as("billingOperator", atNicosia("01:00", 20)), eleni())).ok).toBe(true);
  });

  test("started many times at once bills once and leaves no empty run", async () => {
    const before = await desk.test.owner.select().from(billingRun);
    await orderFilm({ desk, customer: "eleni" }, atNicosia("12:00", 21));
    const runs = await Promise.all(
      Array.from({ length: 8 }, () => runBilling(desk.as("billingOperator", atNicosia("12:05", 21)), eleni())),
    );
    expect(runs.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await desk.test.owner.select().from(billingQueue)).toEqual([]);
    expect(await desk.test.owner.select().from(billingRun)).toHaveLength(before.length + 1);
  });

  test("repeated with the same key answers the same", async () => {
    await orderFilm({ desk, customer: "eleni" }, atNicosia("13:00", 21));
    const context = { ...desk.as("billingOperator", atNicosia("13:05", 21)), idempotencyKey: "run-1" };
    const once = await runBilling(context, eleni());
    expect(once.ok).toBe(true);
    expect(await runBilling(context, eleni())).toEqual(once);
  });
});

describe("what does not exist", () => {
  test("is refused by its name", async () => {
    const missing = { ok: false, refusal: { code: "NOT_FOUND" } };
    expect(await runBilling(operator(1), { accountNumber: "A-0" })).toMatchObject(missing);
    expect(await previewBilling(operator(1), { accountNumber: "A-0" })).toMatchObject(missing);
    expect(await getBillingRun(operator(1), 999_999)).toMatchObject(missing);
    expect(await getBill(operator(1), { number: "B-0", after: null })).toMatchObject(missing);
  });
});
