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
import { closeDispute } from "../dispute/close-dispute.ts";
import { openDispute } from "../dispute/open-dispute.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";
import { type Hour, type ModelUdr, PostingModel, PRICES } from "./testing/posting-model.ts";

/**
 * Random sequences of orders, corrections, reversals, disputes, top-ups, billings and retries, beside a model that knows nothing of RBIs, queues or
 * transactions: only what each UDR should net, what is owed, and what is in the wallet. After every step they agree and every
 * invariant holds.
 */

const CLOCKS = { day: "20:00", night: "02:14" } as const;

let desk: AluxsatDesk;
beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

type Step =
  | { readonly kind: "order"; readonly hour: Hour }
  | { readonly kind: "adjust"; readonly udr: number; readonly hour: Hour }
  | { readonly kind: "cancel" | "setBillable" | "setCreditable" | "setNotToBeBilled"; readonly udr: number }
  | { readonly kind: "reverse"; readonly udr: number }
  | { readonly kind: "openDispute"; readonly udr: number }
  | { readonly kind: "closeDispute"; readonly udr: number }
  | { readonly kind: "topUp"; readonly amount: number }
  | { readonly kind: "bill" };

const hour = fc.constantFrom<Hour>("day", "night");
const udr = fc.nat(4);
const onUdr = <Kind extends string>(kind: Kind) => fc.record({ kind: fc.constant(kind), udr });
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
  { weight: 4, arbitrary: onUdr("reverse") },
  { weight: 6, arbitrary: fc.oneof(onUdr("openDispute"), onUdr("closeDispute")) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("topUp" as const), amount: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("bill" as const) }) },
);

test("whatever is done in whatever order, what posts is what a child would reckon", { timeout: 120_000 }, async () => {
  // Where bills come late, most can happen before them.
  const scheme = fc.constantFrom("monthly" as const, "monthly" as const, "instant" as const, "prepaid" as const);
  await fc.assert(
    fc.asyncProperty(scheme, fc.array(step, { minLength: 3, maxLength: 16, size: "max" }), async (terms, steps) => {
      const customer = await newCustomer(terms);
      const model = new PostingModel(terms);
      for (const one of steps) {
        await perform(model, customer, one);
        await compare(model, customer);
      }
      expect(await findBrokenInvariants(desk.test.owner)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

let customers = 0;

function newCustomer(scheme: "monthly" | "instant" | "prepaid"): Promise<SeededSubscription> {
  customers += 1;
  const identifiers = { phone: `+3579900${1_000 + customers}`, smartCard: `44002${1_000 + customers}` };
  const customer = { name: `Customer ${customers}`, classification: "vip", scheme, hasPpvService: true, ...identifiers } as const;
  return withTransaction(desk.test.database, (tx) => addCustomer(tx, desk.test.database, { offer: desk.seeded.offer, customer }));
}

async function perform(model: PostingModel, customer: SeededSubscription, one: Step): Promise<void> {
  if (one.kind === "order") return order(model, customer, one.hour);
  if (one.kind === "bill") return bill(model, customer);
  if (one.kind === "topUp") return pay(model, customer, one.amount);
  const target = model.udrs[one.udr % Math.max(1, model.udrs.length)];
  if (target === undefined) return;
  if (one.kind === "openDispute") await dispute(model, target);
  else if (one.kind === "closeDispute") await endDispute(model, target);
  else if (one.kind === "reverse") await reverse(model, target);
  else await change(model, target, one);
}

async function order(model: PostingModel, { subscriptionId }: SeededSubscription, at: Hour): Promise<void> {
  const context = { ...desk.as("callCentreAgent", atNicosia(CLOCKS[at])), idempotencyKey: crypto.randomUUID() };
  const input = { subscriptionId, product: "LOTR1", quantity: "1", metadata: {} };
  const ordered = await addServiceUsage(context, input);
  if (model.scheme === "prepaid" && model.balance < PRICES[at]) return expectRefusal(ordered, "WALLET_INSUFFICIENT_FUNDS");
  if (!ordered.ok) throw new Error(`refused: ${ordered.refusal.code}`);
  // A retry of the same order answers the same and does nothing.
  expect(await addServiceUsage(context, input)).toEqual(ordered);
  model.add(ordered.value.udrId, { hour: at, directive: "toBeBilled" });
}

async function bill(model: PostingModel, { accountNumber }: SeededSubscription): Promise<void> {
  const run = await runBilling(desk.as("billingOperator", atNicosia("23:59")), { accountNumber });
  const items = model.free().length;
  if (items > 0) expect(run).toMatchObject({ ok: true, value: { items } });
  else expectRefusal(run, model.queue.length === 0 ? "NOTHING_TO_BILL" : "UNBILLED_DISPUTED");
  model.bill();
}

async function pay(model: PostingModel, { subscriptionId }: SeededSubscription, amount: number): Promise<void> {
  const input = { subscriptionId, amount: `${amount}.00`, paymentReference: "CASH" };
  const paid = await topUpWallet(desk.as("callCentreAgent", atNicosia("12:00")), input);
  if (model.scheme !== "prepaid") return expectRefusal(paid, "WALLET_MISSING");
  expect(paid).toMatchObject({ ok: true });
  model.credit(amount);
}

const WANTED = { setBillable: "toBeBilled", setCreditable: "toBeCredited", setNotToBeBilled: "notToBeBilled" } as const;

type Change = Extract<Step, { kind: "adjust" | "cancel" | "setBillable" | "setCreditable" | "setNotToBeBilled" }>;
type Reversal = { readonly kind: "reverse" };

async function change(model: PostingModel, target: ModelUdr, one: Change): Promise<void> {
  const context = desk.as("careLead", atNicosia("22:00"));
  const corrected = await correct(context, await changeOf(target, one));
  if (target.isCancelled) return expectRefusal(corrected, "UDR_CANCELLED");
  if (one.kind === "adjust" && one.hour === target.hour) return expectRefusal(corrected, "USAGE_UNCHANGED");
  if (one.kind !== "adjust" && one.kind !== "cancel" && WANTED[one.kind] === target.directive) {
    return expectRefusal(corrected, "DIRECTIVE_UNCHANGED");
  }
  expectAsPreviewed(corrected);
  if (one.kind === "cancel") model.change(target, { isCancelled: true });
  else if (one.kind === "adjust") model.change(target, { hour: one.hour });
  else model.change(target, { directive: WANTED[one.kind] });
}

/** The last action is taken back by another; what was cancelled stays so, and another UDR takes its place, once. */
async function reverse(model: PostingModel, target: ModelUdr): Promise<void> {
  const reversed = await correct(desk.as("careLead", atNicosia("22:00")), await changeOf(target, { kind: "reverse" }));
  const { former } = target;
  if (target.hasSuccessor) return expectRefusal(reversed, "ALREADY_REVERSED");
  if (former === null) return expectRefusal(reversed, "NOTHING_TO_REVERSE");
  const { udrId } = expectAsPreviewed(reversed);
  if (!target.isCancelled) return model.change(target, former);
  target.hasSuccessor = true;
  model.add(udrId, former);
}

function expectAsPreviewed(corrected: Awaited<ReturnType<typeof correct>>): { readonly udrId: number } {
  if (!corrected.ok) throw new Error(`refused: ${corrected.refusal.code}`);
  const { preview, done } = corrected.value;
  expect(done.entries.map(({ gross, goes }) => [gross, goes])).toEqual(preview.entries.map(({ gross, goes }) => [gross, goes]));
  return done;
}

/** From now on nothing of it is billed, and it sets off no billing. */
async function dispute(model: PostingModel, target: ModelUdr): Promise<void> {
  const input = { udrId: target.udrId, reasonCode: "GOODWILL", words: "He was away.", ticket: "" };
  const opened = await openDispute(desk.as("careAgent", atNicosia("22:00")), input);
  if (target.isCancelled) return expectRefusal(opened, "UDR_CANCELLED");
  if (target.disputeId !== null) return expectRefusal(opened, "DISPUTE_OPEN");
  if (target.directive === "notToBeBilled" && target.live === null) return expectRefusal(opened, "DISPUTE_OF_NOTHING");
  if (!opened.ok) throw new Error(`refused: ${opened.refusal.code}`);
  expect(opened.value.heldItems).toBe(model.queue.filter(({ of }) => of === target).length);
  target.disputeId = opened.value.disputeId;
}

async function endDispute(model: PostingModel, target: ModelUdr): Promise<void> {
  const { udrId, disputeId } = target;
  const input = { udrId, disputeId: disputeId ?? 1, outcome: "stands" as const, words: "He saw it." };
  const closed = await closeDispute(desk.as("careAgent", atNicosia("22:00")), input);
  if (disputeId === null) return expectRefusal(closed, "DISPUTE_NOT_OPEN");
  expect(closed).toMatchObject({ ok: true, value: { freedItems: model.queue.filter(({ of }) => of === target).length } });
  target.disputeId = null;
  model.billIfDue();
}

async function changeOf({ udrId }: ModelUdr, one: Change | Reversal): Promise<UdrChange> {
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
async function compare(model: PostingModel, customer: SeededSubscription): Promise<void> {
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
