import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenInvariants } from "#db/invariants/check-invariants.ts";
import { ledgerBalance } from "#db/queries/ledger.ts";
import { findWallet } from "#db/queries/wallets.ts";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, adjustOf, atNicosia, correct, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { type CountingDesk, countingDesk } from "#db/testing/counting-desk.ts";
import { type UsageDesk, usageDesk } from "#db/testing/imported-usage.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { present } from "#lib/kernel/assert.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { runBilling } from "../billing/run-billing.ts";
import { retryParkedUdrs } from "./retry-parked-udrs.ts";

/**
 * Random sequences of imports, ratings, corrections, retries and billings, beside a model that knows only what each UDR should net. Whatever waits
 * or is parked nets nothing; after every step all invariants hold, and in the end everything has come to what a child would reckon.
 */

/** Films cost 10 here; elsewhere they came with 7; an event has no rate. */
const KINDS = {
  film: { usage: { product: "LOTR1" }, price: 10 },
  elsewhere: { usage: { product: "DERBY", rating: "elsewhere", gross: "7.00", tax: "1.12" }, price: 7 },
  event: { usage: { product: "DERBY" }, price: null },
} as const;
type Kind = keyof typeof KINDS;

const WANTED = { setBillable: "toBeBilled", setCreditable: "toBeCredited", setNotToBeBilled: "notToBeBilled" } as const;

type ModelUdr = { udrId: number; price: number | null; directive: string; isCancelled: boolean; isRated: boolean };

type Step =
  | { readonly kind: "import"; readonly what: Kind }
  | { readonly kind: "rate" | "retry" | "bill" }
  | { readonly kind: "mend" | "cancel" | keyof typeof WANTED; readonly udr: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("import" as const), what: fc.constantFrom<Kind>("film", "elsewhere", "event") }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("rate" as const, "rate" as const, "retry" as const, "bill" as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "mend" as const,
        "cancel" as const,
        "setBillable" as const,
        "setCreditable" as const,
        "setNotToBeBilled" as const,
      ),
      udr: fc.nat(4),
    }),
  },
);

const NOON = atNicosia("12:00");
const EVENING = atNicosia("20:00");

let desk: AluxsatDesk;
let counting: CountingDesk;
let usage: UsageDesk;
beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
  usage = usageDesk(desk);
});
afterAll(() => desk.close());

test("whatever waits, is parked, corrected and tried again, it is charged once, at its price", { timeout: 120_000 }, async () => {
  const scheme = fc.constantFrom("monthly" as const, "instant" as const, "prepaid" as const);
  const property = fc.asyncProperty(scheme, fc.array(step, { minLength: 3, maxLength: 12 }), async (terms, steps) => {
    const customer = await counting.newCustomer(terms);
    const model: ModelUdr[] = [];
    for (const one of steps) {
      await perform(model, customer, one);
      await compare(model);
      expect(await findBrokenInvariants(desk.test.owner)).toEqual([]);
    }
    await perform(model, customer, { kind: "rate" });
    await perform(model, customer, { kind: "bill" });
    const net = model.reduce((sum, each) => sum + netOf(each), 0);
    const wallet = terms === "prepaid" ? present(await findWallet(desk.test.owner, customer), "the wallet") : null;
    const paid = wallet === null ? await ledgerBalance(desk.test.owner, customer, "receivable") : wallet.debt - wallet.balance;
    expect(microsToString(paid, 2)).toBe(`${net}.00`);
  });
  await fc.assert(property, { numRuns: 20 });
});

function netOf({ price, directive, isCancelled, isRated }: ModelUdr): number {
  if (!isRated || price === null || isCancelled || directive === "notToBeBilled") return 0;
  return directive === "toBeBilled" ? price : -price;
}

async function compare(model: readonly ModelUdr[]): Promise<void> {
  for (const each of model) {
    const posted = (await usage.postedOf(each.udrId)).split(", ").map((entry) => Number(entry.split(" ")[1] ?? 0));
    expect(posted.reduce((sum, gross) => sum + gross, 0)).toBe(netOf(each));
  }
}

async function perform(model: ModelUdr[], customer: SeededSubscription, one: Step): Promise<void> {
  if (one.kind === "import") {
    const { usage: imported, price } = KINDS[one.what];
    const udrId = await usage.importUsage(customer, { at: NOON, ...imported });
    model.push({ udrId, price, directive: "toBeBilled", isCancelled: false, isRated: false });
  } else if (one.kind === "retry") await done(retryParkedUdrs(desk.as("billingOperator", EVENING), "all"));
  else if (one.kind === "rate") await rate(model);
  else if (one.kind === "bill") {
    // A run rates first, whatever it finds to bill then.
    await runBilling(desk.as("billingOperator", atNicosia("23:59")), { accountNumber: customer.accountNumber });
    rated(model);
  } else if ("udr" in one) await change(model[one.udr], one.kind);
}

async function rate(model: readonly ModelUdr[]): Promise<void> {
  await usage.rate(EVENING);
  rated(model);
}

function rated(model: readonly ModelUdr[]): void {
  for (const each of model) each.isRated ||= each.price !== null && !each.isCancelled && each.directive !== "notToBeBilled";
}

async function change(target: ModelUdr | undefined, kind: "mend" | "cancel" | keyof typeof WANTED): Promise<void> {
  if (target === undefined) return;
  const lead = desk.as("careLead", atNicosia("22:00"));
  const shown = await udrOf(lead, target.udrId);
  const base = { udrId: target.udrId, expectedRevision: shown.revision };
  const isMend = kind === "mend";
  if (isMend && target.price !== null) return;
  const corrected = await correct(lead, isMend ? adjustOf(shown, { product: "LOTR1" }) : { action: kind, ...base });
  if (target.isCancelled) return expect(corrected).toMatchObject({ ok: false, refusal: { code: "UDR_CANCELLED" } });
  if (kind !== "mend" && kind !== "cancel" && WANTED[kind] === target.directive) {
    return expect(corrected).toMatchObject({ ok: false, refusal: { code: "DIRECTIVE_UNCHANGED" } });
  }
  const wasOut = target.directive === "notToBeBilled";
  if (!corrected.ok) {
    // What was not to be billed is rated by the action that bills it, and an event has no rate.
    expect([wasOut, target.price, corrected.refusal.code]).toEqual([true, null, "NO_RATE"]);
    return;
  }
  if (kind === "mend") target.price = 10;
  else if (kind === "cancel") target.isCancelled = true;
  else target.directive = WANTED[kind];
  // In no queue while it was not to be billed, so the action itself rates it.
  if (wasOut && target.directive !== "notToBeBilled") target.isRated = true;
}
