import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { assert } from "#lib/kernel/assert.ts";
import { type Database, openDatabase } from "../connection.ts";
import { findBrokenInvariants } from "../invariants/check-invariants.ts";
import { findTestCluster, openAdmin, TEST_PREFIX, templateName } from "./test-cluster.ts";

export type TestDatabase = Readonly<{
  /** Signed in as the application role: what a test may not do here, the application may not do. */
  database: Database;
  /** Signed in as the owner: to look behind the application's back, and to prove that the database itself refuses. */
  owner: Database;
  url: string;
  ownerUrl: string;
  /** Checks every invariant on what the tests left behind, then drops the database. */
  close: () => Promise<void>;
}>;

/**
 * A fresh, migrated, empty database: one for each test file, opened in `beforeAll` and closed in `afterAll`. The run's
 * set-up (`global-setup.ts`, or `startTestCluster` where another tool runs the tests) has started the cluster.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = await findTestCluster();
  const name = `${TEST_PREFIX}${process.pid}_${randomUUID().slice(0, 8)}`;
  const admin = openAdmin(cluster);
  await admin`create database ${admin(name)} template ${admin(templateName())} strategy file_copy`;
  const url = cluster.applicationUrl(name);
  const ownerUrl = cluster.ownerUrl(name);
  const application = openDatabase(url, { max: 10, applicationName: "ratewright test" });
  const owner = openDatabase(ownerUrl, { max: 4, applicationName: "ratewright test owner" });
  return {
    database: application.database,
    owner: owner.database,
    url,
    ownerUrl,
    close: async () => {
      const broken = await findBrokenInvariants(owner.database);
      await Promise.all([application.close(), owner.close()]);
      await dropDatabase(admin, name);
      assert(broken.length === 0, `the tests left broken invariants behind: ${JSON.stringify(broken, null, 1)}`);
    },
  };
}

async function dropDatabase(admin: Sql, name: string): Promise<void> {
  await admin`drop database if exists ${admin(name)} with (force)`;
  await admin.end({ timeout: 5 });
}
