import { randomUUID } from "node:crypto";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { Context } from "#lib/operations/context.ts";
import { addServiceUsage } from "#lib/operations/ordering/add-service-usage.ts";
import { topUpWallet } from "#lib/operations/wallet/top-up-wallet.ts";
import { rbi } from "../schema/rbi.ts";
import { type Aluxsat, seedAluxsat } from "../seed/scenario.ts";
import { countingDesk } from "../testing/counting-desk.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";
import type { Tx } from "../tx.ts";
import { findBrokenInvariants, INVARIANTS } from "./check-invariants.ts";

let stored: TestDatabase;
let aluxsat: Aluxsat;

beforeAll(async () => {
  stored = await testDatabase();
  aluxsat = await seedAluxsat(stored.database);
  const { eleni, nikos, maria } = aluxsat.customers;
  for (const product of ["LOTR1", "SERENDIPITY", "LIMITLESS"]) await order(eleni.subscriptionId, product);
  await order(maria.subscriptionId, "LOTR1");
  await topUpWallet(context(), { subscriptionId: nikos.subscriptionId, amount: "12.00", paymentReference: "CASH-1" });
  await order(nikos.subscriptionId, "LOTR1");
  const counting = countingDesk({ test: stored, seeded: aluxsat, as: context, close: async () => {} });
  const counted = await counting.newCustomer();
  await counting.publishFor([counted]);
  for (const quantity of ["8", "5"]) await counting.order(counted, quantity, { at: NOW });
});

afterAll(() => stored.close());

test("all of them hold for what the operations wrote", async () => {
  expect(await findBrokenInvariants(stored.owner)).toEqual([]);
});

test("each has an id of its own and a way to be broken", () => {
  const ids = INVARIANTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(BREAKS).sort()).toEqual([...ids].sort());
});

/** Statements that the application role or a constraint would refuse; here the owner does them with both out of the way. */
const BREAKS: Readonly<Record<string, SQL | ((tx: Tx) => Promise<void>)>> = {
  I02: sql`update udr set revision = 2`,
  I03a: sql`update udr set source_id = 999999`,
  I03b: sql`update udr set metadata = '{"shoeSize": "43"}'`,
  I04: sql`update udr set quantity = 1.5`,
  I05: sql`update udr set order_id = 999999`,
  I06: sql`update subscription_device set removed_at = now()`,
  I07: (tx) => insertLike(tx, { rbiId: 1, seq: 3 }),
  I09: (tx) => insertReversal(tx, { rbiId: 1, seq: 2, tax: -900_000n, net: -9_100_000n }),
  I10: async (tx) => {
    await insertReversal(tx, { rbiId: 1, seq: 2 });
    await insertReversal(tx, { rbiId: 2, seq: 4 });
  },
  I11: sql`update rbi set gross = -gross, net = -net, tax = -tax`,
  I12: sql`update udr set directive = 'notToBeBilled'`,
  I14: sql`delete from settlement`,
  I14b: sql`update subscription set payment = 'prepaid'`,
  I15: sql`update rbi set gross = gross + 1, net = net + 1`,
  I17: sql`delete from ledger_transfer where memo = 'usage'`,
  I18: sql`delete from ledger_transfer where memo = 'tax'`,
  I19: sql`update bill_line set amount = amount + 1`,
  I20: sql`update billing_chunk set billed = billed + 1`,
  I21: sql`update billing_term_scheme set maximum_unbilled_udrs = 1 where classification = 'normal'`,
  I22: sql`delete from bill_number`,
  I23: sql`alter table wallet drop constraint wallet_balance; update wallet set balance = floor - 1`,
  I24: sql`update wallet set balance = balance + 1`,
  I24b: sql`update wallet_transaction set amount = amount - 1 where kind = 'order'`,
  I25: sql`delete from provisioning_request`,
  I27: sql`update service_order set conditions = '[{"holds": false}]'`,
  I28: sql`update price_plan_version set document_hash = repeat('0', 64)`,
  I28b: sql`update price_plan_version set effective_at = '2030-01-01'`,
  I31: sql`delete from audit_entry`,
  I37: sql`insert into udr_dispute (shard, account_id, dispute_id, udr_id, reason_code_id, words, opened_by, opened_at)
    select r.shard, r.account_id, 1, r.udr_id, (select min(reason_code_id) from reason_code), 'late', 'user:1', '2000-01-01'
    from rbi r join settlement using (shard, account_id, rbi_id) limit 1`,
  I38: sql`insert into udr_dispute (shard, account_id, dispute_id, udr_id, reason_code_id, words, opened_by, opened_at)
    select shard, account_id, 1, udr_id, (select min(reason_code_id) from reason_code), 'unmarked', 'user:1', '2100-01-01'
    from billing_queue limit 1`,
  I40: sql`update rate_counter set quantity = quantity + 1`,
  I41: sql`update rbi set gross = gross + 1, net = net + 1 where explanation -> 'cycles' is not null`,
  I42: (tx) => insertLike(tx, { rbiId: 3, seq: null, kind: "correction", correctedGroup: "a counter" }),
  I43: sql`insert into rate_counter (shard, account_id, owner_kind, owner_id, cycle, name, quantity, udrs, beyond_free, paying)
    select shard, account_id, 'agreement', account_id, 'ever', '["allowance","POOL","freeUsage"]', 1, 1, 1, 1 from account limit 1`,
  I60: sql`update udr set state = 'posted', directive = 'toBeBilled'; delete from rbi where kind = 'charge'`,
  I61: sql`insert into parked_udr (shard, account_id, udr_id, subscription_id, refusal, attempts, parked_at) select shard, account_id, udr_id, subscription_id, '{"code":"NO_RATE"}', 1, now() from udr limit 1`,
  I63: sql`update udr set origin = 'successor', succeeds_id = (select min(udr_id) from udr other where other.account_id = udr.account_id and other.state = 'posted')
    where udr_id = (select max(udr_id) from udr)`,
  I62: sql`update rating_queue set udr_id = 999999; update udr set product_id = 999999`,
  I32: sql`alter table price_plan_version drop constraint price_plan_version_second_person; update price_plan_version set decided_by = requested_by`,
};

describe("a breach is found", () => {
  test.each(Object.entries(BREAKS))("%s", async (id, breach) => {
    const undo = new Error("undo");
    const broken: string[] = [];
    await stored.owner
      .transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        if (typeof breach === "function") await breach(tx);
        else await execute(tx, breach);
        broken.push(...(await findBrokenInvariants(tx)).map((one) => one.id));
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    expect(broken).toContain(id);
  });
});

/** One statement at a time: the protocol with parameters takes no more. */
async function execute(tx: Tx, breach: SQL): Promise<void> {
  const text = breach.queryChunks.map((chunk) => Reflect.get(chunk ?? {}, "value")).join("");
  for (const statement of text.split("; ")) await tx.execute(sql.raw(statement));
}

type Changes = Partial<typeof rbi.$inferInsert>;

async function insertLike(tx: Tx, changes: Changes): Promise<void> {
  const { previousSeq: _1, versionKey: _2, reversesGross: _3, reversesNet: _4, reversesKind: _5, ...columns } = getTableColumns(rbi);
  const [first] = await tx.select(columns).from(rbi).where(sql`kind = 'charge' and wallet_seq is null`).limit(1);
  await tx.insert(rbi).values({ ...present(first, "an RBI"), ...changes });
}

async function insertReversal(tx: Tx, changes: Changes): Promise<void> {
  const [first] = await tx.select().from(rbi).where(sql`kind = 'charge' and wallet_seq is null`).limit(1);
  const { rbiId, gross, net, tax } = present(first, "an RBI");
  await insertLike(tx, { kind: "reversal", reversesId: rbiId, gross: -gross, net: -net, tax: -tax, ...changes });
}

async function order(subscriptionId: number, product: string): Promise<void> {
  const ordered = await addServiceUsage(context(), { subscriptionId, product, quantity: "1", metadata: { device: "DECODER" } });
  expect(ordered).toMatchObject({ ok: true });
}

function context(): Context {
  const agent = present(aluxsat.people.users.get("callCentreAgent"), "the agent");
  const actor = { kind: "user", ...agent, role: "callCentreAgent", sessionId: "test" } as const;
  return { actor, now: NOW, requestId: randomUUID(), database: stored.database };
}

const NOW: Instant = present(parseInstant("2026-03-03T20:00:00+02:00"), "an instant");
