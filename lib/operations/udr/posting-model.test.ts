import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenInvariants } from "#db/invariants/check-invariants.ts";
import { ledgerBalance } from "#db/queries/ledger.ts";
import { findRbisOfUdr } from "#db/queries/rbis.ts";
import { findWallet } from "#db/queries/wallets.ts";
import { addCustomer, type SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, adjustOf, atNicosia, correct, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { withTransaction } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString, sumMicros } from "#lib/kernel/money.ts";
import type { Result } from "#lib/kernel/result.ts";
import { runBilling } from "../billing/run-billing.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";

/**
 * Random sequences of orders, corrections, top-ups, billings and retries, beside a model that knows nothing of RBIs, queues or
 * transactions: only what each UDR should net, what is owed, and what is in the wallet. After every step they agree and every
 * invariant holds.
 */

/** Euros as whole numbers: films cost 10 by day and 5 by night. */
type ModelUdr = {
  udrId: number;
  hour: Hour;
  directive: Directive;
  isCancelled: boolean;
  live: { amount: number; isBilled: boolean } | null;
};
type Directive = "toBeBilled" | "toBeCredited" | "notToBeBilled";
type Hour = "day" | "night";

const PRICES = { day: 10, night: 5 } as const;
const CLOCKS = { day: "20:00", night: "02:14" } as const;
const THRESHOLDS = { monthly: 3, instant: 1 } as const;

class Model {
  readonly scheme: "monthly" | "instant" | "prepaid";
  readonly udrs: ModelUdr[] = [];
  queue: { amount: number; of: ModelUdr; isCharge: boolean }[] = [];
  receivable = 0;
  balance = 0;
  debt = 0;

  constructor(scheme: "monthly" | "instant" | "prepaid") {
    this.scheme = scheme;
  }

  /** What stands for the UDR is taken back, what should stand is charged. */
  repost(udr: ModelUdr): void {
    const taken = udr.live === null ? 0 : -udr.live.amount;
    const amount =
      udr.isCancelled || udr.directive === "notToBeBilled" ? null : PRICES[udr.hour] * (udr.directive === "toBeBilled" ? 1 : -1);
    if (this.scheme === "prepaid") this.correctWallet(taken + (amount ?? 0));
    else this.requeue(udr, amount);
    udr.live = amount === null ? null : { amount, isBilled: this.scheme === "prepaid" };
    if (amount !== null) this.billIfDue();
  }

  private requeue(udr: ModelUdr, amount: number | null): void {
    if (udr.live?.isBilled) this.queue.push({ amount: -udr.live.amount, of: udr, isCharge: false });
    if (udr.live?.isBilled === false) this.queue = this.queue.filter((entry) => !(entry.of === udr && entry.isCharge));
    if (amount !== null) this.queue.push({ amount, of: udr, isCharge: true });
  }

  private billIfDue(): void {
    if (this.scheme === "prepaid") return;
    if (this.queue.filter(({ isCharge }) => isCharge).length >= THRESHOLDS[this.scheme]) this.bill();
  }

  bill(): void {
    for (const { amount, of, isCharge } of this.queue) {
      this.receivable += amount;
      if (isCharge && of.live) of.live.isBilled = true;
    }
    this.queue = [];
  }

  credit(amount: number): void {
    const repaid = Math.min(amount, this.debt);
    this.debt -= repaid;
    this.balance += amount - repaid;
  }

  private correctWallet(net: number): void {
    if (net <= 0) {
      this.credit(-net);
      return;
    }
    const taken = Math.min(net, this.balance);
    this.balance -= taken;
    this.debt += net - taken;
  }
}

let desk: AluxsatDesk;
beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

type Step =
  | { readonly kind: "order"; readonly hour: Hour }
  | { readonly kind: "adjust"; readonly udr: number; readonly hour: Hour }
  | { readonly kind: "cancel" | "setBillable" | "setCreditable" | "setNotToBeBilled"; readonly udr: number }
  | { readonly kind: "topUp"; readonly amount: number }
  | { readonly kind: "bill" };

const hour = fc.constantFrom<Hour>("day", "night");
const udr = fc.nat(4);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("order" as const), hour }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("adjust" as const), udr, hour }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom("cancel" as const, "setBillable" as const, "setCreditable" as const, "setNotToBeBilled" as const),
      udr,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("topUp" as const), amount: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("bill" as const) }) },
);

test("whatever is done in whatever order, what posts is what a child would reckon", { timeout: 120_000 }, async () => {
  const scheme = fc.constantFrom("monthly" as const, "instant" as const, "prepaid" as const);
  await fc.assert(
    fc.asyncProperty(scheme, fc.array(step, { minLength: 3, maxLength: 14 }), async (terms, steps) => {
      const customer = await newCustomer(terms);
      const model = new Model(terms);
      for (const one of steps) {
        await perform(model, customer, one);
        await compare(model, customer);
      }
      expect(await findBrokenInvariants(desk.test.owner)).toEqual([]);
    }),
    { numRuns: 24 },
  );
});

let customers = 0;

function newCustomer(scheme: "monthly" | "instant" | "prepaid"): Promise<SeededSubscription> {
  customers += 1;
  const identifiers = { phone: `+3579900${1_000 + customers}`, smartCard: `44002${1_000 + customers}` };
  const customer = { name: `Customer ${customers}`, classification: "vip", scheme, hasPpvService: true, ...identifiers } as const;
  return withTransaction(desk.test.database, (tx) => addCustomer(tx, desk.test.database, { offer: desk.seeded.offer, customer }));
}

async function perform(model: Model, customer: SeededSubscription, one: Step): Promise<void> {
  if (one.kind === "order") return order(model, customer, one.hour);
  if (one.kind === "bill") return bill(model, customer);
  if (one.kind === "topUp") return pay(model, customer, one.amount);
  const target = model.udrs[one.udr];
  if (target) await change(model, target, one);
}

async function order(model: Model, { subscriptionId }: SeededSubscription, at: Hour): Promise<void> {
  const context = { ...desk.as("callCentreAgent", atNicosia(CLOCKS[at])), idempotencyKey: crypto.randomUUID() };
  const input = { subscriptionId, product: "LOTR1", quantity: "1", metadata: {} };
  const ordered = await addServiceUsage(context, input);
  if (model.scheme === "prepaid" && model.balance < PRICES[at]) return expectRefusal(ordered, "WALLET_INSUFFICIENT_FUNDS");
  if (!ordered.ok) throw new Error(`refused: ${ordered.refusal.code}`);
  // A retry of the same order answers the same and does nothing.
  expect(await addServiceUsage(context, input)).toEqual(ordered);
  const made: ModelUdr = { udrId: ordered.value.udrId, hour: at, directive: "toBeBilled", isCancelled: false, live: null };
  model.udrs.push(made);
  model.repost(made);
}

async function bill(model: Model, { accountNumber }: SeededSubscription): Promise<void> {
  const run = await runBilling(desk.as("billingOperator", atNicosia("23:59")), { accountNumber });
  if (model.queue.length === 0) expectRefusal(run, "NOTHING_TO_BILL");
  else expect(run).toMatchObject({ ok: true, value: { items: model.queue.length } });
  model.bill();
}

async function pay(model: Model, { subscriptionId }: SeededSubscription, amount: number): Promise<void> {
  const input = { subscriptionId, amount: `${amount}.00`, paymentReference: "CASH" };
  const paid = await topUpWallet(desk.as("callCentreAgent", atNicosia("12:00")), input);
  if (model.scheme !== "prepaid") return expectRefusal(paid, "WALLET_MISSING");
  expect(paid).toMatchObject({ ok: true });
  model.credit(amount);
}

const WANTED = { setBillable: "toBeBilled", setCreditable: "toBeCredited", setNotToBeBilled: "notToBeBilled" } as const;

async function change(model: Model, target: ModelUdr, one: Exclude<Step, { kind: "order" | "topUp" | "bill" }>): Promise<void> {
  const context = desk.as("careLead", atNicosia("22:00"));
  const corrected = await correct(context, await changeOf(target, one));
  if (target.isCancelled) return expectRefusal(corrected, "UDR_CANCELLED");
  if (one.kind === "adjust" && one.hour === target.hour) return expectRefusal(corrected, "USAGE_UNCHANGED");
  if (one.kind !== "adjust" && one.kind !== "cancel" && WANTED[one.kind] === target.directive) {
    return expectRefusal(corrected, "DIRECTIVE_UNCHANGED");
  }
  if (!corrected.ok) throw new Error(`refused: ${corrected.refusal.code}`);
  const { preview, done } = corrected.value;
  expect(done.entries.map(({ gross, goes }) => [gross, goes])).toEqual(preview.entries.map(({ gross, goes }) => [gross, goes]));
  if (one.kind === "cancel") target.isCancelled = true;
  else if (one.kind === "adjust") target.hour = one.hour;
  else target.directive = WANTED[one.kind];
  model.repost(target);
}

async function changeOf({ udrId }: ModelUdr, one: Exclude<Step, { kind: "order" | "topUp" | "bill" }>): Promise<UdrChange> {
  const shown = await udrOf(desk.as("careLead", atNicosia("22:00")), udrId);
  if (one.kind !== "adjust") return { action: one.kind, udrId, expectedRevision: shown.revision };
  const at = atNicosia(CLOCKS[one.hour]);
  // The billing effective date stays: only the time of use was recorded wrongly.
  return adjustOf(shown, { from: instantToString(at) });
}

function expectRefusal(result: Result<unknown, Refusal>, code: Refusal["code"]): void {
  expect(result).toMatchObject({ ok: false, refusal: { code } });
}

/** What the database holds against what the model reckons. */
async function compare(model: Model, customer: SeededSubscription): Promise<void> {
  const { database } = desk.test;
  for (const { udrId, live } of model.udrs) {
    const rbis = await findRbisOfUdr(database, { ...customer, udrId });
    expect(euros(sumMicros(rbis.map(({ gross }) => gross)))).toBe(live?.amount ?? 0);
  }
  if (model.scheme !== "prepaid") return expect(euros(await ledgerBalance(database, customer, "receivable"))).toBe(model.receivable);
  const wallet = present(await findWallet(database, customer), "the wallet");
  expect([euros(wallet.balance), euros(wallet.debt)]).toEqual([model.balance, model.debt]);
}

function euros(amount: bigint): number {
  return Number(microsToString(amount, 0));
}
