import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CounterPlace } from "#lib/domain/counting/counter-place.ts";
import { pgCode } from "../errors.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";
import { withTransaction } from "../tx.ts";
import { claimCounters, lockPool } from "./rate-counters.ts";

const ACCOUNT = { shard: 7, accountId: 42 };
const OWN: CounterPlace = { ownerKind: "subscription", ownerId: 1, cycle: "2026-11-01/2026-12-01", name: '["PLAN","data","base"]' };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** What becomes of a claim that waits no longer than this. */
async function claimed(accountId: number, places: readonly CounterPlace[]): Promise<string> {
  try {
    await withTransaction(db.database, async (tx) => {
      await tx.execute(sql`set local lock_timeout = '200ms'`);
      await claimCounters(tx, { ...ACCOUNT, accountId }, places);
    });
    return "claimed";
  } catch (error) {
    return pgCode(error) ?? "no code";
  }
}

test("while a pool is corrected, no subscription of the account counts, not even by itself", async () => {
  await withTransaction(db.database, async (tx) => {
    await lockPool(tx, ACCOUNT);
    // lock_not_available
    expect(await claimed(ACCOUNT.accountId, [OWN])).toBe("55P03");
    expect(await claimed(ACCOUNT.accountId, [{ ...OWN, ownerKind: "agreement", ownerId: ACCOUNT.accountId }])).toBe("55P03");
    expect(await claimed(43, [OWN])).toBe("claimed");
    expect(await claimed(ACCOUNT.accountId, [])).toBe("claimed");
  });
  expect(await claimed(ACCOUNT.accountId, [OWN])).toBe("claimed");
});
