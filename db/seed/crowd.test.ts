import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assert, present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import { rateUdr } from "#lib/operations/rate-udr.ts";
import type { Database } from "../connection.ts";
import { findRbisOfUdr } from "../queries/rbis.ts";
import { findSubscriber } from "../queries/subscribers.ts";
import { findUdr, findUdrPersonal } from "../queries/udrs.ts";
import { account } from "../schema/account.ts";
import { installation } from "../schema/system.ts";
import { udr } from "../schema/udr.ts";
import { countCustomerRows } from "../testing/customer-rows.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";
import { withTransaction } from "../tx.ts";
import { seedCrowd } from "./crowd.ts";
import { seedAluxsat } from "./scenario.ts";

const NOW: Instant = present(parseInstant("2026-11-22T11:30:00+02:00"), "an instant");
const SAMPLE = 200;
const CREDENTIALS = { passwordHash: "!", decoderKeyHash: "!" };

const load = (database: Database) => seedAluxsat(database, CREDENTIALS, (tx, aluxsat) => seedCrowd(tx, database, { aluxsat, now: NOW }));

describe("the demo's crowd", () => {
  // Closing looks every invariant up.
  let stored: TestDatabase;

  beforeAll(async () => {
    stored = await testDatabase();
    await load(stored.database);
  });

  afterAll(() => stored.close());

  test("is as large as a demo wants it", async () => {
    const rows = await countCustomerRows(stored.database);
    expect(rows.account).toBe(265);
    expect(rows.udr).toBeGreaterThan(8_500);
    expect(rows.udr).toBeLessThan(9_500);
    expect(rows.udr_revision).toBeGreaterThan(40);
    expect(rows.udr_personal).toBeGreaterThan(2_000);
    // Two months ended in those days.
    expect(rows.bill).toBeGreaterThan(400);
    expect(rows.billing_queue).toBeGreaterThan(2_000);
    expect(rows.settlement).toBeGreaterThan(4_000);
    expect(rows.rating_queue).toBe(0);
  });

  test("watches in the evenings and at weekends, and some at night for less", async () => {
    const films = (await stored.database.select({ usedFrom: udr.usedFrom }).from(udr)).map((row) =>
      localTime(row.usedFrom, "Europe/Nicosia"),
    );
    const share = (isSo: (at: (typeof films)[number]) => boolean) => films.filter(isSo).length / films.length;
    expect(share(({ hour }) => hour >= 18)).toBeGreaterThan(0.55);
    expect(share(({ weekday }) => weekday >= 4)).toBeGreaterThan(0.5);
    const night = share(({ hour }) => hour < 7);
    expect(night).toBeGreaterThan(0.05);
    expect(night).toBeLessThan(0.25);
  });

  test("saw some films far more often than others", async () => {
    const counted = await stored.database.execute<{ count: number }>(
      sql`select count(*)::int as count from udr group by product_id order by 1 desc`,
    );
    const [most, least] = [present(counted.at(0), "the favourite").count, present(counted.at(-1), "the last").count];
    expect(most).toBeGreaterThan(3 * least);
  });

  test("lies in the past, after each started, under three versions of the Global plan", async () => {
    const [row] = await stored.database.execute<{ late: number; early: number; future: number; versions: number }>(sql`
      select count(*) filter (where u.used_from > ${NOW_TEXT} or u.recorded_at > ${NOW_TEXT})::int as late,
        count(*) filter (where u.used_from < s.started_at)::int as early,
        (select count(*)::int from audit_entry where acted_at > ${NOW_TEXT}) as future,
        (select count(distinct price_plan_version_id)::int from rbi) as versions
      from udr u join subscription s using (shard, account_id, subscription_id)`);
    expect(row).toEqual({ late: 0, early: 0, future: 0, versions: 3 });
  });

  test("cost what the console would charge for it again", async () => {
    const sample = await stored.database.execute<{ id: number }>(
      sql`select udr_id::int as id from udr where directive <> 'notToBeBilled' and state = 'posted' order by md5(udr_id::text) limit ${SAMPLE}`,
    );
    expect(sample).toHaveLength(SAMPLE);
    for (const { id } of sample) expect(await rateAgain(id), `UDR ${id}`).toEqual({ ...(await chargeOf(id)), counts: [] });
  });

  test("is the same for everybody who loads it on one day, and comes once, though two load it at once", { timeout: 60_000 }, async () => {
    const other = await testDatabase();
    try {
      const [one, another] = await Promise.all([load(other.database), load(other.database)]);
      expect([one, another].filter((loaded) => loaded === null)).toHaveLength(1);
      expect(await contents(other.database)).toEqual(await contents(stored.database));
      const rows = await countCustomerRows(other.database);
      expect(await load(other.database)).toBeNull();
      expect(await countCustomerRows(other.database)).toEqual(rows);
    } finally {
      await other.close();
    }
  });

  async function rateAgain(udrId: number) {
    return withTransaction(stored.database, async (tx) => {
      const found = present(await findUdr(tx, udrId), "the UDR");
      const subscriber = present(await findSubscriber(tx, found.subscriptionId), "the subscriber");
      assert(found.directive !== "notToBeBilled", "somebody pays");
      const values = { udr: found, personal: await findUdrPersonal(tx, found) };
      const rated = await rateUdr(tx, { values, subscriber, directive: found.directive });
      assert(rated.ok, "it has a price");
      return rated.value;
    });
  }

  async function chargeOf(udrId: number) {
    const key = present((await stored.database.select().from(udr).where(eq(udr.udrId, udrId)))[0], "the UDR");
    const charge = present((await findRbisOfUdr(stored.database, key)).at(-1), "its last RBI");
    const { gross, net, tax, currency, taxPercent, taxInclusive, pricePlanVersionId, ratingInstant, explanation } = charge;
    return { gross, net, tax, currency, taxPercent, taxInclusive, pricePlanVersionId, ratingInstant, explanation };
  }
});

test("half a crowd is none: of what is interrupted nothing stays, and the next start finds an empty database", async () => {
  const stored = await testDatabase();
  try {
    const interrupted = seedAluxsat(stored.database, CREDENTIALS, async (tx, aluxsat) => {
      await seedCrowd(tx, stored.database, { aluxsat, now: NOW });
      throw new Error("killed");
    });
    await expect(interrupted).rejects.toThrow("killed");
    expect(await stored.database.select().from(installation)).toEqual([]);
    expect(await stored.database.select().from(account)).toEqual([]);
    expect(await stored.database.select().from(udr)).toEqual([]);
  } finally {
    await stored.close();
  }
});

const NOW_TEXT = "2026-11-22T09:30:00Z";

/** Everything about who watched what when, and what it cost, without the hour of the loading. */
async function contents(database: Database) {
  const accounts = await database.execute(sql`
    select a.number, a.name, a.account_classification_id, s.device, s.started_at from account a join subscription s using (shard, account_id)
    order by a.number`);
  const films = await database.execute(sql`
    select u.udr_id, u.account_id, u.product_id, u.used_from, u.metadata, p.metadata as personal, u.directive, u.state, r.seq, r.gross, r.tax,
      r.price_plan_version_id, s.bill_id
    from udr u left join udr_personal p using (shard, account_id, udr_id) left join rbi r using (shard, account_id, udr_id)
      left join settlement s using (shard, account_id, rbi_id)
    order by u.udr_id, r.seq`);
  const bills = await database.execute(sql`select number, total, issued_at from bill order by number`);
  return { accounts: [...accounts], films: [...films], bills: [...bills] };
}
