import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nextId } from "#db/ids.ts";
import { catalog } from "#db/schema/catalog.ts";
import { serviceOrder } from "#db/schema/order.ts";
import { provisioningProvider } from "#db/schema/provider.ts";
import { provisioningRequest } from "#db/schema/provisioning.ts";
import { udr } from "#db/schema/udr.ts";
import { source, udrType } from "#db/schema/usage.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { present } from "#lib/kernel/assert.ts";
import { ONE } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { getProvider } from "./get-provider.ts";
import { getTimeModel } from "./get-time-model.ts";
import { getUdrType } from "./get-udr-type.ts";
import { getUnit } from "./get-unit.ts";
import { listProvisioning } from "./list-provisioning.ts";
import { listTimeModels } from "./list-time-models.ts";
import { listUdrTypes } from "./list-udr-types.ts";
import { listUnits } from "./list-units.ts";

let store: TestDatabase;
let context: Context;
let aluxsat: Aluxsat;

beforeAll(async () => {
  store = await testDatabase();
  aluxsat = await seedAluxsat(store.owner);
  context = {
    actor: { kind: "system", name: "test" },
    now: present(parseInstant("2026-11-21T02:14:00+02:00"), "now"),
    requestId: "test",
    database: store.database,
  };
});

afterAll(() => store.close());

describe("units", () => {
  it("says which UDR types are measured in a unit", async () => {
    const [unit] = await listUnits(context);
    expect(unit).toMatchObject({
      code: "TRX",
      name: "Transaction",
      decimals: 0,
      scale: "1",
      udrTypes: [{ code: "PPV", name: "Pay-per-view" }],
    });
    expect(await getUnit(context, "TRX")).toEqual({ ...unit, history: [] });
  });

  it("finds by name, and nothing by what is not there", async () => {
    expect(await listUnits(context, { search: "TRANS" })).toHaveLength(1);
    expect(await listUnits(context, { search: "litre" })).toEqual([]);
    expect(await getUnit(context, "LITRE")).toBeNull();
  });
});

describe("UDR types", () => {
  it("carries its attributes with their values, its sources and who uses it", async () => {
    const type = present(await getUdrType(context, "PPV"), "PPV");
    expect(type).toMatchObject({ boundary: "start", pricedAt: "from", unit: { code: "TRX" } });
    expect(type.attributes.length).toBeGreaterThan(0);
    expect(type.attributes.find(({ type: kind }) => kind === "choice")?.valueList?.items.length).toBeGreaterThan(0);
    expect(type.sources.map(({ channel }) => channel)).toContain("decoder");
    expect(type.productTypes.map(({ code }) => code)).toContain("PPV-MOVIE");
    expect(await getUdrType(context, "NONE")).toBeNull();
  });

  it("lists them with sources, value lists and usage zones, searched together", async () => {
    const all = await listUdrTypes(context);
    expect(all.usageZones).toMatchObject([{ code: "MOBILE-DEVICES", conditions: [{ attribute: "device", isUnder: "MOBILE" }], uses: [] }]);
    expect(all.sources.every(({ udrTypes }) => udrTypes.length > 0)).toBe(true);
    const found = await listUdrTypes(context, { search: "decoder" });
    expect(found.udrTypes).toEqual([]);
    expect(found.sources.map(({ code }) => code)).toEqual(["DECODER"]);
    expect(found.usageZones).toEqual([]);
  });
});

describe("date/time models", () => {
  it("knows the rates in force that hold only in it, and whether it holds now", async () => {
    const [model] = await listTimeModels(context);
    expect(model).toMatchObject({
      code: "PPV-OFF-PEAK",
      holdsNow: true,
      uses: [{ plan: { code: "GLOBAL" }, version: 1, rateKey: "movies", level: 1 }],
    });
    expect(await listTimeModels(context, { search: "nothing like it" })).toEqual([]);
  });

  it("does not hold in the evening, and tells this year's clock changes", async () => {
    const evening = { ...context, now: present(parseInstant("2026-11-21T20:00:00+02:00"), "evening") };
    const model = present(await getTimeModel(evening, "PPV-OFF-PEAK"), "PPV-OFF-PEAK");
    expect(model.holdsNow).toBe(false);
    expect(model.year).toBe(2026);
    expect(model.clockChanges.map(({ effects }) => effects.length)).toEqual([1, 1]);
    expect(await getTimeModel(evening, "NONE")).toBeNull();
  });

  it("is not used before a plan with it is in force", async () => {
    const before = { ...context, now: present(parseInstant("2025-06-01T00:00:00Z"), "before") };
    const [model] = await listTimeModels(before);
    expect(model?.uses).toEqual([]);
  });
});

describe("provisioning", () => {
  it("lists providers with how many products they know, and no requests yet", async () => {
    const view = await listProvisioning(context, { state: null, before: null });
    expect(view).toMatchObject({
      zone: "Europe/Nicosia",
      sent: { pending: { count: 0, isMore: false }, failed: { count: 0 }, requests: [], nextBefore: null },
    });
    expect(view.providers).toMatchObject([{ code: "NAGRA", state: "effective", products: 4 }]);
  });

  it("shows what a provider calls the products", async () => {
    const detail = present(await getProvider(context, "NAGRA"), "NAGRA");
    expect(detail.codes).toContainEqual({ product: { code: "BRAVEHEART", name: "Braveheart" }, code: "1AQ8" });
    expect(detail.requests).toEqual([]);
    expect(await getProvider(context, "NONE")).toBeNull();
  });

  it("walks the requests from the newest on, and counts those that need a hand", async () => {
    await addRequests(52);
    const first = await sentBy({ state: null, before: null });
    expect([first.requests.length, first.requests[0]?.requestId, first.nextBefore]).toEqual([50, 52, 3]);
    const second = await sentBy({ state: null, before: first.nextBefore });
    expect([second.requests.map(({ requestId }) => requestId), second.nextBefore]).toEqual([[2, 1], null]);
    const failed = await sentBy({ state: "failed", before: null });
    expect(failed.requests.map(({ requestId, lastError }) => [requestId, lastError])).toEqual([[52, "no answer"]]);
    expect([failed.pending.count, failed.failed.count]).toEqual([51, 1]);
    await removeRequests();
  });

  it("leaves an archived provider out of the list, and shows it by its code", async () => {
    const provisioningProviderId = await nextId(store.owner, "definition");
    const row = { provisioningProviderId, code: "OLD", name: "Old", protocol: "none", state: "notEffective", archivedAt: context.now };
    await store.owner.insert(provisioningProvider).values(row);
    expect((await listProvisioning(context, { state: null, before: null })).providers.map(({ code }) => code)).not.toContain("OLD");
    expect((await getProvider(context, "OLD"))?.provider.archivedAt).toBe(context.now);
  });

  it("shows no requests, which name devices, to who may not see subscriptions", async () => {
    const manager = { ...context, actor: { kind: "user", userId: 1, name: "Anna", role: "pricingManager", sessionId: "s" } } as const;
    expect((await listProvisioning(manager, { state: null, before: null })).sent).toBeNull();
    expect((await getProvider(manager, "NAGRA"))?.requests).toBeNull();
  });
});

async function sentBy(input: Parameters<typeof listProvisioning>[1]) {
  return present((await listProvisioning(context, input)).sent, "the requests");
}

/** One order with its UDR, delivered again and again; the last attempt failed. */
async function addRequests(count: number): Promise<void> {
  const { shard, accountId, subscriptionId } = aluxsat.customers.eleni;
  const productId = present(aluxsat.products.get("LOTR1"), "LOTR1");
  const [sold, from, type, provider] = await Promise.all([
    store.owner.select().from(catalog),
    store.owner.select().from(source),
    store.owner.select().from(udrType),
    store.owner.select().from(provisioningProvider),
  ]);
  const { now } = context;
  const common = {
    shard,
    accountId,
    subscriptionId,
    productId,
    quantity: ONE,
    currency: "EUR",
    sourceId: present(from[0], "source").sourceId,
  };
  const order = {
    ...common,
    orderId: 1,
    catalogId: present(sold[0], "catalog").catalogId,
    conditions: [],
    quotedGross: 0n,
    channel: "desk",
  };
  await store.owner.insert(serviceOrder).values({ ...order, orderedAt: now, serviceFrom: now, orderedBy: "system:test" });
  const usage = {
    ...common,
    udrId: 1,
    orderId: 1,
    origin: "order",
    rating: "here",
    state: "posted",
    directive: "toBeBilled",
    revision: 1,
    metadata: {},
  };
  const times = { usedFrom: now, billingEffectiveAt: now, recordedAt: now };
  await store.owner.insert(udr).values({ ...usage, ...times, udrTypeId: present(type[0], "type").udrTypeId });
  const request = { shard, accountId, orderId: 1, udrId: 1, device: "4400100101", productCode: "1AQ7", attempts: 1, requestedAt: now };
  const { provisioningProviderId } = present(provider[0], "provider");
  await store.owner.insert(provisioningRequest).values(
    Array.from({ length: count }, (_, index) => {
      const failed = index + 1 === count;
      const outcome = failed
        ? { state: "failed", finishedAt: now, lastError: "no answer" }
        : { state: "pending", finishedAt: null, lastError: null };
      return { ...request, ...outcome, provisioningProviderId, requestId: index + 1 };
    }),
  );
}

/** The invariants are checked on what a test leaves behind, and no order is delivered 52 times. */
async function removeRequests(): Promise<void> {
  await store.owner.delete(provisioningRequest);
  await store.owner.delete(udr);
  await store.owner.delete(serviceOrder);
}
