import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listUdrRows } from "#db/queries/udr-list.ts";
import { allUdrKeys } from "#db/queries/udr-matches.ts";
import type { UdrPosition } from "#db/queries/udr-order.ts";
import { planAmong, planUdrs, UDR_BOUNDS, type UdrBounds } from "#db/queries/udr-plan.ts";
import { countPlanned, readUdrKeys } from "#db/queries/udr-walk.ts";
import { billingQueue, ratingQueue, rbi } from "#db/schema/rbi.ts";
import { udr } from "#db/schema/udr.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type ListedUdr, listedUdrs, storeListedUdrs } from "#db/testing/listed-udrs.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import { udrFilters } from "#lib/domain/udr/udr-list-schema.ts";
import { UDR_SORTS, type UdrFilters, type UdrSort } from "#lib/domain/udr/udr-query.ts";
import { compareDecimals, decimal } from "#lib/kernel/decimal.ts";
import { instantOfWallTime, nextMidnight } from "#lib/kernel/zone.ts";
import { resolveUdrFilter } from "../udr-filter.ts";

const ZONE = "Europe/Nicosia";
let desk: AluxsatDesk;
let stored: readonly ListedUdr[];

/** 240 UDRs of three accounts, many at the same instant, of every state, directive and standing of their charge. */
beforeAll(async () => {
  desk = await openAluxsatDesk();
  stored = listedUdrs(desk.seeded, atNicosia("00:00"));
  await storeListedUdrs(desk.test, desk.seeded, stored);
}, 120_000);
afterAll(async () => {
  // Their charges explain nothing, so no invariant is to look at them.
  for (const table of [billingQueue, ratingQueue, rbi, udr]) await desk.test.owner.delete(table);
  await desk.close();
});

const DAYS = ["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07"];
const CRITERIA = {
  account: ["A-10001", "A-10002", "A-10005", "A-0"],
  subscription: ["S-20001", "S-20005"],
  product: ["LOTR1", "SERENDIPITY"],
  productFamily: ["PPV"],
  state: ["posted", "cancelled"],
  directive: ["toBeBilled", "toBeCredited", "notToBeBilled"],
  rated: ["completed", "pending", "none"],
  charge: ["billed", "notBilled"],
  from: DAYS,
  to: DAYS,
  billingFrom: DAYS,
  totalMin: ["4", "7.5"],
  usageMax: ["1", "2.5"],
  import: ["1", "2", "9"],
};
/** Few at a time: with many, nothing would match. */
const filters: fc.Arbitrary<UdrFilters> = fc
  .uniqueArray(fc.constantFrom(...Object.entries(CRITERIA)), { maxLength: 3, selector: ([name]) => name })
  .chain((chosen) => fc.tuple(...chosen.map(([name, texts]) => fc.constantFrom(...texts).map((text): [string, string] => [name, text]))))
  .map((criteria) => udrFilters.parse(Object.fromEntries(criteria)));
/** So small that every way of reading is taken: sets that fit and sets that do not, walks that end and walks that are cut off. */
const bounds: fc.Arbitrary<UdrBounds> = fc.record({
  gathered: fc.constantFrom(5, 40, 10_000),
  gatheredOfOthers: fc.constantFrom(5, 10_000),
  look: fc.constantFrom(25, 70, 10_000),
  lookWithRbi: fc.constantFrom(15, 50, 10_000),
  lookIndexed: fc.constantFrom(35, 10_000),
  // One look, or as many as there is something to look at.
  millis: fc.constantFrom(0, 60_000),
});
const asked = fc.record({ filters, sort: fc.constantFrom(...UDR_SORTS), bounds, limit: fc.constantFrom(20, 100) });
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

describe("every list against a naive one", () => {
  test("walked down and up again, it gives each UDR once and in order, and counts them", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (question) => {
        const wanted = naive(question.filters, question.sort);
        const read = await inTx((tx) => walkBothWays(tx, question));
        if (read === null) return fc.pre(false);
        expect(read.down).toEqual(wanted);
        expect(read.up).toEqual(wanted.toReversed());
        expect(read.count.rows).toBeLessThanOrEqual(wanted.length);
        if (!read.count.isMore) expect(read.count.rows).toBe(wanted.length);
      }),
      { numRuns: 150 },
    );
  }, 240_000);

  test("all ids of a filter, and which of some ids match it, are the naive ones", async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(...UDR_SORTS), async (asked, sort) => {
        const wanted = naive(asked, sort);
        const some = stored.filter((_, index) => index % 3 === 0).map(({ udrId }) => udrId);
        const found = await inTx(async (tx) => {
          const filter = await resolved(tx, asked);
          if (filter === null) return { all: [], matching: [] };
          const all: number[] = [];
          for await (const keys of allUdrKeys(tx, filter, sort)) all.push(...keys.map(({ udrId }) => udrId));
          const { found: matching } = await readUdrKeys(tx, planAmong(filter, some), { from: null, towards: "below", limit: some.length });
          return { all, matching: matching.map(({ udrId }) => udrId) };
        });
        expect(found.all).toEqual(wanted);
        expect(new Set(found.matching)).toEqual(new Set(some.filter((udrId) => wanted.includes(udrId))));
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

test("names come in the order in which rows were asked for", async () => {
  const keys = stored.slice(0, 9).toReversed();
  const rows = await inTx((tx) => listUdrRows(tx, keys));
  expect(rows.map(({ row }) => row.udrId)).toEqual(keys.map(({ udrId }) => udrId));
});

test("a period too large to sort in another order is left to be refused", async () => {
  const few = { ...UDR_BOUNDS, gathered: 5 };
  const planned = (sort: UdrSort) =>
    inTx(async (tx) => {
      const filter = await resolved(tx, { from: "2026-03-03", to: "2026-03-06" });
      return filter && planUdrs(tx, { filter, sort, bounds: few });
    });
  expect(await planned("-number")).toBeNull();
  expect(await planned("-billing")).toBeNull();
  expect(await planned("-from")).toMatchObject({ kind: "walk" });
});

async function walkBothWays(tx: Tx, { filters: criteria, sort, bounds: within, limit }: Asked) {
  const filter = await resolved(tx, criteria);
  if (filter === null) return { down: [], up: [], count: { rows: 0, isMore: false } };
  const plan = await planUdrs(tx, { filter, sort, bounds: within });
  if (plan === null) return null;
  const walk = async (towards: "below" | "above", begin: UdrPosition | null) => {
    const seen: number[] = [];
    let from = begin;
    for (;;) {
      const { found, lookedUntil } = await readUdrKeys(tx, plan, { from, towards, limit });
      seen.push(...found.map(({ udrId }) => udrId));
      const next = lookedUntil ?? (found.length === limit ? (found.at(-1)?.place ?? null) : null);
      if (next === null) return seen;
      from = next;
    }
  };
  const bottom = sort.startsWith("-") ? { key: 0, udrId: 0 } : { key: Date.UTC(2100, 0, 1), udrId: 999_999_999 };
  return { down: await walk("below", null), up: await walk("above", bottom), count: await countPlanned(tx, plan, 10_000) };
}

async function resolved(tx: Tx, criteria: UdrFilters) {
  const filter = await resolveUdrFilter(tx, { actor: desk.as("careAgent", atNicosia("08:00", 5)).actor, filters: criteria });
  if (!filter.ok) throw new Error(filter.refusal.code);
  return filter.value;
}

function inTx<Value>(run: (tx: Tx) => Promise<Value>): Promise<Value> {
  return withTransaction(desk.test.database, run);
}

function naive(criteria: UdrFilters, sort: UdrSort): readonly number[] {
  const key = ({ usedFrom, billingEffectiveAt, udrId }: ListedUdr) =>
    sort.endsWith("from") ? usedFrom : sort.endsWith("billing") ? billingEffectiveAt : udrId;
  const sign = sort.startsWith("-") ? -1 : 1;
  return stored
    .filter((listed) => matches(listed, criteria))
    .sort((left, right) => sign * (key(left) - key(right) || left.udrId - right.udrId))
    .map(({ udrId }) => udrId);
}

function matches(listed: ListedUdr, asked: UdrFilters): boolean {
  const isCharged = listed.charge !== null;
  const ratingState = isCharged ? "completed" : listed.state === "posted" && listed.directive !== "notToBeBilled" ? "pending" : "none";
  const is = (wanted: string | undefined, value: string | null) => wanted === undefined || wanted === value;
  return (
    is(asked.account, listed.account) &&
    is(asked.subscription, listed.subscription) &&
    is(asked.product, listed.product) &&
    is(asked.state, listed.state) &&
    is(asked.directive, listed.directive) &&
    is(asked.rated, ratingState) &&
    is(asked.charge, listed.charge) &&
    is(asked.import, listed.importId === null ? null : String(listed.importId)) &&
    (asked.from === undefined || listed.usedFrom >= begins(asked.from)) &&
    (asked.to === undefined || listed.usedFrom < nextMidnight(begins(asked.to), ZONE)) &&
    (asked.billingFrom === undefined || listed.billingEffectiveAt >= begins(asked.billingFrom)) &&
    (asked.totalMin === undefined || (isCharged && compareDecimals(decimal(listed.gross), decimal(asked.totalMin)) >= 0)) &&
    (asked.usageMax === undefined || compareDecimals(decimal(listed.quantity), decimal(asked.usageMax)) <= 0)
  );
}

function begins(text: string) {
  const [year = 0, month = 1, date = 1] = text.split("-").map((part) => Number.parseInt(part, 10));
  return instantOfWallTime({ year, month, day: date }, ZONE);
}
