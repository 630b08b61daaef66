import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Aluxsat, seedAluxsat } from "../seed/scenario.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";
import { withTransaction } from "../tx.ts";
import { holdUsageKinds, type UsageKind } from "./hold-usage-kinds.ts";
import { lockUdrType } from "./udr-types.ts";

let stored: TestDatabase;
let kind: UsageKind;

beforeAll(async () => {
  stored = await testDatabase();
  const seeded: Aluxsat = await seedAluxsat(stored.database);
  expect(seeded).toBeDefined();
  const rows = await stored.owner.execute<{ product: string; type: string; source: string }>(sql`
    select min(product_id)::text as product, (select min(udr_type_id) from udr_type)::text as type, (select min(source_id) from source)::text as source
    from product`);
  const { product, type, source } = present(rows[0], "what the demo has");
  kind = { productId: Number.parseInt(product, 10), udrTypeId: Number.parseInt(type, 10), sourceId: Number.parseInt(source, 10) };
});
afterAll(() => stored.close());

const hold = (change: Partial<UsageKind>) => withTransaction(stored.database, (tx) => holdUsageKinds(tx, [kind, { ...kind, ...change }]));

describe("what a UDR names", () => {
  test("is there", async () => {
    await expect(hold({})).resolves.toBeUndefined();
  });

  test.each(["productId", "udrTypeId", "sourceId"] as const)("or its %s stops the writing", async (member) => {
    await expect(hold({ [member]: 987_654 })).rejects.toThrow("987654");
  });

  test("is not changed before it is stored: who changes it waits for who writes", async () => {
    const seen: string[] = [];
    await withTransaction(stored.database, async (tx) => {
      await holdUsageKinds(tx, [kind]);
      const changing = withTransaction(stored.database, async (other) => {
        await other.execute(sql`set local lock_timeout = '200ms'`);
        await lockUdrType(other, "PPV");
      });
      await expect(changing).rejects.toThrow();
      seen.push("waited");
    });
    await withTransaction(stored.database, (tx) => lockUdrType(tx, "PPV"));
    expect(seen).toEqual(["waited"]);
  });
});
