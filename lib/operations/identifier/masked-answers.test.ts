import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { identifier, subscriptionDevice } from "#db/schema/account.ts";
import { udrPersonal } from "#db/schema/udr.ts";
import { source } from "#db/schema/usage.ts";
import { usageImport, usageImportException, usageImportLine } from "#db/schema/usage-import.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import { mayReveal } from "#lib/domain/account/identifier.ts";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { findAccounts } from "../account/find-accounts.ts";
import { getAccount } from "../account/get-account.ts";
import { getAccountPeople } from "../account/get-account-people.ts";
import { listTimeline } from "../account/list-timeline.ts";
import { listAudit } from "../audit/list-audit.ts";
import type { Context } from "../context.ts";
import { listProvisioning } from "../definition/list-provisioning.ts";
import { matchUsageZone } from "../definition/match-usage-zone.ts";
import { findSubscribers } from "../ordering/find-subscribers.ts";
import { getDesk } from "../ordering/get-desk.ts";
import { listParkedLines } from "../parked/list-parked-lines.ts";
import { searchConsole } from "../search/search-console.ts";
import { getUdr } from "../udr/get-udr.ts";

const NIGHT = atNicosia("22:00");
/** Everything by which Eleni, or what she did, could be told and called. */
const RAW = {
  phone: "+35799000101",
  card: "4400100101",
  sim: "8935700000000000101",
  email: "eleni.georgiou@aluxsat.example",
  device: "AA:BB:CC:00:11:22",
  place: "Governor's Beach",
  unknown: "+35796666666",
} as const;

let desk: AluxsatDesk;
let filmId: number;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  filmId = await orderFilm({ desk, customer: "eleni" }, atNicosia("20:00"));
  const { owner } = desk.test;
  const { shard, accountId, subscriptionId } = desk.seeded.customers.eleni;
  const key = { shard, accountId, subscriptionId };
  await owner.insert(identifier).values([
    { ...key, kind: "iccid", value: RAW.sim },
    { ...key, kind: "email", value: RAW.email },
  ]);
  await owner.insert(subscriptionDevice).values([{ ...key, number: RAW.device, label: null }]);
  await owner.delete(udrPersonal).where(eq(udrPersonal.udrId, filmId));
  await owner.insert(udrPersonal).values([{ shard, accountId, udrId: filmId, metadata: { location: RAW.place } }]);
  await parkLine();
});
afterAll(() => desk.close());

/** A line of usage that names a telephone which nobody here has. */
async function parkLine(): Promise<void> {
  const { owner } = desk.test;
  const [sender] = await owner.select().from(source).limit(1);
  const counts = { received: 1, checkedLines: 1, accepted: 0, duplicates: 0, rejected: 0, parked: 1 };
  const about = { reference: "march", fileName: "march.csv", rating: "here", format: "csv", header: "identifier", allOrNothing: false };
  const { sourceId } = present(sender, "a source");
  const times = { requestedBy: "system:test", requestedAt: NIGHT, finishedAt: NIGHT };
  await owner.insert(usageImport).values({ importId: 7, sourceId, ...about, state: "finished", ...counts, ...times });
  await owner.insert(usageImportLine).values({ importId: 7, line: 2, received: RAW.unknown });
  const refusal = { code: "NOT_FOUND", path: "identifier", params: { problem: `Nobody here has identifier ${RAW.unknown}.` } };
  await owner.insert(usageImportException).values({ importId: 7, line: 2, outcome: "parked", refusal, attempts: 1, since: NIGHT });
}

const zone = { conditions: [{ attribute: "location", startsWith: ["G"] }], udrId: null };

/** What a role's pages and routes are made from, of everything that knows a customer's numbers. */
const ANSWERS: Readonly<Record<string, (context: Context) => Promise<unknown>>> = {
  "an account": (context) => getAccount(context, "A-10001"),
  "its people": (context) => getAccountPeople(context, "A-10001"),
  "its timeline": (context) => listTimeline(context, { account: "A-10001", cursor: null }),
  "a UDR": (context) => getUdr(context, filmId),
  "what is sent to providers": (context) => listProvisioning(context, { state: null, before: null }),
  "parked lines": (context) => listParkedLines(context, { cause: null, cursor: null }),
  "a zone's matches": (context) => matchUsageZone(context, zone),
  "the order desk": (context) => getDesk(context, "S-20001"),
  "the audit": (context) => listAudit(context, { entity: null, entityId: null, action: null, actor: null, before: null }),
  ...Object.fromEntries(
    Object.values(RAW).flatMap((q) => [
      [`the palette, asked for ${q}`, (context: Context) => searchConsole(context, { q })],
      [`the account list, asked for ${q}`, (context: Context) => findAccounts(context, { q })],
      [`the till, asked for ${q}`, (context: Context) => findSubscribers(context, { q })],
    ]),
  ),
};

const rawIn = async (context: Context) => {
  const found: string[] = [];
  for (const [name, answer] of Object.entries(ANSWERS)) {
    const text = JSON.stringify(await answer(context));
    for (const raw of Object.values(RAW)) if (text.includes(raw)) found.push(`${raw} in ${name}`);
  }
  return found;
};

/** A program is judged by its role like a person. */
const program = (role: Role): Context => ({
  ...desk.as("auditor", NIGHT),
  actor: { kind: "service", serviceAccountId: 1, name: "Program", role, sourceCode: null },
});

describe("no answer has a number of a customer's whole", () => {
  test.each<Role>(["auditor", "pricingManager", "pricingApprover", "administrator"])("for the %s", async (role) => {
    expect(await rawIn(desk.as(role, NIGHT))).toEqual([]);
    expect(await rawIn(program(role))).toEqual([]);
  });

  test.each<Role>(["decoder", "customer"])("for a program with the role %s", async (role) => {
    expect(await rawIn(program(role))).toEqual([]);
  });

  test("nor for the billing operator, but for the lines that are the operator's to mend", async () => {
    expect(await rawIn(desk.as("billingOperator", NIGHT))).toEqual([`${RAW.unknown} in parked lines`]);
  });

  test("and for who talks to the customer every one is somewhere", async () => {
    for (const context of [desk.as("careLead", NIGHT), program("careLead")]) {
      const found = await rawIn(context);
      for (const raw of Object.values(RAW)) expect(found.some((each) => each.startsWith(raw))).toBe(true);
    }
  });
});

test("who may have one shown is somebody who may see whose it is", () => {
  const roles: readonly Role[] = ["auditor", "billingOperator"];
  for (const role of roles) {
    expect(mayReveal(desk.as(role, NIGHT).actor)).toBe(true);
    expect(can(role, "account.read") && can(role, "udr.read")).toBe(true);
  }
});
