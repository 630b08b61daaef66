import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listLastUdrs } from "#db/queries/usage-zones.ts";
import { udr, udrPersonal } from "#db/schema/udr.ts";
import { source, udrType } from "#db/schema/usage.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { DESK_NOW, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { ZoneMatchesView } from "#lib/domain/definition/usage-zone-matches.ts";
import { usageZoneMatchesInput } from "#lib/domain/definition/usage-zone-schema.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { ONE } from "#lib/kernel/decimal.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { matchUsageZone } from "./match-usage-zone.ts";

let store: TestDatabase;
let aluxsat: Aluxsat;

beforeAll(async () => {
  store = await testDatabase();
  aluxsat = await seedAluxsat(store.owner);
  await addUdrs();
});
afterAll(() => store.close());

const as = (role: Role): Context => {
  const context = definitionDesk(store).as();
  return { ...context, actor: { kind: "user", userId: 1, name: "Anna", role, sessionId: "s1" } };
};
const ask = (conditions: unknown, { role = "pricingManager", udrId = null }: { role?: Role; udrId?: number | null } = {}) =>
  matchUsageZone(as(role), usageZoneMatchesInput.parse({ conditions, udrId }));
async function matchesOf(...asked: Parameters<typeof ask>): Promise<ZoneMatchesView> {
  const answer = await ask(...asked);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

/** Ten minutes apart, the first the oldest: 1 television, 2 tablet, 3 phone in a room, 4 only in a room, 5 nothing at all. */
const METADATA = [{ device: "TV" }, { device: "TABLET" }, { device: "PHONE" }, {}, {}] as const;
const PERSONAL = [
  { udrId: 3, metadata: { location: "Room 12" } },
  { udrId: 4, metadata: { location: "Room 13" } },
  { udrId: 5, metadata: {} },
] as const;

const at = (place: number): Instant => instantFromMillis(DESK_NOW + place * 600_000);

async function addUdrs(): Promise<void> {
  const { shard, accountId, subscriptionId } = aluxsat.customers.eleni;
  const [sources, types] = await Promise.all([store.owner.select().from(source), store.owner.select().from(udrType)]);
  const usage = {
    ...{ shard, accountId, subscriptionId, origin: "import", rating: "here", state: "posted", directive: "notToBeBilled", revision: 1 },
    udrTypeId: present(types[0], "type").udrTypeId,
    productId: present(aluxsat.products.get("LOTR1"), "LOTR1"),
    sourceId: present(sources[0], "source").sourceId,
    quantity: ONE,
    currency: "EUR",
  };
  const times = (from: Instant) => ({ usedFrom: from, billingEffectiveAt: from, recordedAt: from });
  await store.owner.insert(udr).values(METADATA.map((metadata, index) => ({ ...usage, ...times(at(index)), udrId: index + 1, metadata })));
  await store.owner.insert(udrPersonal).values(PERSONAL.map((row) => ({ shard, accountId, ...row })));
}

const onMobiles = [{ attribute: "device", isUnder: "MOBILE" }];
const inRooms = [{ attribute: "location", startsWith: "Room" }];

describe("what a zone matches, while it is written", () => {
  it("counts the last UDRs that have metadata, and shows both sides, newest first", async () => {
    const { tried, matched, examples, notes, udr: none } = await matchesOf(onMobiles);
    expect({ tried, matched, notes, none }).toEqual({ tried: 4, matched: 2, notes: [], none: null });
    expect(examples?.inside).toMatchObject([
      { udrId: 3, product: { code: "LOTR1" }, isIn: true, conditions: [{ holds: true, value: "PHONE" }] },
      { udrId: 2, isIn: true, conditions: [{ holds: true, value: "TABLET" }] },
    ]);
    expect(examples?.outside).toMatchObject([
      { udrId: 4, isIn: false, conditions: [{ holds: false, value: null }] },
      { udrId: 1, isIn: false, conditions: [{ holds: false, value: "TV" }] },
    ]);
  });

  it("prices by personal metadata too, as the engine does", async () => {
    const { matched, examples } = await matchesOf([...onMobiles, ...inRooms]);
    expect(matched).toBe(1);
    expect(examples?.inside).toMatchObject([{ udrId: 3, conditions: [{ value: "PHONE" }, { value: "••••••" }] }]);
    expect((await matchesOf(inRooms, { udrId: 4 })).udr).toMatchObject({ isIn: true, conditions: [{ holds: true, value: "••••••" }] });
  });

  it("shows what is personal whole to who talks to the customer only", async () => {
    const { examples } = await matchesOf([...onMobiles, ...inRooms], { role: "careAgent" });
    expect(examples?.inside).toMatchObject([{ udrId: 3, conditions: [{ value: "PHONE" }, { value: "Room 12" }] }]);
  });

  it("says of one UDR why not, although it is not among those that were tried", async () => {
    expect((await matchesOf(onMobiles, { udrId: 5 })).udr).toMatchObject({
      udrId: 5,
      isIn: false,
      conditions: [{ holds: false, value: null }],
    });
    expect((await matchesOf(onMobiles, { udrId: 2 })).udr).toMatchObject({ udrId: 2, isIn: true });
    expect((await matchesOf(onMobiles, { udrId: 999 })).udr).toBeNull();
  });

  it("tells that the conditions can never be met", async () => {
    const { matched, notes } = await matchesOf([...onMobiles, { attribute: "device", is: "TV" }]);
    expect(matched).toBe(0);
    expect(notes).toEqual([expect.stringMatching(/^It never matches/)]);
  });

  it("is refused where a condition makes no sense, with its place", async () => {
    expect(await ask([...onMobiles, { attribute: "device", is: "FRIDGE" }])).toMatchObject({
      refusal: { code: "DEFINITION_INVALID", path: "conditions[1].is" },
    });
    expect(usageZoneMatchesInput.safeParse({ conditions: [] }).success).toBe(false);
  });
});

describe("who may not see UDRs", () => {
  const role = "administrator";

  it("is told how many, and shown none", async () => {
    expect(await matchesOf(onMobiles, { role })).toMatchObject({ tried: 4, matched: 2, withheld: [], examples: null, udr: null });
  });

  it("is not even told how many where a condition asks for what is personal", async () => {
    const view = await matchesOf([...onMobiles, { attribute: "location", is: "Room 12" }], { role });
    expect(view).toMatchObject({ matched: null, withheld: ["location"], examples: null });
    expect(JSON.stringify(view)).not.toContain("Room 12");
  });

  it("may not ask for one", async () => {
    expect(await ask(onMobiles, { role, udrId: 3 })).toMatchObject({ refusal: { code: "NOT_PERMITTED" } });
  });
});

describe("the UDRs that are tried", () => {
  const last = async (bounds: { most: number; looked: number }) => (await listLastUdrs(store.database, bounds)).map(({ udrId }) => udrId);

  it("are the last by From, no more than are wanted, and sought no further back than a bound", async () => {
    expect(await last({ most: 1000, looked: 10_000 })).toEqual([4, 3, 2, 1]);
    expect(await last({ most: 2, looked: 10_000 })).toEqual([4, 3]);
    expect(await last({ most: 1000, looked: 2 })).toEqual([4]);
  });
});
