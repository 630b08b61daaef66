import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AluxsatDesk, adjustOf, atNicosia, correct, openAluxsatDesk, orderFilm, topUp, udrOf } from "#db/testing/aluxsat-desk.ts";
import type { TimelineEntryView } from "#lib/domain/account/account-view.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { NOTHING_FOUND } from "#lib/domain/search/console-hits.ts";
import { searchConsole } from "../search/search-console.ts";
import { findAccounts } from "./find-accounts.ts";
import { getAccount } from "./get-account.ts";
import { listAccounts } from "./list-accounts.ts";
import { listRecentAccounts } from "./list-recent-accounts.ts";
import { listTimeline } from "./list-timeline.ts";

let desk: AluxsatDesk;
let filmId: number;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  await topUp({ desk, customer: "nikos" }, "50.00", atNicosia("08:00"));
  await orderFilm({ desk, customer: "nikos" }, atNicosia("09:00"));
  await orderFilm({ desk, customer: "hotel" }, atNicosia("20:00"));
  filmId = await orderFilm({ desk, customer: "eleni" }, atNicosia("20:00"));
  const context = desk.as("careLead", atNicosia("20:30"));
  await correct(context, adjustOf(await udrOf(context, filmId), { from: "2026-03-03T02:14:00+02:00" }));
});

afterAll(() => desk.close());

const NIGHT = atNicosia("22:00");

describe("the list of accounts", () => {
  test("is by number, with group, way of paying and balance", async () => {
    const { rows, nextAfter, classifications } = await listAccounts(desk.as("callCentreAgent", NIGHT), {});
    expect(
      rows.map(({ number, name, classification, payments, balance }) => [number, name, classification.name, payments.join(), balance]),
    ).toEqual([
      ["A-10001", "Eleni Georgiou", "VIP", "normal", "0.00"],
      ["A-10002", "Nikos Christodoulou", "VIP", "prepaid", "0.00"],
      ["A-10003", "Maria Ioannou", "Standard", "normal", "0.00"],
      ["A-10004", "Petros Antoniou", "VIP", "normal", "0.00"],
      ["A-10005", "Kourion Hotels Ltd", "VIP", "normal", "10.00"],
    ]);
    expect(nextAfter).toBeNull();
    expect(classifications.map(({ code }) => code)).toEqual(["STANDARD", "VIP"]);
  });

  test("is filtered by group and way of paying, and goes on after a number", async () => {
    const numbers = async (filter: Parameters<typeof listAccounts>[1]) =>
      (await listAccounts(desk.as("auditor", NIGHT), filter)).rows.map(({ number }) => number);
    expect(await numbers({ classification: "STANDARD" })).toEqual(["A-10003"]);
    expect(await numbers({ payment: "prepaid" })).toEqual(["A-10002"]);
    expect(await numbers({ payment: "normal", after: "A-10003" })).toEqual(["A-10004", "A-10005"]);
  });

  test("finds by name, card, telephone and number", async () => {
    const names = async (q: string) => (await findAccounts(desk.as("callCentreAgent", NIGHT), { q })).map(({ name }) => name);
    expect(await names("ELENI g")).toEqual(["Eleni Georgiou"]);
    expect(await names("4400100103")).toEqual(["Maria Ioannou"]);
    expect(await names("35799000104")).toEqual(["Petros Antoniou"]);
    expect(await names("A-10005")).toEqual(["Kourion Hotels Ltd"]);
    expect(await names("10005")).toEqual(["Kourion Hotels Ltd"]);
    expect(await names("S-20001")).toEqual(["Eleni Georgiou"]);
    expect(await names("nobody")).toEqual([]);
    expect(await names("_leni")).toEqual([]);
  });

  test("remembers whom this agent served last", async () => {
    expect((await listRecentAccounts(desk.as("callCentreAgent", NIGHT))).map(({ number }) => number).sort()).toEqual([
      "A-10001",
      "A-10002",
      "A-10005",
    ]);
    expect(await listRecentAccounts(desk.as("auditor", NIGHT))).toEqual([]);
  });
});

describe("an account", () => {
  const read = async (number: string, role: Role = "callCentreAgent") => {
    const found = await getAccount(desk.as(role, NIGHT), number);
    if (!found.ok) throw new Error(found.refusal.code);
    return found.value;
  };

  test("shows what is owed, what waits, its subscription in words, and its bills", async () => {
    expect(await read("A-10001")).toMatchObject({
      balance: "0.00",
      unbilled: "5.00",
      position: "5.00",
      subscriptions: [
        {
          number: "S-20001",
          payment: "normal",
          schemeInWords: "Bills as soon as 3 UDRs are unbilled.",
          unbilledUdrs: 1,
          unbilledGross: "5.00",
          services: [{ code: "PPV-SERVICE", state: "effective" }],
          wallet: null,
        },
      ],
    });
    expect(await read("A-10002")).toMatchObject({ subscriptions: [{ wallet: { balance: "40.00", debt: "0.00", floor: "0.00" } }] });
    expect(await read("A-10005")).toMatchObject({
      balance: "10.00",
      unbilled: "0.00",
      bills: [{ kind: "bill", total: "10.00", subscriptionNumber: "S-20005" }],
    });
  });

  test("shows who holds it, and from when", async () => {
    const { assignments } = await read("A-10005");
    expect(assignments).toMatchObject([
      { subscriptionNumber: "S-20005", person: "Night desk", costCentre: { code: "GUEST-TV" }, to: null },
    ]);
  });

  test("shows cards and telephones whole to those who talk to the customer, by their ending to others", async () => {
    const shown = async (role: Role) => (await read("A-10001", role)).subscriptions[0]?.identifiers.map(({ value }) => value);
    expect(await shown("callCentreAgent")).toEqual(["+35799000101", "4400100101"]);
    expect(await shown("billingOperator")).toEqual(["•••••••••101", "•••••••101"]);
  });

  test("that does not exist is refused", async () => {
    expect(await getAccount(desk.as("auditor", NIGHT), "A-1")).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });
});

describe("the timeline of an account", () => {
  const read = async (account: string, cursor: string | null = null) => {
    const found = await listTimeline(desk.as("callCentreAgent", NIGHT), { account, cursor });
    if (!found.ok) throw new Error(found.refusal.code);
    return found.value;
  };
  const titles = (entries: readonly TimelineEntryView[]) => entries.map(({ title, amount, by }) => [title, amount, by]);

  test("tells orders, corrections with what they posted, bills and top-ups, newest first, and who did them", async () => {
    expect(titles((await read("A-10001")).entries)).toEqual([
      [`UDR ${filmId} adjusted`, null, "Emil Hadjis"],
      ["Charge for The Lord of the Rings 1", "5.00", null],
      ["Reversal of The Lord of the Rings 1", "-10.00", null],
      ["Ordered The Lord of the Rings 1", "10.00", "Chloe Savva"],
    ]);
    expect(titles((await read("A-10002")).entries)).toEqual([
      ["Ordered The Lord of the Rings 1", "10.00", "Chloe Savva"],
      ["Wallet topped up", "50.00", "Chloe Savva"],
    ]);
    expect(titles((await read("A-10005")).entries).map(([title]) => title)).toEqual([
      expect.stringMatching(/^Bill B-/),
      "Ordered The Lord of the Rings 1",
    ]);
  });

  test("leads from an order to its UDR and from a bill to the bill", async () => {
    const { entries } = await read("A-10005");
    expect(entries.map(({ href }) => href)).toEqual([expect.stringMatching(/^\/bills\/B-\d+$/), expect.stringMatching(/^\/udrs\/\d+$/)]);
  });

  test("goes on page after page without a gap or a repeat, also within one instant", async () => {
    for (let count = 0; count < 40; count += 1) await orderFilm({ desk, customer: "maria" }, atNicosia("12:00", 4));
    const keys: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await read("A-10003", cursor);
      keys.push(...page.entries.map(({ key }) => key));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(keys).toHaveLength(53);
    expect(new Set(keys).size).toBe(53);
    expect(keys.slice(0, 13).every((key) => key.startsWith("bill "))).toBe(true);
  });

  test("refuses a cursor it did not hand out", async () => {
    const found = await listTimeline(desk.as("callCentreAgent", NIGHT), { account: "A-10001", cursor: "2026" });
    expect(found).toMatchObject({ refusal: { code: "INVALID_INPUT", path: "cursor" } });
  });
});

describe("the search of the palette", () => {
  const search = (role: Role, q: string) => searchConsole(desk.as(role, NIGHT), { q });

  test("finds accounts and says by what, and UDRs by their number", async () => {
    expect(await search("callCentreAgent", "4400100101")).toEqual({
      ...NOTHING_FOUND,
      accounts: [{ number: "A-10001", name: "Eleni Georgiou", href: "/accounts/A-10001#S-20001", detail: "VIP · Smart card 4400100101" }],
    });
    expect((await search("callCentreAgent", `UDR ${filmId}`)).udrs).toEqual([
      { number: String(filmId), href: `/udrs/${filmId}`, detail: "The Lord of the Rings 1 · Eleni Georgiou" },
    ]);
    expect((await search("callCentreAgent", "S-20002")).accounts).toMatchObject([{ name: "Nikos Christodoulou", detail: "VIP · S-20002" }]);
  });

  test("answers by what the role may see: masked, without the customer, or not at all", async () => {
    expect((await search("auditor", "4400100101")).accounts[0]?.detail).toBe("VIP · Smart card •••••••101");
    expect(await search("pricingManager", String(filmId))).toEqual({
      ...NOTHING_FOUND,
      udrs: [{ number: String(filmId), href: `/udrs/${filmId}`, detail: "The Lord of the Rings 1" }],
    });
    expect(await search("administrator", "eleni")).toEqual(NOTHING_FOUND);
  });

  test("finds at most eight, however many there are", async () => {
    await desk.test.owner.execute(sql`insert into account (shard, account_id, number, name, account_classification_id, currency, time_zone, tax_class)
      select n % 256, 900000 + n, 'A-' || (900000 + n), 'Eleni number ' || n, (select min(account_classification_id) from account_classification), 'EUR', 'Europe/Nicosia', 'standard'
      from generate_series(1, 50) n`);
    expect((await search("callCentreAgent", "eleni n")).accounts).toHaveLength(8);
  });
});
