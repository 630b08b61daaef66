import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pgCode } from "./errors.ts";
import { type TestDatabase, testDatabase } from "./testing/test-database.ts";

/** Everything a customer owns. Its keys lead with the account, so that it can be spread over machines (Citus) as it is. */
const CUSTOMER_TABLES = [
  "account",
  "account_note",
  "account_usage_limits",
  "assignment",
  "bill",
  "bill_line",
  "bill_tax",
  "billing_queue",
  "cost_centre",
  "credit_request",
  "ledger_transfer",
  "parked_udr",
  "person",
  "price_version_pin",
  "pricing_agreement",
  "pricing_agreement_draft",
  "pricing_agreement_draft_editor",
  "pricing_agreement_version",
  "provisioning_request",
  "rate_counter",
  "rating_queue",
  "rbi",
  "service_order",
  "settlement",
  "subscription",
  "subscription_device",
  "subscription_networks",
  "subscription_service",
  "udr",
  "udr_dispute",
  "udr_personal",
  "udr_revision",
  "wallet",
  "wallet_transaction",
];

/** Keyed by their own value: they tell where the account of a number or an identifier lives. */
const DIRECTORY_TABLES = ["account_number", "bill_number", "identifier", "usage_reference"];

/** Rows of this one database: people, runs, audit. Nothing of a customer's refers to them, nor they to it. */
const LOCAL_TABLES = [
  "app_user",
  "audit_entry",
  "backtest",
  "backtest_chunk",
  "billing_chunk",
  "billing_run",
  "bulk_job",
  "bulk_job_row",
  "id_lease",
  "idempotency_key",
  "saved_view",
  "session",
  "sign_in_attempt",
  "usage_import",
];

/** Never updated or deleted by the application. */
const FACTS = [
  "account_note",
  "additive_discount_version",
  "audit_entry",
  "bill",
  "bill_line",
  "bill_number",
  "bill_tax",
  "idempotency_key",
  "ledger_transfer",
  "price_plan_version",
  "pricing_agreement_version",
  "rbi",
  "service_order",
  "settlement",
  "udr_revision",
  "wallet_transaction",
];

let stored: TestDatabase;
beforeAll(async () => {
  stored = await testDatabase();
});
afterAll(() => stored.close());

async function names(query: ReturnType<typeof sql>): Promise<readonly string[]> {
  const rows = await stored.owner.execute<{ name: string }>(query);
  return rows.map(({ name }) => name);
}

const customerTables = sql.join(
  CUSTOMER_TABLES.map((table) => sql`${table}`),
  sql`, `,
);

describe("what a customer owns leads its keys with (shard, account_id)", () => {
  test("every table with an account is listed as a customer's, a directory, audit or an approval", async () => {
    const found = await names(sql`select distinct table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'account_id' order by 1`);
    expect(found).toEqual([...CUSTOMER_TABLES, ...DIRECTORY_TABLES, "approval_request", "audit_entry"].sort());
  });

  test("primary, unique and foreign keys", async () => {
    const breaches = await names(sql`
      select conrelid::regclass || ': ' || conname as name from pg_constraint c
      where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') and conrelid::regclass::text in (${customerTables})
        and (contype <> 'f' or confrelid::regclass::text in (${customerTables}))
        and (select array_agg(attname::text order by n) from unnest(conkey) with ordinality as k(num, n)
             join pg_attribute on attrelid = conrelid and attnum = num where n <= 2) <> array['shard', 'account_id']`);
    expect(breaches).toEqual([]);
  });

  test("unique indexes beside constraints", async () => {
    const breaches = await names(sql`
      select indexrelid::regclass::text as name from pg_index i where indisunique and indrelid::regclass::text in (${customerTables})
        and (select array_agg(attname::text order by n) from unnest(indkey::int2[]) with ordinality as k(num, n)
             join pg_attribute on attrelid = indrelid and attnum = num where n <= 2) <> array['shard', 'account_id']`);
    expect(breaches).toEqual([]);
  });

  test("no foreign key between a customer's tables and local ones", async () => {
    const local = sql.join(
      LOCAL_TABLES.map((table) => sql`${table}`),
      sql`, `,
    );
    const breaches = await names(sql`
      select conname as name from pg_constraint where contype = 'f' and (
        (conrelid::regclass::text in (${customerTables}) and confrelid::regclass::text in (${local})) or
        (conrelid::regclass::text in (${local}) and confrelid::regclass::text in (${customerTables})))`);
    expect(breaches).toEqual([]);
  });
});

describe("large tables stay plain", () => {
  test("no triggers of ours, no sequences, no identity columns", async () => {
    const triggers = await names(
      sql`select tgname as name from pg_trigger where not tgisinternal and tgrelid::regclass::text in (${customerTables})`,
    );
    const sequences = await names(sql`
      select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
        and table_name in (${customerTables}) and (is_identity = 'YES' or column_default like 'nextval%')`);
    expect([...triggers, ...sequences]).toEqual([]);
  });

  test("no deferred and no exclusion constraints", async () => {
    const breaches = await names(sql`
      select conname as name from pg_constraint where conrelid::regclass::text in (${customerTables}) and (condeferrable or contype = 'x')`);
    expect(breaches).toEqual([]);
  });
});

describe("every table", () => {
  test("says when its rows were written", async () => {
    const without = await names(sql`
      select table_name as name from information_schema.tables t where table_schema = 'public' and table_type = 'BASE TABLE'
        and not exists (select from information_schema.columns c
          where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'created_at' and c.is_nullable = 'NO')`);
    expect(without).toEqual([]);
  });

  test("checks its amounts of money", async () => {
    const unchecked = await names(sql`
      select c.table_name || '.' || c.column_name as name from information_schema.columns c
      where c.table_schema = 'public' and c.numeric_precision = 18 and c.numeric_scale = 6 and c.is_generated = 'NEVER'
        and not exists (select from pg_constraint k where k.contype = 'c' and k.conrelid = c.table_name::regclass
          and pg_get_constraintdef(k.oid) ~ ('\\m' || c.column_name || '\\M'))`);
    expect(unchecked).toEqual([]);
  });

  test("keeps rates and quantities in 24 digits, money in 18", async () => {
    const shapes = await names(sql`
      select distinct numeric_precision || ',' || numeric_scale as name from information_schema.columns
      where table_schema = 'public' and data_type = 'numeric' order by 1`);
    expect(shapes).toEqual(["18,6", "24,12", "9,6"]);
  });
});

describe("the application role", () => {
  test("is no superuser, bypasses nothing, owns nothing, may create nothing", async () => {
    const rows = await stored.database.execute(sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, has_schema_privilege('public', 'CREATE') as creates,
        (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = current_user`);
    expect(rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, creates: false, owned: 0 });
  });

  test.each(FACTS)("adds to %s and never changes it", async (table) => {
    const rows = await stored.database.execute(sql`
      select has_table_privilege(${table}, 'SELECT') as reads, has_table_privilege(${table}, 'INSERT') as adds,
        has_any_column_privilege(${table}, 'UPDATE') as updates, has_table_privilege(${table}, 'DELETE') as deletes,
        has_table_privilege(${table}, 'TRUNCATE') as truncates`);
    expect(rows[0]).toEqual({ reads: true, adds: true, updates: false, deletes: false, truncates: false });
  });

  test.each([
    "update rbi set gross = 0",
    "delete from rbi",
    "truncate ledger_transfer",
    "update wallet_transaction set amount = 0",
    "delete from audit_entry",
    "update udr set subscription_id = 1",
    "update udr set recorded_at = now()",
    "update price_plan_version set document = '{}'",
    "delete from udr",
    "update service_order set quoted_gross = 0",
    "create table mine (id int)",
    "alter table rbi disable trigger all",
    "drop table rbi",
    "update date_time_model set code = 'OTHER'",
    "delete from date_time_model",
    "update unit_of_measurement set code = 'OTHER'",
    "delete from unit_of_measurement",
  ])("is refused: %s", async (statement) => {
    const refusal: unknown = await stored.database.execute(sql.raw(statement)).catch((error: unknown) => error);
    expect(pgCode(refusal)).toBe("42501");
  });
});
