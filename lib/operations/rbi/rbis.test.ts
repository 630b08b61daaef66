import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AluxsatDesk,
  adjustOf,
  atNicosia,
  billAll,
  correct,
  openAluxsatDesk,
  orderFilm,
  topUp,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import { can, ROLES } from "#lib/domain/people/permissions.ts";
import { rbiListInput } from "#lib/domain/rbi/rbi-filters.ts";
import type { RbiListRow, RbiPage } from "#lib/domain/rbi/rbi-list-view.ts";
import { getRbi } from "./get-rbi.ts";
import { listRatedProducts } from "./list-rated-products.ts";
import { listRbis } from "./list-rbis.ts";

let desk: AluxsatDesk;
let filmId: number;
let billNumber: string;

const NIGHT = atNicosia("23:00", 5);

beforeAll(async () => {
  desk = await openAluxsatDesk();
  const eleni = { desk, customer: "eleni" } as const;
  filmId = await orderFilm(eleni, atNicosia("20:00"));
  const other = await orderFilm(eleni, atNicosia("20:05"), "SERENDIPITY");
  const agent = (clock: string, day = 3) => desk.as("careLead", atNicosia(clock, day));
  await correct(agent("20:30"), adjustOf(await udrOf(agent("20:30"), filmId), { from: "2026-03-03T02:14:00+02:00" }));
  await billAll(eleni, atNicosia("21:00"));
  await correct(agent("10:00", 4), { action: "setCreditable", udrId: filmId, expectedRevision: 2 });
  await correct(agent("10:05", 4), { action: "setNotToBeBilled", udrId: other, expectedRevision: 1 });
  await topUp({ desk, customer: "nikos" }, "50.00", atNicosia("08:00"));
  await orderFilm({ desk, customer: "nikos" }, atNicosia("09:00"));
  for (let count = 0; count < 60; count += 1) await orderFilm({ desk, customer: "maria" }, atNicosia("12:00", 4));
  billNumber = (await list({ udr: filmId })).rows.find(({ bill }) => bill !== null)?.bill ?? "";
}, 120_000);

afterAll(() => desk.close());

async function list(filters: object, most?: number): Promise<RbiPage> {
  const found = await listRbis(desk.as("billingOperator", NIGHT), rbiListInput.parse(filters), most);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

async function all(filters: object): Promise<readonly RbiListRow[]> {
  const rows: RbiListRow[] = [];
  let cursor: string | null = null;
  do {
    const page: RbiPage = await list(cursor === null ? filters : { ...filters, cursor });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

describe("the list of rated billing items", () => {
  test("has every one, newest first, page by page", async () => {
    const numbers = await desk.test.owner.execute<{ rbi_id: string }>(sql`select rbi_id from rbi order by rated_at desc, rbi_id desc`);
    const rows = await all({});
    expect(rows.map(({ rbiId }) => String(rbiId))).toEqual(numbers.map(({ rbi_id: id }) => id));
    expect(rows.length).toBeGreaterThan(60);
    expect((await list({})).count).toEqual({ rows: rows.length, isMore: false });
  });

  test("tells the chain of one UDR: states, signs, bills, what reverses what", async () => {
    const rows = (await all({ udr: filmId })).toReversed();
    expect(rows.map((row) => [row.kind, row.gross, row.state, row.directive, row.bill !== null])).toEqual([
      ["charge", "10.00", "cancelled", "toBeCredited", false],
      ["reversal", "-10.00", "cancelled", "toBeCredited", false],
      ["charge", "5.00", "billed", "toBeCredited", true],
      ["reversal", "-5.00", "notBilled", "toBeCredited", false],
      ["charge", "-5.00", "notBilled", "toBeCredited", false],
    ]);
    const numbers = rows.map(({ rbiId }) => rbiId);
    expect(rows.map(({ reverses }) => reverses)).toEqual([null, numbers[0], null, numbers[2], null]);
    expect(rows.map(({ reversedBy }) => reversedBy)).toEqual([numbers[1], null, numbers[3], null, null]);
    expect(rows[0]).toMatchObject({
      account: { number: "A-10001", name: "Eleni Georgiou" },
      subscription: "S-20001",
      classification: "usage",
    });
  });

  const day = (instant: string): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Nicosia" }).format(new Date(instant));

  test.each<[string, object, (row: RbiListRow) => boolean]>([
    ["account", { account: "A-10001" }, (row) => row.account.number === "A-10001"],
    ["subscription", { subscription: "S-20002" }, (row) => row.subscription === "S-20002"],
    ["product", { product: "SERENDIPITY" }, (row) => row.product.code === "SERENDIPITY"],
    ["not billed", { state: "notBilled" }, (row) => row.state === "notBilled"],
    ["billed, by a bill or a wallet", { state: "billed" }, (row) => row.state === "billed"],
    ["cancelled", { state: "cancelled" }, (row) => row.state === "cancelled"],
    ["kind", { kind: "reversal" }, (row) => row.kind === "reversal"],
    ["credits", { sign: "credit" }, (row) => row.gross.startsWith("-")],
    ["debits", { sign: "debit" }, (row) => !row.gross.startsWith("-")],
    ["directive of the UDR", { directive: "notToBeBilled" }, (row) => row.directive === "notToBeBilled"],
    ["classification", { classification: "usage" }, () => true],
    ["rated from a day", { from: "2026-03-04" }, (row) => day(row.ratedAt) >= "2026-03-04"],
    ["rated until a day, which counts", { to: "2026-03-03" }, (row) => day(row.ratedAt) <= "2026-03-03"],
    ["effective in a day", { effectiveFrom: "2026-03-04", effectiveTo: "2026-03-04" }, (row) => day(row.effectiveAt) === "2026-03-04"],
    [
      "all of it together",
      { account: "A-10001", state: "notBilled", sign: "credit", from: "2026-03-04" },
      (row) =>
        row.account.number === "A-10001" && row.state === "notBilled" && row.gross.startsWith("-") && day(row.ratedAt) >= "2026-03-04",
    ],
  ])("is filtered by %s", async (_name, filters, matches) => {
    const expected = (await all({})).filter(matches);
    expect(await all(filters)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
    expect((await list(filters)).count).toEqual({ rows: expected.length, isMore: false });
  });

  test("is filtered by number and by bill", async () => {
    const rows = await all({});
    const onBill = rows.filter(({ bill }) => bill === billNumber);
    expect(await all({ bill: billNumber })).toEqual(onBill);
    expect(onBill.length).toBeGreaterThan(0);
    const [first] = rows;
    expect(await all({ number: first?.rbiId })).toEqual([first]);
  });

  test("has nothing for what is nobody's, or for a number of one and a number of another", async () => {
    for (const filters of [{ account: "A-1" }, { bill: "B-0" }, { udr: 1 }, { product: "NONE" }, { account: "A-10002", udr: filmId }]) {
      expect(await list(filters)).toEqual({ rows: [], nextCursor: null, lookedUntil: null, count: { rows: 0, isMore: false } });
    }
  });

  test("refuses a cursor that was not signed here", async () => {
    const { nextCursor } = await list({});
    for (const cursor of ["", "1772618400000 70001", `${nextCursor}A`, (nextCursor ?? "").replace(/^./, "_")]) {
      const found = await listRbis(desk.as("billingOperator", NIGHT), { cursor });
      expect(found, cursor).toMatchObject({ refusal: { code: "INVALID_INPUT", path: "cursor" } });
    }
  });

  test.each([
    ["a product", { product: "SERENDIPITY" }],
    ["what was cancelled", { state: "cancelled" }],
    ["credits of an account", { account: "A-10001", sign: "credit" }],
  ])("is looked through a stretch at a time for what is rare: %s", async (_name, filters) => {
    const stretch = 7;
    const found: RbiListRow[] = [];
    let page = await list(filters, stretch);
    expect(page.count).toMatchObject({ isMore: true });
    expect(page.lookedUntil).not.toBeNull();
    for (found.push(...page.rows); page.nextCursor !== null; found.push(...page.rows)) {
      page = await list({ ...filters, cursor: page.nextCursor }, stretch);
    }
    expect(page.lookedUntil).toBeNull();
    expect(found).toEqual(await all(filters));
    expect(found.length).toBeGreaterThan(0);
  });

  test("says that it looked on in vain, and how far", async () => {
    const page = await list({ product: "SERENDIPITY" }, 7);
    expect(page).toMatchObject({ rows: [], count: { rows: 0, isMore: true } });
    const [, , , , , , seventh] = await all({});
    expect(page.lookedUntil).toBe(seventh?.ratedAt);
  });

  test("looks through one UDR and one bill whole", async () => {
    for (const filters of [
      { udr: filmId, sign: "credit" },
      { bill: billNumber, product: "LOTR1" },
    ]) {
      const page = await list(filters, 1);
      expect(page).toMatchObject({ nextCursor: null, lookedUntil: null });
      expect(page.rows.length).toBeGreaterThan(0);
    }
  });

  test("may be filtered by each product of usage, and by no other", async () => {
    const products = await listRatedProducts(desk.as("auditor", NIGHT));
    expect(products).toContainEqual({ code: "LOTR1", name: "The Lord of the Rings 1" });
    expect(products.map(({ code }) => code)).not.toContain("PPV-SERVICE");
  });

  test("is for those who read RBIs", () => {
    expect(ROLES.filter((role) => can(role, "rbi.read"))).toEqual([
      "callCentreAgent",
      "careAgent",
      "careLead",
      "billingOperator",
      "auditor",
    ]);
  });
});

describe("one rated billing item", () => {
  test("says its version, its sum in words, and the chain with what it comes to", async () => {
    const charge = (await all({ udr: filmId })).find(({ state }) => state === "billed");
    const found = await getRbi(desk.as("auditor", NIGHT), charge?.rbiId ?? 0);
    expect(found).toMatchObject({
      ok: true,
      value: {
        ...charge,
        seq: 3,
        revision: 2,
        quantity: "1",
        taxInclusive: true,
        plan: { version: 1 },
        isLive: false,
        chainGross: "-5.00",
        corrections: [],
      },
    });
    if (found.ok) {
      expect(found.value.headline).toMatch(/^€5\.00 = /);
      expect(found.value.chain.map(({ gross }) => gross)).toEqual(["10.00", "-10.00", "5.00", "-5.00", "-5.00"]);
    }
  });

  test("that does not exist is refused", async () => {
    expect(await getRbi(desk.as("auditor", NIGHT), 1)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });
});
