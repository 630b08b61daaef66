import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account, identifier, person, subscriptionDevice } from "#db/schema/account.ts";
import { nameWordsOf } from "#db/schema/name-words.ts";
import { source } from "#db/schema/usage.ts";
import { usageReference } from "#db/schema/usage-import.ts";
import { type AluxsatDesk, atNicosia, billAll, openAluxsatDesk, orderFilm, udrOf } from "#db/testing/aluxsat-desk.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { NOTHING_FOUND } from "#lib/domain/search/console-hits.ts";
import { nameWords } from "#lib/domain/search/fold-name.ts";
import { present } from "#lib/kernel/assert.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { searchConsole } from "./search-console.ts";

const NIGHT = atNicosia("22:00");
const HOTEL = "/accounts/A-10005#S-20005";
const SIM = "8935700000000000019";

let desk: AluxsatDesk;
/** The hotel's film, and what it came to: its bill and its RBI. */
let film: { readonly udrId: number; readonly bill: string; readonly rbiId: number; readonly orderId: number };

beforeAll(async () => {
  desk = await openAluxsatDesk();
  const udrId = await orderFilm({ desk, customer: "hotel" }, atNicosia("20:00"));
  await billAll({ desk, customer: "hotel" }, atNicosia("21:00"));
  const { live, orderId } = await udrOf(desk.as("careLead", NIGHT), udrId);
  const charge = present(live, "the charge");
  film = { udrId, bill: present(charge.bill, "the bill"), rbiId: charge.rbiId, orderId: present(orderId, "the order") };
  const { hotel, maria } = desk.seeded.customers;
  const key = ({ shard, accountId, subscriptionId }: typeof hotel) => ({ shard, accountId, subscriptionId });
  await desk.test.owner.insert(identifier).values([{ ...key(hotel), kind: "iccid", value: SIM }]);
  await desk.test.owner.insert(subscriptionDevice).values([{ ...key(maria), number: "AA:BB:CC:00:11:22", label: null }]);
  const [seller] = await desk.test.owner.select().from(source).limit(1);
  const { sourceId } = present(seller, "a source");
  const { shard, accountId } = hotel;
  await desk.test.owner.insert(usageReference).values([{ sourceId, reference: "CDR/2026 77", shard, accountId, udrId }]);
  await desk.test.owner.insert(person).values([{ shard, accountId, personId: 900, name: "Ζωή Ρήγα-Müller" }]);
});
afterAll(() => desk.close());

/** A program, where the demo has nobody of that role. */
const as = (role: Role) => {
  const isProgram = role === "customer" || role === "decoder";
  const actor = { kind: "service", serviceAccountId: 1, name: "Program", role, sourceCode: null } as const;
  return isProgram ? { ...desk.as("auditor", NIGHT), actor } : desk.as(role, NIGHT);
};
const find = (q: string, role: Role = "careAgent") => searchConsole(as(role), { q });
const openedBy = async (q: string, role?: Role) => {
  const { accounts, people, udrs, documents } = await find(q, role);
  return [...accounts, ...people, ...udrs, ...documents].map(({ href }) => href);
};

describe("anyone is found", () => {
  test.each([
    ["by a telephone as it is stored", "+35799000105", HOTEL],
    ["with spaces", "+357 99 000 105", HOTEL],
    ["with 00", "00357 99 000105", HOTEL],
    ["without the plus", "35799000105", HOTEL],
    ["as it is dialled at home", "99 000105", HOTEL],
    ["with a trunk zero", "099-000105", HOTEL],
    ["copied from a mail", "tel:+357\u00a099\u00a0000105", HOTEL],
    ["by its first digits", "+3579900010", "/accounts/A-10001#S-20001"],
    ["by a SIM", SIM, HOTEL],
    ["by a SIM as it is printed", "8935 7000 0000 0000 019 F", HOTEL],
    ["by a smart card", "4400 1001 05", HOTEL],
    ["by a device", "aa:bb:cc:00:11:22", "/accounts/A-10003#S-20003"],
    ["by a subscription", "S-20005", HOTEL],
    ["by an account", "a10005", "/accounts/A-10005"],
    ["by the name's first word", "kour", "/accounts/A-10005"],
    ["by any word of it", "hotels", "/accounts/A-10005"],
    ["by its words in another order", "hot kour", "/accounts/A-10005"],
    ["in capitals and with an accent", "HÓTELS", "/accounts/A-10005"],
  ])("%s", async (_, q, href) => {
    expect((await openedBy(q))[0]).toBe(href);
  });

  test("by a person's name, with or without accents, and leads to what they hold", async () => {
    for (const q of ["Ζωή", "ζωη", "ρηγα muller", "MULLER"]) {
      expect((await find(q)).people).toEqual([{ name: "Ζωή Ρήγα-Müller", href: "/accounts/A-10005", detail: "Kourion Hotels Ltd" }]);
    }
    const guests = await desk.test.owner.select().from(person);
    const holder = present(
      guests.find(({ personId }) => personId !== 900),
      "a person of the demo",
    );
    const found = (await find(holder.name)).people.find(({ name }) => name === holder.name);
    expect(found).toMatchObject({ href: HOTEL, detail: "Kourion Hotels Ltd · S-20005" });
  });

  test("but by no other telephone that ends so, and by nothing that is a pattern", async () => {
    const { shard, accountId, subscriptionId } = desk.seeded.customers.petros;
    await desk.test.owner.insert(identifier).values([{ kind: "smartCard", value: "77777799000105", shard, accountId, subscriptionId }]);
    expect(await openedBy("99000105")).toEqual([HOTEL]);
    expect(await openedBy("%%%%")).toEqual([]);
    expect(await openedBy("____")).toEqual([]);
    expect(await openedBy("' | !a:*")).toEqual([]);
  });
});

describe("what happened is found", () => {
  test("a UDR by its number and by what its sender calls it", async () => {
    expect((await find(`udr ${film.udrId}`)).udrs.map(({ number }) => number)).toEqual([String(film.udrId)]);
    expect((await find("CDR/2026 77")).udrs).toEqual([
      {
        number: String(film.udrId),
        href: `/udrs/${film.udrId}`,
        detail: "The Lord of the Rings 1 · Kourion Hotels Ltd · by the sender's reference",
      },
    ]);
    expect((await find("CDR/2026")).udrs).toEqual([]);
  });

  test("a bill, an order and an RBI by their numbers, with and without their letters", async () => {
    const billed = { title: `Bill ${film.bill}`, href: `/bills/${film.bill}`, detail: "10.00 EUR · Kourion Hotels Ltd" };
    expect((await find(film.bill)).documents).toEqual([billed]);
    expect((await find(film.bill.replace("B-", "bill "))).documents).toEqual([billed]);
    expect((await find(film.bill.replace("B-", ""))).documents).toContainEqual(billed);
    expect((await find(`RBI ${film.rbiId}`)).documents).toEqual([
      { title: `RBI ${film.rbiId}`, href: `/udrs/${film.udrId}`, detail: `10.00 EUR · UDR ${film.udrId}` },
    ]);
    expect((await find(`order ${film.orderId}`)).documents).toEqual([
      { title: `Order ${film.orderId}`, href: `/udrs/${film.udrId}`, detail: `The Lord of the Rings 1 · UDR ${film.udrId}` },
    ]);
  });

  test("an order by its reference", async () => {
    const { subscriptionId } = desk.seeded.customers.eleni;
    const context = { ...desk.as("callCentreAgent", NIGHT), idempotencyKey: "shop/4711" };
    const order = await addServiceUsage(context, { subscriptionId, product: "LOTR1", quantity: "1", metadata: {} });
    expect(order.ok && (await find("shop/4711")).documents.map(({ href }) => href)).toEqual([order.ok && `/udrs/${order.value.udrId}`]);
  });
});

describe("by what a role may read", () => {
  const everything = async (role: Role) => [
    ...(await openedBy("kourion", role)),
    ...(await openedBy("Ζωή", role)),
    ...(await openedBy(String(film.udrId), role)),
    ...(await openedBy(film.bill, role)),
    ...(await openedBy(`rbi ${film.rbiId}`, role)),
    ...(await openedBy(`order ${film.orderId}`, role)),
  ];
  const udr = () => `/udrs/${film.udrId}`;
  const all = () => ["/accounts/A-10005", "/accounts/A-10005", udr(), `/bills/${film.bill}`, udr(), udr()];

  test.each<[Role, () => readonly string[]]>([
    ["callCentreAgent", all],
    ["careAgent", all],
    ["careLead", all],
    ["billingOperator", all],
    ["auditor", all],
    // UDRs and the orders they came from, and nothing of whom they belong to.
    ["pricingManager", () => [udr(), udr()]],
    ["pricingApprover", () => [udr(), udr()]],
    ["administrator", () => []],
    ["customer", () => []],
    ["decoder", () => []],
  ])("%s", async (role, expected) => {
    expect(await everything(role)).toEqual(expected());
  });

  test("and a system job is told nothing", async () => {
    const context = { ...desk.as("careAgent", NIGHT), actor: { kind: "system", name: "billing" } } as const;
    expect(await searchConsole(context, { q: "kourion" })).toEqual(NOTHING_FOUND);
  });

  test("who sees endings only finds by the whole number, and is shown its ending", async () => {
    for (const role of ["auditor", "billingOperator"] as const) {
      for (const whole of ["+357 99 000105", "99000105", SIM, "4400100105"]) {
        const { accounts } = await find(whole, role);
        expect(accounts.map(({ href }) => href)).toEqual([HOTEL]);
        expect(accounts[0]?.detail).toMatch(/•{5,}(?:105|019)$/);
      }
      expect((await find("aa:bb:cc:00:11:22", role)).accounts[0]?.detail).toMatch(/^\S+ · Device •+:22$/);
      // By beginnings the number could be spelt out, digit by digit.
      for (const part of ["+3579900010", "4400100", SIM.slice(0, 12), "AA:BB:CC:00"]) {
        expect((await find(part, role)).accounts).toEqual([]);
        expect((await find(part)).accounts).not.toEqual([]);
      }
    }
  });
});

describe("very many", () => {
  test("are at most eight of accounts and four of each other kind, those first that begin so, and more are said to be there", async () => {
    await desk.test.owner.execute(sql`insert into account (shard, account_id, number, name, account_classification_id, currency, time_zone, tax_class)
      select n % 256, 900000 + n, 'A-' || (900000 + n), 'The Orpheus ' || n, (select min(account_classification_id) from account_classification), 'EUR', 'Europe/Nicosia', 'standard'
      from generate_series(1, 500) n`);
    await desk.test.owner.execute(sql`insert into account (shard, account_id, number, name, account_classification_id, currency, time_zone, tax_class)
      select 1, 990000, 'A-990000', 'Orpheus Holding', (select min(account_classification_id) from account_classification), 'EUR', 'Europe/Nicosia', 'standard'`);
    await desk.test.owner.execute(sql`insert into person (shard, account_id, person_id, name)
      select ${desk.seeded.customers.hotel.shard}, ${desk.seeded.customers.hotel.accountId}, 1000 + n, 'Guest Orpheus ' || n from generate_series(1, 20) n`);
    const { accounts, hasMoreAccounts, people } = await find("orph");
    expect(accounts).toHaveLength(8);
    expect(accounts[0]?.name).toBe("Orpheus Holding");
    expect([hasMoreAccounts, people.length]).toEqual([true, 4]);
    expect((await find("orpheus holding")).hasMoreAccounts).toBe(false);
  });
});

describe("every question has an index", () => {
  const plan = async (question: ReturnType<typeof sql>) => {
    const rows = await desk.test.owner.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute<{ "QUERY PLAN": string }>(sql`explain ${question}`);
    });
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };

  test.each([
    ["account_name_words", sql`select 1 from account where ${nameWordsOf(sql`${account.name}`)} @@ ${"'orph':*"}::tsquery`],
    ["person_name_words", sql`select 1 from person where ${nameWordsOf(sql`${person.name}`)} @@ ${"'orph':*"}::tsquery`],
    ["identifier_ending", sql`select 1 from identifier where reverse(identifier.value) like ${"50100099%"}`],
    ["subscription_device_value", sql`select 1 from subscription_device where number like ${"4400%"}`],
    ["service_order_reference", sql`select 1 from service_order where reference = ${"x"}`],
    ["service_order_number", sql`select 1 from service_order where order_id = ${1}`],
  ])("%s", async (index, question) => {
    expect(await plan(question)).toContain(index);
  });
});

test("the index and the desk agree on what the words of a name are", async () => {
  const names = ["Ζωή Ρήγα-Müller", "ΝΙΚΟΣ & Σία", "O'Neill,  Łukasz (Søn)", "İpek", "3M Cyprus", "", " - ", "Ångström/Öz 2"];
  for (const name of names) {
    const [row] = await desk.test.owner.execute<{ words: string }>(
      sql`select coalesce((select string_agg(lexeme, ' ' order by lexeme collate "C") from unnest(${nameWordsOf(sql`${name}::text`)})), '') as words`,
    );
    expect(row?.words).toBe([...new Set(nameWords(name))].sort((one, other) => Buffer.from(one).compare(Buffer.from(other))).join(" "));
  }
});
