import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pgCode, pgConstraint } from "../errors.ts";
import { withTransaction } from "../tx.ts";
import { type TestDatabase, testDatabase } from "./test-database.ts";

const INSUFFICIENT_PRIVILEGE = "42501";

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});

afterAll(() => test.close());

const codeOf = (statement: string) =>
  test.database.execute(sql.raw(statement)).then(
    () => "done",
    (error: unknown) => pgCode(error),
  );

describe("the application role", () => {
  it.each([
    "create table smuggled ()",
    "create schema smuggled",
    "create role smuggled",
    "drop table rbi",
    "truncate rbi",
    "update rbi set shard = 1",
    "delete from rbi",
    "update udr set account_id = 1",
    "delete from udr",
    "delete from audit_entry",
    "update audit_entry set reason = ''",
    "select * from drizzle.__drizzle_migrations",
  ])("may not: %s", async (statement) => {
    expect(await codeOf(statement)).toBe(INSUFFICIENT_PRIVILEGE);
  });

  it.each(["select count(*) from rbi", "update udr set directive = directive where false", "delete from billing_queue where false"])(
    "may: %s",
    async (statement) => {
      expect(await codeOf(statement)).toBe("done");
    },
  );

  it("owns nothing", async () => {
    const rows = await test.owner.execute(sql`select relname from pg_class where relowner = 'ratewright_app'::regrole`);
    expect(rows).toHaveLength(0);
  });
});

describe("a transaction", () => {
  it("begins again when the database asks for it, and keeps nothing of the lost attempt", async () => {
    await test.owner.execute(sql`create table tally (label text primary key); grant all on tally to ratewright_app`);
    let attempts = 0;
    await withTransaction(test.database, async (tx) => {
      attempts += 1;
      await tx.execute(sql`insert into tally values (${`attempt ${attempts}`})`);
      if (attempts < 3) await tx.execute(sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`);
    });
    expect(await test.database.execute(sql`select label from tally`)).toEqual([{ label: "attempt 3" }]);
  });

  it("gives up after its attempts, and repeats nothing else", async () => {
    let attempts = 0;
    const fail = (code: string, limit: number) =>
      withTransaction(
        test.database,
        async (tx) => {
          attempts += 1;
          await tx.execute(sql.raw(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`));
        },
        { attempts: limit },
      );
    await expect(fail("40P01", 2)).rejects.toThrow();
    expect(attempts).toBe(2);
    await expect(fail("P0001", 6)).rejects.toThrow();
    expect(attempts).toBe(3);
  });

  it("names the constraint that refused", async () => {
    await test.owner.execute(
      sql`create table only_small (n int constraint small check (n < 10)); grant all on only_small to ratewright_app`,
    );
    const error: unknown = await withTransaction(test.database, (tx) => tx.execute(sql`insert into only_small values (10)`)).catch(
      (reason) => reason,
    );
    expect([pgCode(error), pgConstraint(error)]).toEqual(["23514", "small"]);
  });
});
