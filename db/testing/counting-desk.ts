import { asc, eq, sql } from "drizzle-orm";
import { documentHash, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { microsToString, sumMicros } from "#lib/kernel/money.ts";
import { addServiceUsage } from "#lib/operations/ordering/add-service-usage.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import type { Scope } from "#lib/rating/rate-book.ts";
import { nextId } from "../ids.ts";
import { loadDefinitions } from "../queries/rate-definitions.ts";
import { subscription, subscriptionDevice, subscriptionService } from "../schema/account.ts";
import { rateCounter } from "../schema/account-usage.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import { rbi } from "../schema/rbi.ts";
import { wallet } from "../schema/wallet.ts";
import { addCustomer, type SeededSubscription } from "../seed/customers.ts";
import { withTransaction } from "../tx.ts";
import { type AluxsatDesk, adjustOf, atNicosia, correct, udrOf } from "./aluxsat-desk.ts";

const bands = [
  { upTo: "10", price: "1.00" },
  { upTo: null, price: "0.50" },
];

/** The first ten cost 1.00, what is beyond them 0.50. */
export const BANDS: Charge = { charge: "graduated", bands };
/** Beyond ten all of them cost 0.50. */
export const VOLUME: Charge = { charge: "volume", bands };

export type CountingPlan = {
  readonly charge?: Charge;
  readonly scope?: Scope;
  readonly discounts?: readonly Partial<Discount>[];
  /** What a second version charges, from when. */
  readonly next?: { readonly charge: Charge; readonly at: Instant };
};

export const ALLOWANCE = {
  code: "TEN",
  version: 1,
  kind: "freeUsage",
  value: "10",
  per: "period",
  renew: "cycle",
  level: 1,
  for: null,
  zone: null,
  account: null,
  validFrom: null,
  validTo: null,
} as const;

export const ERROR = "NOT-DELIVERED";
export const FAVOUR = "GOODWILL";

export type CountingDesk = ReturnType<typeof countingDesk>;

/** The demo's desks, with films whose usage counts together. */
export function countingDesk(desk: AluxsatDesk) {
  const { database, owner } = desk.test;

  let customers = 0;

  function newCustomer(scheme: "monthly" | "instant" | "prepaid" = "monthly"): Promise<SeededSubscription> {
    customers += 1;
    const identifiers = { phone: `+3579901${1_000 + customers}`, smartCard: `44003${1_000 + customers}` };
    const customer = { name: `Counted ${customers}`, classification: "vip", scheme, hasPpvService: true, ...identifiers } as const;
    return withTransaction(database, (tx) => addCustomer(tx, database, { offer: desk.seeded.offer, customer }));
  }

  /** Another subscription of the same account, with the same terms and services. */
  async function another(customer: SeededSubscription): Promise<SeededSubscription> {
    const [row] = await owner.select().from(subscription).where(eq(subscription.subscriptionId, customer.subscriptionId));
    const services = await owner.select().from(subscriptionService).where(eq(subscriptionService.subscriptionId, customer.subscriptionId));
    const subscriptionId = await nextId(database, "subscription");
    const subscriptionNumber = `S-${subscriptionId}`;
    await owner.insert(subscription).values({ ...present(row, "the subscription"), subscriptionId, number: subscriptionNumber });
    const devices = await owner.select().from(subscriptionDevice).where(eq(subscriptionDevice.subscriptionId, customer.subscriptionId));
    await owner.insert(subscriptionDevice).values(devices.map((device) => ({ ...device, subscriptionId })));
    await owner.insert(subscriptionService).values(services.map((service) => ({ ...service, subscriptionId })));
    if (customer.walletId === null) return { ...customer, subscriptionId, subscriptionNumber };
    const walletId = await nextId(database, "wallet");
    const { shard, accountId } = customer;
    await owner
      .insert(wallet)
      .values({ shard, accountId, walletId, subscriptionId, currency: "EUR", floor: 0n, balance: 0n, debt: 0n, seq: 0 });
    return { ...customer, subscriptionId, subscriptionNumber, walletId };
  }

  /** Puts a plan in force for customers, as its reviews would. */
  async function publishFor(payers: readonly SeededSubscription[], plan: CountingPlan = {}): Promise<void> {
    const { charge = BANDS, scope = "period", discounts = [] } = plan;
    const pricePlanId = await nextId(database, "pricePlan");
    const code = `COUNTS-${pricePlanId}`;
    await owner.insert(pricePlan).values({ pricePlanId, code, name: code, kind: "subscription", currency: "EUR" });
    const versions = [{ charge, at: atNicosia("00:00", 1) }, ...(plan.next === undefined ? [] : [plan.next])];
    for (const [index, version] of versions.entries()) {
      await publishVersion({ pricePlanId, code, scope, discounts, version: index + 1, ...version });
    }
    for (const { subscriptionId } of payers) {
      await owner.execute(sql`update subscription set price_plan_id = ${pricePlanId} where subscription_id = ${subscriptionId}`);
    }
  }

  type Version = Required<Omit<CountingPlan, "next">> & {
    readonly pricePlanId: number;
    readonly code: string;
    readonly version: number;
    readonly at: Instant;
  };

  async function publishVersion({ pricePlanId, code, scope, discounts, version, charge, at }: Version): Promise<void> {
    const document = pricePlanDocument.parse({
      format: "ratewright/price-plan@1",
      code,
      name: code,
      currency: "EUR",
      taxInclusive: true,
      timeZone: "Europe/Nicosia",
      rates: [{ key: "films", for: { productType: "PPV-MOVIE" }, scope, base: charge, tiered: [] }],
      discounts,
    });
    const book = resolveRateBook(document, await loadDefinitions(database));
    assert(book.ok, "the plan has errors");
    await owner.insert(pricePlanVersion).values({
      versionId: await nextId(database, "pricePlanVersion"),
      pricePlanId,
      version,
      document,
      documentHash: await documentHash(document),
      rateBook: book.value,
      rateBookHash: await sha256Hex(canonicalJson(book.value)),
      effectiveAt: at,
      requestedBy: 1,
      requestedAt: at,
      decidedBy: 2,
      decidedAt: at,
      note: "",
    });
  }

  /** What a percentage is of: films have no such amount of their own. */
  async function declareAmount(key: string): Promise<void> {
    await owner.execute(sql`insert into udr_type_attribute (udr_type_id, key, label, type, mandatory, personal, position)
      select udr_type_id, ${key}, 'Order value', 'amount', false, false, 9 from udr_type where code = 'PPV'`);
  }

  /** "8.00": what an order of so many costs, which is made. */
  async function order(
    { subscriptionId }: SeededSubscription,
    quantity: string,
    { at, product = "LOTR1", metadata = {} }: { at: Instant; product?: string; metadata?: Readonly<Record<string, string>> },
  ) {
    const done = await addServiceUsage(desk.as("callCentreAgent", at), { subscriptionId, product, quantity, metadata });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    return done.value;
  }

  async function fix(change: UdrChange, { at, reason }: { readonly at: Instant; readonly reason: string }) {
    return correct(desk.as("careLead", at), change, reason);
  }

  /** The Adjust form of a UDR as it stands, with other values. */
  async function adjusted(udrId: number, at: Instant, changed: Parameters<typeof adjustOf>[1]) {
    return adjustOf(await udrOf(desk.as("careLead", at), udrId), changed);
  }

  /** "charge 8.00, reversal -8.00": what was posted for a customer, in the order in which it was. */
  async function posted(customer: SeededSubscription): Promise<readonly string[]> {
    const rows = await rowsOf(customer);
    return rows.map(({ kind, gross }) => `${kind} ${microsToString(gross, 2)}`);
  }

  /** What all of it comes to. */
  async function total(customer: SeededSubscription): Promise<string> {
    return microsToString(sumMicros((await rowsOf(customer)).map(({ gross }) => gross)), 2);
  }

  async function rowsOf({ subscriptionId }: SeededSubscription) {
    return owner.select().from(rbi).where(eq(rbi.subscriptionId, subscriptionId)).orderBy(asc(rbi.rbiId));
  }

  /** "period 13 of 2": cycle, quantity and how many UDRs. */
  async function counted({ subscriptionId }: Pick<SeededSubscription, "subscriptionId">): Promise<readonly string[]> {
    const rows = await owner.select().from(rateCounter).where(eq(rateCounter.ownerId, subscriptionId)).orderBy(asc(rateCounter.cycle));
    return rows.map(({ cycle, quantity, udrs }) => `${cycle}: ${decimalToString(quantity)} of ${udrs}`);
  }

  return { newCustomer, another, declareAmount, publishFor, order, fix, adjusted, posted, total, counted };
}
