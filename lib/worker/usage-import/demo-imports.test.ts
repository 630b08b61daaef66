import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addCustomer, type NewCustomer } from "#db/seed/customers.ts";
import { seedImports } from "#db/seed/imports.ts";
import { seedSports } from "#db/seed/sports.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { usageImportDesk } from "#db/testing/usage-import-desk.ts";
import { withTransaction } from "#db/tx.ts";
import { rateWaiting } from "../rating/rate-waiting.ts";
import { checkUsageImport } from "./check-usage-import.ts";

const NOW = atNicosia("12:00", 20);
const WATCHER = { classification: "standard", scheme: "monthly", hasPpvService: true } as const;

let desk: AluxsatDesk;
const faults: unknown[] = [];

/** As the launcher loads it, with three customers for a crowd, and as the worker then goes through it. */
beforeAll(async () => {
  desk = await openAluxsatDesk();
  const { database, owner } = desk.test;
  await withTransaction(database, async (tx) => {
    for (const index of [1, 2, 3]) {
      const customer: NewCustomer = { ...WATCHER, name: `Watcher ${index}`, phone: `+3579900970${index}`, smartCard: `440010970${index}` };
      await addCustomer(tx, database, { offer: desk.seeded.offer, customer });
    }
    await seedSports(tx, database, desk.seeded);
    await seedImports(tx, database, { aluxsat: desk.seeded, now: NOW });
  });
  const home = { database, reportFault: (error: unknown) => `fault ${faults.push(error)}` };
  const batches = await owner.execute<{ id: number }>(sql`select import_id::int as id from usage_import order by import_id`);
  const { signal } = new AbortController();
  for (const { id } of batches) await checkUsageImport(home, id, signal);
  await rateWaiting(home, signal);
}, 60_000);
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

const texts = (statement: string) => usageImportDesk(desk, NOW).texts(statement);

test("each batch of the demo comes to what its sender would be told", async () => {
  const batches = await texts(`select concat_ws(' ', s.code, i.rating, i.state, accepted, duplicates, rejected, parked) as text
    from usage_import i join source s using (source_id) order by import_id`);
  expect(batches).toEqual([
    "ROAMING information finished 10 0 0 0",
    "DECODER here finished 26 1 3 0",
    "WEB-API here finished 7 0 0 6",
    "ROAMING elsewhere finished 18 0 0 1",
  ]);
  expect(faults).toEqual([]);
});

test("its lines wait for each kind of cause, and two of its UDRs for a rate", async () => {
  const causes = await texts(`select concat_ws(' ', refusal ->> 'code', refusal ->> 'path', count(*)) as text
    from usage_import_exception where outcome = 'parked' group by refusal ->> 'code', refusal ->> 'path' order by 1`);
  expect(causes).toEqual([
    "CURRENCY_MISMATCH currency 1",
    "METADATA_INVALID metadata.device 2",
    "NOT_FOUND product 3",
    "NOT_FOUND subscription 1",
  ]);
  expect(await texts("select refusal ->> 'code' as text from parked_udr")).toEqual(["NO_RATE", "NO_RATE"]);
});

test("where its calls went is looked up by the longest prefix, and what is for information posts nothing", async () => {
  const destinations = await texts(`select distinct u.metadata ->> 'destination' as text from udr u join udr_type t using (udr_type_id)
    where t.code = 'CALL' order by 1`);
  expect(destinations).toEqual(["CY-FIXED", "CY-MOBILE", "GB", "GR-FIXED", "GR-MOBILE", "OTHER"]);
  const charged =
    await texts(`select u.rating || ' ' || count(r.rbi_id) as text from udr u left join rbi r using (shard, account_id, udr_id)
    group by u.rating order by 1`);
  expect(charged).toEqual(["elsewhere 18", "here 31", "information 0"]);
});

test("nobody of the worked example is named in it", async () => {
  const numbers = Object.values(desk.seeded.customers).map(({ accountId }) => accountId);
  expect(await texts(`select account_id::text as text from udr where account_id in (${numbers.join(",")})`)).toEqual([]);
});
