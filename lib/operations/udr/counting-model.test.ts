import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenInvariants } from "#db/invariants/check-invariants.ts";
import { findWallet } from "#db/queries/wallets.ts";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { BANDS, type CountingDesk, countingDesk, ERROR, FAVOUR, VOLUME } from "#db/testing/counting-desk.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { runBilling } from "../billing/run-billing.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";

/**
 * Random orders, corrections and billings of usage that counts together, beside a model that knows nothing of counters, RBIs or explanations:
 * only who used how much, in which order, and F. After every step they agree, and at the end every invariant holds.
 */

type Shape = "graduated" | "volume" | "package";

const CHARGES: Record<Shape, Charge> = {
  graduated: BANDS,
  volume: VOLUME,
  package: { charge: "package", size: "7", price: "3" },
};

/** F in cents, reckoned anew from the whole quantity each time. */
const F: Record<Shape, (quantity: number) => number> = {
  graduated: (quantity) => 100 * Math.min(quantity, 10) + 50 * Math.max(quantity - 10, 0),
  volume: (quantity) => (quantity <= 10 ? 100 : 50) * quantity,
  package: (quantity) => 300 * Math.ceil(quantity / 7),
};

type ModelUdr = {
  readonly udrId: number;
  quantity: number;
  revision: number;
  directive: "toBeBilled" | "toBeCredited" | "notToBeBilled";
  isCancelled: boolean;
  /** What its live RBI says; null when none stands. */
  live: number | null;
  /** Counts with this quantity, and pays for it or does not. */
  counts: { readonly quantity: number; readonly pays: boolean } | null;
};

class Model {
  readonly udrs: ModelUdr[] = [];
  total = 0;
  readonly #cost: (quantity: number) => number;

  constructor(shape: Shape) {
    this.#cost = F[shape];
  }

  get counted(): number {
    return this.udrs.reduce((sum, { counts }) => sum + (counts?.quantity ?? 0), 0);
  }

  add(udrId: number, quantity: number): void {
    const udr: ModelUdr = { udrId, quantity, revision: 1, directive: "toBeBilled", isCancelled: false, live: null, counts: null };
    this.udrs.push(udr);
    this.#charge(udr);
  }

  /** What remains costs what it costs by itself: in the order of use, each by the difference that it makes. */
  #leave(udr: ModelUdr): void {
    udr.counts = null;
    let before = 0;
    let owed = 0;
    for (const { counts } of this.udrs) {
      if (counts === null) continue;
      const after = before + counts.quantity;
      if (counts.pays) owed += this.#cost(after) - this.#cost(before);
      before = after;
    }
    const credits = this.udrs.filter(({ directive, live }) => directive === "toBeCredited" && live !== null);
    this.total = owed + credits.reduce((sum, { live }) => sum + (live ?? 0), 0);
  }

  #charge(udr: ModelUdr): void {
    const before = this.counted;
    udr.live = this.#cost(before + udr.quantity) - this.#cost(before);
    udr.counts = { quantity: udr.quantity, pays: true };
    this.total += udr.live;
  }

  #credit(udr: ModelUdr): void {
    const before = this.counted;
    udr.live = -(this.#cost(before + udr.quantity) - this.#cost(before));
    this.total += udr.live;
  }

  /** What the action does; "refused" where an Adjust would be a favour. */
  change(udr: ModelUdr, one: Change): "refused" | "done" {
    const counted = udr.counts;
    if (one.kind === "adjust" && one.isFavour && counted !== null) return "refused";
    udr.revision += 1;
    if (one.kind === "adjust") udr.quantity = one.quantity;
    if (one.kind === "cancel") udr.isCancelled = true;
    else if (one.kind !== "adjust") udr.directive = WANTED[one.kind];
    if (udr.live !== null) this.total -= udr.live;
    udr.live = null;
    const isCharged = !udr.isCancelled && udr.directive === "toBeBilled";
    if (counted !== null && (isCharged || !one.isFavour)) this.#leave(udr);
    else if (counted !== null) udr.counts = { ...counted, pays: false };
    if (isCharged) this.#charge(udr);
    else if (!udr.isCancelled && udr.directive === "toBeCredited") this.#credit(udr);
    return "done";
  }
}

const WANTED = { setBillable: "toBeBilled", setCreditable: "toBeCredited", setNotToBeBilled: "notToBeBilled" } as const;

type Change =
  | { readonly kind: "adjust"; readonly udr: number; readonly isFavour: boolean; readonly quantity: number }
  | {
      readonly kind: "cancel" | "setBillable" | "setCreditable" | "setNotToBeBilled";
      readonly udr: number;
      readonly isFavour: boolean;
    };
type Step = Change | { readonly kind: "order"; readonly quantity: number } | { readonly kind: "bill" };

const quantity = fc.integer({ min: 1, max: 9 });
const udr = fc.nat(5);
const isFavour = fc.boolean();
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("order" as const), quantity }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("adjust" as const), udr, isFavour, quantity }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom("cancel" as const, "setBillable" as const, "setCreditable" as const, "setNotToBeBilled" as const),
      udr,
      isFavour,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("bill" as const) }) },
);

let desk: AluxsatDesk;
let counting: CountingDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
});
afterAll(() => desk.close());

const NOON = atNicosia("12:00");

test("whatever is ordered and corrected, it comes to F of what counts", { timeout: 240_000 }, async () => {
  const shape = fc.constantFrom<Shape>("graduated", "volume", "package");
  const scheme = fc.constantFrom("monthly" as const, "prepaid" as const);
  await fc.assert(
    fc.asyncProperty(shape, scheme, fc.array(step, { minLength: 4, maxLength: 14 }), async (charge, terms, steps) => {
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
  const paid = await topUpWallet(desk.as("callCentreAgent", NOON), { subscriptionId, amount: "500.00", paymentReference: "CASH" });
  expect(paid.ok).toBe(true);
}

async function perform(model: Model, customer: SeededSubscription, one: Step): Promise<void> {
  if (one.kind === "order") {
    const { udrId } = await counting.order(customer, String(one.quantity), { at: later(NOON, model.udrs.length) });
    return model.add(udrId, one.quantity);
  }
  if (one.kind === "bill") {
    await runBilling(desk.as("billingOperator", atNicosia("23:59")), { accountNumber: customer.accountNumber });
    return;
  }
  const target = model.udrs[one.udr];
  if (target === undefined || target.isCancelled || isNothing(target, one)) return;
  const fixed = await counting.fix(await changeOf(target, one), { at: atNicosia("22:00"), reason: one.isFavour ? FAVOUR : ERROR });
  if (model.change(target, one) === "refused") expect(fixed).toMatchObject({ ok: false, refusal: { code: "COUNTS_TOGETHER" } });
  else expect(fixed).toMatchObject({ ok: true });
}

function isNothing(target: ModelUdr, one: Change): boolean {
  if (one.kind === "adjust") return one.quantity === target.quantity;
  return one.kind !== "cancel" && WANTED[one.kind] === target.directive;
}

async function changeOf({ udrId, revision }: ModelUdr, one: Change): Promise<UdrChange> {
  if (one.kind === "adjust") return counting.adjusted(udrId, atNicosia("22:00"), { quantity: String(one.quantity) });
  return { action: one.kind, udrId, expectedRevision: revision };
}

async function compare(model: Model, customer: SeededSubscription): Promise<void> {
  expect(await counting.total(customer)).toBe((model.total / 100).toFixed(2));
  const [counted] = await counting.counted(customer);
  expect(Number(counted?.split(" ")[1] ?? 0)).toBe(model.counted);
  if (customer.walletId === null) return;
  const { balance, debt } = present(await findWallet(desk.test.database, customer), "the wallet");
  expect(microsToString(balance - debt, 2)).toBe((500 - model.total / 100).toFixed(2));
}
