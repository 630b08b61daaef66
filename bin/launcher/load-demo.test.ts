import { spawnSync } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { usageImport } from "#db/schema/usage-import.ts";
import { countCustomerRows } from "#db/testing/customer-rows.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { ROOT } from "./settings.mjs";

let stored: TestDatabase;

beforeAll(async () => {
  stored = await testDatabase();
});

// Closing looks every invariant up.
afterAll(() => stored.close());

function load(crowd: "0" | "1"): string {
  const run = spawnSync(process.execPath, ["--conditions=react-server", path.join(ROOT, "bin", "load-demo.ts")], {
    env: {
      ...process.env,
      DATABASE_URL: stored.url,
      RATEWRIGHT_SECRET: "a secret of 32 bytes and more, for tests only",
      RATEWRIGHT_ORIGIN: "http://localhost:3000",
      RATEWRIGHT_DEMO: "1",
      RATEWRIGHT_DEMO_CROWD: crowd,
    },
    encoding: "utf8",
  });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

test("the journeys' demo has the five customers of the worked example, one for what counts together, and what they watched; it stays as it is when a later start would load a crowd", async () => {
  expect(load("0")).toContain("anna@aluxsat.example");
  const small = await countCustomerRows(stored.database);
  expect(small).toMatchObject({ account: 6, udr: 5, service_order: 5, wallet_transaction: 1 });
  // Batches of usage come with the crowd alone.
  expect(await stored.database.$count(usageImport)).toBe(0);
  expect(load("1")).toContain("anna@aluxsat.example");
  expect(await countCustomerRows(stored.database)).toEqual(small);
}, 60_000);
