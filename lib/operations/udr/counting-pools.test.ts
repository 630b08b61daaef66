import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { lockPool } from "#db/queries/rate-counters.ts";
import { findWallet } from "#db/queries/wallets.ts";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, submit } from "#db/testing/aluxsat-desk.ts";
import { type CountingDesk, countingDesk, ERROR } from "#db/testing/counting-desk.ts";
import { waitingAdvisoryLocks, waitingSessions } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import { present } from "#lib/kernel/assert.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { MOST_PRICED_ANEW } from "../counted-together.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";
import { previewUdrChange } from "./preview-udr-change.ts";

let desk: AluxsatDesk;
let counting: CountingDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

const AT = atNicosia("12:00");
const MARCH = "2026-03-01/2026-04-01";

async function topUp({ subscriptionId }: SeededSubscription, amount = "20.00"): Promise<void> {
  const paid = await topUpWallet(desk.as("callCentreAgent", AT), { subscriptionId, amount, paymentReference: `P-${subscriptionId}` });
  expect(paid.ok).toBe(true);
}

async function walletOf(customer: SeededSubscription): Promise<string> {
  return microsToString(present(await findWallet(desk.test.database, customer), "the wallet").balance, 2);
}

const cancel = (udrId: number) => ({ action: "cancel", udrId, expectedRevision: 1 }) as const;

/** Three subscriptions of one account with a pool of their own; each has a wallet with 20.00 in it. */
async function poolOfWallets(): Promise<readonly [SeededSubscription, SeededSubscription, SeededSubscription]> {
  const first = await counting.newCustomer("prepaid");
  const [second, third] = [await counting.another(first), await counting.another(first)];
  await counting.publishFor([first, second, third], { scope: "pool" });
  for (const each of [first, second, third]) await topUp(each);
  return [first, second, third];
}

describe("in a pool of wallets", () => {
  test("each wallet pays at once what its usage costs more, and gets back what it costs less", async () => {
    const [first, second, third] = await poolOfWallets();
    const { udrId } = await counting.order(first, "8", { at: AT });
    await counting.order(second, "5", { at: AT });
    await counting.order(third, "4", { at: AT });
    const fixed = await counting.fix(cancel(udrId), { at: AT, reason: ERROR });
    expect(fixed).toMatchObject({ ok: true, value: { preview: { net: "-4.50" } } });
    if (!fixed.ok) return;
    const { entries, sentence } = fixed.value.preview;
    expect(entries.map(({ kind, gross, goes }) => [kind, gross, goes])).toEqual([
      ["reversal", "-8.00", "wallet"],
      ["correction", "1.50", "wallet"],
      ["correction", "2.00", "wallet"],
    ]);
    expect(sentence).toContain(`${second.subscriptionNumber} pays €1.50 from its wallet now: €16.50 becomes €15.00.`);
    expect([await walletOf(first), await walletOf(second), await walletOf(third)]).toEqual(["20.00", "15.00", "16.00"]);
    expect(await counting.counted({ subscriptionId: first.accountId })).toEqual([`${MARCH}: 9 of 2`]);
  });

  test("one that cannot pay pays to its floor, and owes the rest", async () => {
    const [first, second] = await poolOfWallets();
    const { udrId } = await counting.order(first, "10", { at: AT });
    await counting.order(second, "39", { at: AT });
    const fixed = await counting.fix(cancel(udrId), { at: AT, reason: ERROR });
    expect(fixed.ok && fixed.value.preview.sentence).toContain("€0.50 becomes €0.00. The other €4.50 become a debt of it.");
    const after = present(await findWallet(desk.test.database, second), "the wallet");
    expect([after.balance, microsToString(after.debt, 2)]).toEqual([0n, "4.50"]);
  });

  test("a preview that another one's order made stale posts nothing", async () => {
    const [first, second] = await poolOfWallets();
    const { udrId } = await counting.order(first, "8", { at: AT });
    await counting.order(second, "5", { at: AT });
    const lead = desk.as("careLead", AT);
    const preview = await previewUdrChange(lead, cancel(udrId), ERROR);
    await counting.order(second, "2", { at: AT });
    const submitted = await submit(lead, cancel(udrId), { previewToken: preview.ok ? preview.value.token : "", reasonCode: ERROR });
    expect(submitted).toMatchObject({ ok: false, refusal: { code: "PREVIEW_STALE" } });
    expect(await walletOf(second)).toBe("15.50");
  });

  test("corrections of several at once wait for each other, in one order", async () => {
    const pool = await poolOfWallets();
    const udrIds: number[] = [];
    for (const each of pool) udrIds.push((await counting.order(each, "6", { at: AT })).udrId);
    const fixAll = Promise.all(udrIds.map(async (udrId) => untilPosted(udrId)));
    expect(await fixAll).toEqual([true, true, true]);
    expect(await Promise.all(pool.map(walletOf))).toEqual(["20.00", "20.00", "20.00"]);
    expect(await counting.counted({ subscriptionId: pool[0].accountId })).toEqual([`${MARCH}: 0 of 0`]);
  });

  test("who is corrected is held first: a top-up of theirs waits, and is not lost", async () => {
    const [first, second] = await poolOfWallets();
    const { udrId } = await counting.order(first, "8", { at: AT });
    await counting.order(second, "5", { at: AT });
    const lead = desk.as("careLead", AT);
    const preview = await previewUdrChange(lead, cancel(udrId), ERROR);
    const agreed = { previewToken: preview.ok ? preview.value.token : "", reasonCode: ERROR };
    const { owner } = desk.test;
    const submitted: ReturnType<typeof submit>[] = [];
    const toppedUp: Promise<string>[] = [];
    // The correction has read the wallets once it waits for the pool.
    await withTransaction(owner, async (tx) => {
      await lockPool(tx, first);
      submitted.push(submit(lead, cancel(udrId), agreed));
      await vi.waitUntil(async () => (await waitingAdvisoryLocks(owner)) === 1, { timeout: 5_000, interval: 10 });
      const done = topUp(second, "7.00").then(() => "done");
      toppedUp.push(done);
      const waits = vi.waitUntil(async () => (await waitingSessions(owner)) === 2 && "waits", { timeout: 5_000, interval: 10 });
      await Promise.race([done, waits]);
    });
    expect(await Promise.all([...submitted, ...toppedUp])).toMatchObject([{ ok: true }, "done"]);
    expect([await walletOf(first), await walletOf(second)]).toEqual(["20.00", "22.00"]);
  });

  test("late usage does not move another's: its order is refused, and a favour changes nothing", async () => {
    await counting.declareAmount("orderValue");
    const [first, second] = await poolOfWallets();
    const charge = { charge: "percentage", of: "orderValue", rate: "10", freeUdrs: 1 } as const;
    await counting.publishFor([first, second], { charge, scope: "pool" });
    const metadata = { orderValue: "50" };
    await counting.order(first, "1", { at: AT, metadata });
    const late = counting.order(second, "1", { at: atNicosia("11:00"), metadata });
    await expect(late).rejects.toThrow(`"POOL_OF_WALLETS","params":{"subscription":"${first.subscriptionNumber}"}`);
    expect(await walletOf(second)).toBe("20.00");
  });
});

/** As an agent does who is told that the preview is stale: looks again, and submits that. */
async function untilPosted(udrId: number): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const fixed = await counting.fix(cancel(udrId), { at: AT, reason: ERROR });
    if (fixed.ok) return true;
    expect(fixed.refusal.code).toBe("PREVIEW_STALE");
  }
  return false;
}

test("what would price too many anew at once is refused, and a favour is not", async () => {
  const customer = await counting.newCustomer();
  await counting.publishFor([customer]);
  const { udrId } = await counting.order(customer, "8", { at: AT });
  await counting.order(customer, "1", { at: AT });
  await copyOf("udr", udrId);
  await copyOf("rbi", udrId);
  expect(await counting.fix(cancel(udrId), { at: AT, reason: ERROR })).toMatchObject({
    ok: false,
    refusal: { code: "COUNTS_WITH_TOO_MANY", params: { most: "2,000" } },
  });
  const { owner } = desk.test;
  await owner.execute(sql`delete from rbi where udr_id > ${FIRST_COPY}`);
  await owner.execute(sql`delete from udr where udr_id > ${FIRST_COPY}`);
  expect(await counting.fix(cancel(udrId), { at: AT, reason: ERROR })).toMatchObject({ ok: true });
});

const FIRST_COPY = 900_000;

/** As many more rows of a UDR as may be priced anew, each with a number of its own. */
async function copyOf(table: "udr" | "rbi", udrId: number): Promise<void> {
  const { owner } = desk.test;
  const rows = await owner.execute<{ names: string }>(sql`select string_agg(quote_ident(column_name), ', ') as names
    from information_schema.columns where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`);
  const names = sql.raw(present(rows[0], "the columns").names);
  const copied = sql.raw(table);
  await owner.execute(sql`insert into ${copied} (${names}) select ${names} from (
    select (jsonb_populate_record(one, jsonb_build_object('udr_id', ${FIRST_COPY}::int + n, 'rbi_id', ${FIRST_COPY}::int + n))).*
    from ${copied} one, generate_series(1, ${MOST_PRICED_ANEW}::int) n where one.udr_id = ${udrId}) copies`);
  // Else each row is looked up as if there were few.
  await owner.execute(sql`analyze ${copied}`);
}
