import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { countCustomerRows } from "#db/testing/customer-rows.ts";
import { addServiceUsage } from "./add-service-usage.ts";
import { findOrderingSubscription } from "./find-ordering-subscription.ts";
import { findSubscribers } from "./find-subscribers.ts";
import { getDesk } from "./get-desk.ts";
import { listOrderableServices } from "./list-orderable-services.ts";
import { quoteServiceUsage } from "./quote-service-usage.ts";

let desk: AluxsatDesk;
let atRest: Readonly<Record<string, number>>;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

beforeEach(async () => {
  atRest = await countCustomerRows(desk.test.owner);
});

/** Whatever was refused, nothing came of it. */
afterEach(async () => {
  expect(await countCustomerRows(desk.test.owner)).toEqual(atRest);
});

const NOON = atNicosia("12:00");

const change = (statement: string) => desk.test.owner.execute(sql.raw(statement));

/** Refused by the quote and by the order, alike. */
async function refusalOf(customer: CustomerName, input: { product?: string; quantity?: string; metadata?: Record<string, string> } = {}) {
  const { subscriptionId } = desk.seeded.customers[customer];
  const wanted = { product: "LOTR1", quantity: "1", metadata: {}, ...input, subscriptionId };
  const quote = await quoteServiceUsage(desk.as("callCentreAgent", NOON), wanted);
  const order = await addServiceUsage(desk.as("callCentreAgent", NOON), wanted);
  if (order.ok || quote.ok) throw new Error("it was not refused");
  expect(quote.refusal).toEqual(order.refusal);
  return order.refusal;
}

/** Breaks something, looks, and mends it again, so that each refusal stands alone. */
async function whileBroken<Value>({ broken, mended }: { broken: string; mended: string }, look: () => Promise<Value>): Promise<Value> {
  await change(broken);
  try {
    return await look();
  } finally {
    await change(mended);
  }
}

describe("an order is refused", () => {
  test("without the termed service that enables films", async () => {
    const refusal = await refusalOf("petros");
    expect(refusal).toMatchObject({ code: "CONDITIONS_NOT_MET", params: { catalog: "VIP PPV", found: "none" } });
  });

  test("for the service's state, its period, and the customer's group", async () => {
    const service = "update subscription_service set";
    const state = { broken: `${service} state = 'notEffective'`, mended: `${service} state = 'effective'` };
    expect(await whileBroken(state, () => refusalOf("eleni"))).toMatchObject({ code: "CONDITIONS_NOT_MET" });
    const period = { broken: `${service} effective_to = '2026-03-03T09:59:00Z'`, mended: `${service} effective_to = null` };
    expect(await whileBroken(period, () => refusalOf("eleni"))).toMatchObject({ code: "CONDITIONS_NOT_MET" });
    const everybodyElse = {
      broken: "update catalog set archived_at = now() where code = 'PPV'",
      mended: "update catalog set archived_at = null",
    };
    const refusal = await whileBroken(everybodyElse, () => refusalOf("maria"));
    expect(refusal).toMatchObject({ code: "CONDITIONS_NOT_MET", params: { catalog: "VIP PPV", found: "STANDARD" } });
  });

  test.each([
    ["a catalog in draft", "DERBY", "CATALOG_NOT_EFFECTIVE"],
    ["a catalog that is not valid on that day of the year", "SHORTS-GALA", "CATALOG_NOT_VALID"],
    ["a product that is not valid any more", "METROPOLIS", "PRODUCT_NOT_VALID"],
    ["a product that is not valid yet", "SECOND-SUN", "PRODUCT_NOT_VALID"],
    ["a termed service, which is not usage", "PPV-SERVICE", "PRODUCT_NOT_USAGE"],
    ["a product that does not exist", "NO-SUCH-FILM", "NOT_FOUND"],
  ])("for %s", async (_, product, code) => {
    expect(await refusalOf("eleni", { product })).toMatchObject({ code });
  });

  test("for a catalog that was put out of effect, and a product that was archived", async () => {
    const catalog = {
      broken: "update catalog set state = 'notEffective' where code = 'VIP-PPV'",
      mended: "update catalog set state = 'effective' where code = 'VIP-PPV'",
    };
    expect(await whileBroken(catalog, () => refusalOf("eleni"))).toMatchObject({ code: "CONDITIONS_NOT_MET", params: { catalog: "PPV" } });
    const product = {
      broken: "update product set archived_at = now() where code = 'LOTR1'",
      mended: "update product set archived_at = null",
    };
    expect(await whileBroken(product, () => refusalOf("eleni"))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("when it could not be delivered", async () => {
    const device = {
      broken: "update subscription set device = null where number = 'S-20001'",
      mended: "update subscription set device = '4400100101' where number = 'S-20001'",
    };
    expect(await whileBroken(device, () => refusalOf("eleni"))).toMatchObject({ code: "DEVICE_MISSING" });
    const provider = {
      broken: "update provisioning_provider set state = 'notEffective'",
      mended: "update provisioning_provider set state = 'effective'",
    };
    expect(await whileBroken(provider, () => refusalOf("eleni"))).toMatchObject({
      code: "PROVIDER_NOT_EFFECTIVE",
      params: { provider: "Nagra Media Live" },
    });
    const [row] = await change("delete from provider_product_code where code = '1BQ1' returning provisioning_provider_id, product_id");
    expect(await refusalOf("eleni", { product: "LIMITLESS" })).toMatchObject({
      code: "PROVIDER_CODE_MISSING",
      params: { provider: "Nagra Media Live" },
    });
    await change(
      `insert into provider_product_code (provisioning_provider_id, product_id, code) values (${row?.provisioning_provider_id}, ${row?.product_id}, '1BQ1')`,
    );
  });

  test("when no price plan has a rate", async () => {
    const version = {
      broken: "update price_plan_version set effective_at = '2030-01-01'",
      mended: "update price_plan_version set effective_at = '2025-12-31T22:00:00Z'",
    };
    expect(await whileBroken(version, () => refusalOf("eleni"))).toMatchObject({
      code: "NO_RATE",
      params: { product: "The Lord of the Rings 1" },
    });
  });

  test("when the subscription is not effective, or does not exist", async () => {
    const state = {
      broken: "update subscription set state = 'inResting' where number = 'S-20001'",
      mended: "update subscription set state = 'effective'",
    };
    expect(await whileBroken(state, () => refusalOf("eleni"))).toMatchObject({ code: "SUBSCRIPTION_NOT_EFFECTIVE" });
    const nobody = { subscriptionId: 999_999, product: "LOTR1", quantity: "1", metadata: {} };
    expect(await addServiceUsage(desk.as("callCentreAgent", NOON), nobody)).toMatchObject({
      refusal: { code: "NOT_FOUND", path: "subscriptionId" },
    });
  });

  test("for metadata that the UDR type does not declare, does not allow, or asks for", async () => {
    expect(await refusalOf("eleni", { metadata: { colour: "red" } })).toMatchObject({ code: "METADATA_INVALID", path: "metadata.colour" });
    expect(await refusalOf("eleni", { metadata: { device: "TOASTER" } })).toMatchObject({
      code: "METADATA_INVALID",
      path: "metadata.device",
    });
    expect(await refusalOf("eleni", { metadata: { location: "<b>" } })).toMatchObject({
      code: "METADATA_INVALID",
      path: "metadata.location",
    });
    const mandatory = {
      broken: "update udr_type_attribute set mandatory = true where key = 'device'",
      mended: "update udr_type_attribute set mandatory = false",
    };
    expect(await whileBroken(mandatory, () => refusalOf("eleni"))).toMatchObject({ code: "METADATA_MISSING", path: "metadata.device" });
  });

  test("for a part of a film", async () => {
    expect(await refusalOf("eleni", { quantity: "1.5" })).toMatchObject({ code: "TOO_MANY_DIGITS", path: "quantity" });
  });

  test("for a wallet that does not exist, or holds too little", async () => {
    expect(await refusalOfOrder("nikos")).toMatchObject({ code: "WALLET_INSUFFICIENT_FUNDS" });
    const payment = {
      broken: "update subscription set payment = 'prepaid' where number = 'S-20001'",
      mended: "update subscription set payment = 'normal' where number = 'S-20001'",
    };
    expect(await whileBroken(payment, () => refusalOf("eleni"))).toMatchObject({ code: "WALLET_MISSING" });
  });
});

async function refusalOfOrder(customer: CustomerName) {
  const { subscriptionId } = desk.seeded.customers[customer];
  const order = await addServiceUsage(desk.as("callCentreAgent", NOON), { subscriptionId, product: "LOTR1", quantity: "1", metadata: {} });
  return order.ok ? null : order.refusal;
}

describe("what may be ordered", () => {
  const listed = async (customer: CustomerName, q = "") => {
    const { subscriptionId } = desk.seeded.customers[customer];
    const found = await listOrderableServices(desk.as("callCentreAgent", NOON), { subscriptionId, q });
    if (!found.ok) throw new Error(found.refusal.code);
    return found.value;
  };

  test("is listed with its price, and what not with every reason in words", async () => {
    const { available, unavailable, isMore } = await listed("eleni");
    expect(available.map(({ product, gross, catalogName }) => [product, gross, catalogName])).toEqual([
      ["BRAVEHEART", "10.00", "VIP PPV"],
      ["LIMITLESS", "10.00", "VIP PPV"],
      ["SERENDIPITY", "10.00", "VIP PPV"],
      ["LOTR1", "10.00", "VIP PPV"],
    ]);
    expect(unavailable.map(({ product, reasons }) => [product, reasons.map(({ message }) => message)])).toEqual([
      ["DERBY", ["The catalog Live events is not effective."]],
      ["METROPOLIS", ["Metropolis (restored) is not valid at that time."]],
      ["SHORTS-GALA", ["The catalog Winter festival is not valid at that time.", "The catalog Live events is not effective."]],
      ["SECOND-SUN", ["The Second Sun is not valid at that time."]],
    ]);
    expect(isMore).toBe(false);
  });

  test("is nothing for a VIP without the PPV service, and each catalog says what it asks for", async () => {
    const { available, unavailable } = await listed("petros", "lord");
    expect(available).toEqual([]);
    expect(unavailable[0]?.reasons.map(({ message }) => message)).toEqual([
      "The catalog VIP PPV asks for effective termed service PPV service; this subscription has none.",
      "The catalog PPV asks for account classification other than VIP; this subscription has VIP.",
      "The catalog PPV asks for effective termed service PPV service; this subscription has none.",
    ]);
  });

  test("is found by part of its name or code, and tells what to ask for with it", async () => {
    const { available, udrTypes } = await listed("eleni", "RINGS");
    expect(available.map(({ product }) => product)).toEqual(["LOTR1"]);
    expect(udrTypes.PPV?.fields.map(({ key, mandatory, choices }) => [key, mandatory, choices?.length ?? null])).toEqual([
      ["device", false, 6],
      ["location", false, null],
    ]);
  });

  test("agrees with the order, for every customer and service", async () => {
    for (const customer of ["eleni", "maria", "petros", "hotel"] as const) {
      const { available, unavailable } = await listed(customer);
      const { subscriptionId } = desk.seeded.customers[customer];
      for (const { product } of [...available, ...unavailable]) {
        const quote = await quoteServiceUsage(desk.as("callCentreAgent", NOON), { subscriptionId, product, quantity: "1", metadata: {} });
        expect([customer, product, quote.ok]).toEqual([customer, product, available.some((one) => one.product === product)]);
      }
    }
  });
});

describe("who is calling", () => {
  test("is found by card, telephone, name and number, one line per subscription", async () => {
    const found = async (q: string) =>
      (await findSubscribers(desk.as("callCentreAgent", NOON), { q })).map(({ subscriptionNumber }) => subscriptionNumber);
    expect(await found("4400100101")).toEqual(["S-20001"]);
    expect(await found("+357 99 000102")).toEqual(["S-20002"]);
    expect(await found("maria")).toEqual(["S-20003"]);
    expect(await found("S-20004")).toEqual(["S-20004"]);
    expect(await found("4400100")).toHaveLength(5);
    expect(await found("%")).toEqual([]);
  });

  test("stands at the till with wallet, services and card", async () => {
    const till = await getDesk(desk.as("callCentreAgent", NOON), "S-20002");
    expect(till).toMatchObject({
      value: {
        accountName: "Nikos Christodoulou",
        payment: "prepaid",
        device: "4400100102",
        devices: [{ number: "4400100102", ending: "102", label: null, isDefault: true }],
        services: ["PPV service"],
        wallet: { balance: "0.00" },
      },
    });
    expect(await getDesk(desk.as("auditor", NOON), "S-20002")).toMatchObject({ value: { device: "•••••••102" } });
    expect(await getDesk(desk.as("callCentreAgent", NOON), "S-1")).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  test("may be named by the account where it has one subscription only", async () => {
    const context = desk.as("callCentreAgent", NOON);
    const { accountNumber, subscriptionId, shard, accountId } = desk.seeded.customers.maria;
    expect(await findOrderingSubscription(context, { account: accountNumber })).toEqual({ ok: true, value: subscriptionId });
    expect(await findOrderingSubscription(context, { subscription: "S-20003" })).toEqual({ ok: true, value: subscriptionId });
    expect(await findOrderingSubscription(context, { account: "A-1" })).toMatchObject({ refusal: { code: "NOT_FOUND", path: "account" } });
    await change(`insert into subscription select shard, account_id, 29999, 'S-29999', subscription_type_id, billing_term_scheme_id, payment, state, price_plan_id,
      provisioning_provider_id, device, started_at from subscription where shard = ${shard} and account_id = ${accountId}`);
    const ambiguous = await findOrderingSubscription(context, { account: accountNumber });
    await change("delete from subscription where number = 'S-29999'");
    expect(ambiguous).toMatchObject({ refusal: { code: "SUBSCRIPTION_AMBIGUOUS", params: { count: 2 } } });
  });
});
