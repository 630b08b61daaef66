import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenInvariants } from "#db/invariants/check-invariants.ts";
import { findWallet } from "#db/queries/wallets.ts";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type CountingDesk, countingDesk, ERROR, FAVOUR } from "#db/testing/counting-desk.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { runBilling } from "../billing/run-billing.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";

/**
 * Usage of a percentage with a free part, ordered and moved in any order, beside a model that rates the whole group anew, in the order in
 * which it stands: 10 % of each amount, in cents, beyond what is free.
 */

type Shape = "twoFree" | "hundredFree" | "whicheverEndsFirst";

const CHARGES: Record<Shape, Charge> = {
  twoFree: { charge: "percentage", of: "orderValue", rate: "10", fixed: "0.50", freeUdrs: 2 },
  hundredFree: { charge: "percentage", of: "orderValue", rate: "10", fixed: "0.50", freeAmount: "100" },
  whicheverEndsFirst: { charge: "percentage", of: "orderValue", rate: "10", freeUdrs: 3, freeAmount: "100" },
};
const FREE: Record<Shape, { readonly udrs: number; readonly amount: number; readonly fixed: number }> = {
  twoFree: { udrs: 2, amount: Number.POSITIVE_INFINITY, fixed: 50 },
  hundredFree: { udrs: Number.POSITIVE_INFINITY, amount: 100, fixed: 50 },
  whicheverEndsFirst: { udrs: 3, amount: 100, fixed: 0 },
};

type ModelUdr = {
  readonly udrId: number;
  amount: number;
  minute: number;
  revision: number;
  isCancelled: boolean;
  live: number;
  /** Whether it counts, and whether it pays. */
  counts: "pays" | "favour" | "no";
};

class Model {
  readonly udrs: ModelUdr[] = [];
  total = 0;
  readonly #shape: Shape;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  add(udrId: number, { amount, minute }: { readonly amount: number; readonly minute: number }): number {
    const udr: ModelUdr = { udrId, amount, minute, revision: 1, isCancelled: false, live: 0, counts: "no" };
    this.udrs.push(udr);
    return this.#charge(udr);
  }

  cancel(udr: ModelUdr, isFavour: boolean): void {
    Object.assign(udr, { isCancelled: true, revision: udr.revision + 1, counts: isFavour ? "favour" : "no" });
    if (isFavour) this.total -= udr.live;
    else this.total = this.#owed();
  }

  adjust(udr: ModelUdr, { amount, minute }: { readonly amount: number; readonly minute: number }): void {
    Object.assign(udr, { amount, minute, revision: udr.revision + 1, counts: "no" });
    this.total = this.#owed();
    this.#charge(udr);
  }

  #charge(udr: ModelUdr): number {
    udr.counts = "pays";
    const order = this.#inOrder();
    udr.live = this.#costs().get(udr) ?? 0;
    // What it stands before is rated anew with it; as the last of them it changes nothing.
    this.total = order.at(-1) === udr ? this.total + udr.live : this.#owed();
    return udr.live;
  }

  #owed(): number {
    return [...this.#costs()].reduce((sum, [{ counts }, cost]) => sum + (counts === "pays" ? cost : 0), 0);
  }

  #costs(): ReadonlyMap<ModelUdr, number> {
    const free = FREE[this.#shape];
    const costs = new Map<ModelUdr, number>();
    let sum = 0;
    for (const [index, udr] of this.#inOrder().entries()) {
      const paid = index >= free.udrs ? udr.amount : Math.min(Math.max(sum + udr.amount - free.amount, 0), udr.amount);
      costs.set(udr, paid * 10 + (paid > 0 ? free.fixed : 0));
      sum += udr.amount;
    }
    return costs;
  }

  #inOrder(): readonly ModelUdr[] {
    const counting = this.udrs.filter(({ counts }) => counts !== "no");
    return counting.sort((left, right) => left.minute - right.minute || left.udrId - right.udrId);
  }
}

type Step =
  | { readonly kind: "order"; readonly amount: number; readonly minute: number }
  | { readonly kind: "adjust"; readonly udr: number; readonly amount: number; readonly minute: number }
  | { readonly kind: "cancel"; readonly udr: number; readonly isFavour: boolean }
  | { readonly kind: "bill" };

// Few values, so that many fall together: the same minute, exactly the free amount.
const amount = fc.constantFrom(10, 30, 50, 100, 140);
const minute = fc.nat(9);
const udr = fc.nat(4);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("order" as const), amount, minute }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("adjust" as const), udr, amount, minute }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel" as const), udr, isFavour: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("bill" as const) }) },
);

let desk: AluxsatDesk;
let counting: CountingDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
  await counting.declareAmount("orderValue");
});
afterAll(() => desk.close());

const NOON = atNicosia("12:00");
const EVENING = atNicosia("22:00");

test("in whatever order it comes, it costs what it costs in the order in which it stands", { timeout: 240_000 }, async () => {
  const shape = fc.constantFrom<Shape>("twoFree", "hundredFree", "whicheverEndsFirst");
  const scheme = fc.constantFrom("monthly" as const, "prepaid" as const);
  await fc.assert(
    fc.asyncProperty(shape, scheme, fc.array(step, { minLength: 4, maxLength: 12 }), async (charge, terms, steps) => {
      const customer = await counting.newCustomer(terms);
      await counting.publishFor([customer], { charge: CHARGES[charge] });
      if (terms === "prepaid") await topUp(customer);
      const model = new Model(charge);
      for (const one of steps) {
        await perform(model, customer, one);
        await compare(model, customer);
      }
      expect(await findBrokenInvariants(desk.test.owner)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

async function topUp({ subscriptionId }: SeededSubscription): Promise<void> {
  const paid = await topUpWallet(desk.as("callCentreAgent", NOON), { subscriptionId, amount: "900.00", paymentReference: "CASH" });
  expect(paid.ok).toBe(true);
}

async function perform(model: Model, customer: SeededSubscription, one: Step): Promise<void> {
  if (one.kind === "order") {
    const metadata = { orderValue: String(one.amount) };
    const { udrId, gross } = await counting.order(customer, "1", { at: later(NOON, one.minute), metadata });
    expect(gross).toBe((model.add(udrId, one) / 100).toFixed(2));
    return;
  }
  if (one.kind === "bill") {
    await runBilling(desk.as("billingOperator", atNicosia("23:59")), { accountNumber: customer.accountNumber });
    return;
  }
  const target = model.udrs[one.udr];
  if (target === undefined || target.isCancelled) return;
  if (one.kind === "cancel") {
    const change = { action: "cancel", udrId: target.udrId, expectedRevision: target.revision } as const;
    expect(await counting.fix(change, { at: EVENING, reason: one.isFavour ? FAVOUR : ERROR })).toMatchObject({ ok: true });
    return model.cancel(target, one.isFavour);
  }
  if (one.amount === target.amount && one.minute === target.minute) return;
  const changed = { from: instantToString(later(NOON, one.minute)), metadata: { orderValue: String(one.amount) } };
  const fixed = await counting.fix(await counting.adjusted(target.udrId, EVENING, changed), { at: EVENING, reason: ERROR });
  expect(fixed).toMatchObject({ ok: true });
  model.adjust(target, one);
}

async function compare(model: Model, customer: SeededSubscription): Promise<void> {
  expect(await counting.total(customer)).toBe((model.total / 100).toFixed(2));
  if (customer.walletId === null) return;
  const { balance, debt } = present(await findWallet(desk.test.database, customer), "the wallet");
  expect(microsToString(balance - debt, 2)).toBe((900 - model.total / 100).toFixed(2));
}
