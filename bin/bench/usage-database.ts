import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres, { type Sql } from "postgres";
import { joinCluster } from "#bin/launcher/cluster.mjs";
import { migrateDatabase } from "#db/migrate.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { shardOf } from "#lib/kernel/shard.ts";
import { mixedWorkload } from "./rating-workload.ts";

export const ACCOUNTS = 20_000;
const BATCH = 20_000;
/** More than this many are the same again, a year later each time. */
const DISTINCT = 1_000_000;

export type UsageDatabase = { readonly url: string; readonly ownerUrl: string; readonly close: () => Promise<void> };

/**
 * A PostgreSQL of its own with the usage of the mixed plan: so many UDRs of 20,000 accounts, the plan in force, and a draft of it with every
 * other rate raised, as a backtest that is waiting. Settings as they come: nothing is switched off.
 */
export async function usageDatabase(udrs: number): Promise<UsageDatabase> {
  const folder = path.join(tmpdir(), "ratewright-bench");
  rmSync(folder, { recursive: true, force: true });
  const cluster = await joinCluster({ folder, settings: { shared_buffers: "512MB", max_wal_size: "4GB" } });
  const name = `bench_${process.pid}`;
  const admin = postgres(cluster.ownerUrl("postgres"), { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  const [url, ownerUrl] = [cluster.applicationUrl(name), cluster.ownerUrl(name)];
  await migrateDatabase({ ownerUrl, applicationRole: { name: "ratewright_app", password: cluster.secrets.applicationPassword } });
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  // The rows are made here, so nobody need check each against the other tables.
  await owner`set session_replication_role = replica`;
  await insertOffer(owner);
  await insertBacktest(owner);
  await insertUsage(owner, udrs);
  await owner`vacuum analyze`;
  await owner.end();
  return {
    url,
    ownerUrl,
    close: async () => {
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
      await cluster.leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function insertOffer(owner: Sql): Promise<void> {
  const { book } = mixedWorkload();
  await owner`insert into installation (installation_id, name, time_zone, currency, clock_offset_millis, is_demo)
    values (1, 'Bench', ${book.timeZone}, 'EUR', 0, false)`;
  await owner`insert into unit_of_measurement (unit_id, code, name, decimals, scale) values (1, 'MB', 'Megabyte', 3, 1)`;
  await owner`insert into udr_type (udr_type_id, code, name, unit_id, boundary, priced_at, from_mandatory, to_mandatory, source_mandatory)
    values (1, 'DATA', 'Data', 1, 'start', 'from', true, false, false), (2, 'CALL', 'Call', 1, 'split', 'from', true, false, false)`;
  await owner`insert into product_type (product_type_id, code, name, classification, service_type, composition, used_for_provisioning)
    select n + 1, 'T' || n, 'Type ' || n, 'service', 'usage', 'flat', false from generate_series(0, 7) n`;
  await owner`insert into product_family (product_family_id, code, name) select n + 1, 'F' || n, 'Family ' || n from generate_series(0, 3) n`;
  await owner`insert into product (product_id, code, name, product_type_id, product_family_id, rating, valid_from)
    select n + 1, 'P' || n, 'Product ' || n, n % 8 + 1, n % 4 + 1, 'here', '2020-01-01' from generate_series(0, ${book.rates.length - 1}::int) n`;
  await owner`insert into product_tax_rate (product_id, valid_from, percent) select product_id, '2020-01-01', 19 from product`;
  await owner`insert into price_plan (price_plan_id, code, name, kind, currency) values (1, ${book.code}, ${book.name}, 'global', 'EUR')`;
  await owner`insert into price_plan_version (version_id, price_plan_id, version, document, document_hash, rate_book, rate_book_hash, effective_at,
      requested_by, requested_at, decided_by, decided_at, note)
    values (1, 1, 1, '{}', ${HASH}, ${JSON.stringify(book)}::text::jsonb, ${HASH}, '2025-01-01', 1, '2024-12-01', 2, '2024-12-02', '')`;
  await owner`insert into account_classification (account_classification_id, code, name) values (1, 'VIP', 'Very important'), (2, 'NORMAL', 'Normal')`;
  await owner`insert into billing_term_scheme (billing_term_scheme_id, code, name, state, classification, billing_type, billing_method,
      frequency_months, flexible, currency)
    values (1, 'NORMAL', 'Normal', 'effective', 'normal', 'postBill', 'period', 1, false, 'EUR')`;
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => index + 1);
  await owner`insert into account (shard, account_id, number, name, account_classification_id, currency, time_zone, tax_class)
    select shard, account_id, 'A' || account_id, 'Account ' || account_id, case when account_id % 5 = 0 then 1 else 2 end, 'EUR', ${book.timeZone}, 'standard'
    from unnest(${accounts.map(shardOf)}::int[], ${accounts}::int[]) as a (shard, account_id)`;
  await owner`insert into subscription (shard, account_id, subscription_id, number, subscription_type_id, billing_term_scheme_id, payment, state, started_at)
    select shard, account_id, account_id, 'S' || account_id, 1, 1, 'normal', 'effective', '2020-01-01' from account`;
}

/** Every other rate costs something else in the draft. */
async function insertBacktest(owner: Sql): Promise<void> {
  const { book } = mixedWorkload();
  const rates = book.rates.map((rate, index) => (index % 2 === 0 ? { ...rate, base: { charge: "perUnit", price: "0.02" } } : rate));
  const selection = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2100, 0, 1), classification: null, target: null };
  await owner`insert into backtest (backtest_id, price_plan_id, document, document_hash, rate_book, baseline_version_id, selection, state,
      requested_by, requested_at, chunks_done, chunks)
    select 1, 1, '{}', ${HASH}, ${JSON.stringify({ ...book, rates })}::text::jsonb, 1, ${JSON.stringify(selection)}::text::jsonb, 'waiting', 1, '2026-11-01', 0,
      count(distinct shard) from account`;
  await owner`insert into backtest_chunk (backtest_id, shard, attempt) select distinct 1, shard, 0 from account`;
}

/** As it was before anybody ran it. */
export async function resetBacktest(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner`delete from backtest_chunk`;
  await owner`update backtest set state = 'waiting', started_at = null, finished_at = null, tally = null, chunks_done = 0`;
  await owner`insert into backtest_chunk (backtest_id, shard, attempt) select distinct 1, shard, 0 from account`;
  await owner.end();
}

const HASH = "0".repeat(64);

async function insertUsage(owner: Sql, udrs: number): Promise<void> {
  const { usages } = mixedWorkload();
  const distinct = Math.min(udrs, DISTINCT);
  for (let from = 0; from < distinct; from += BATCH) {
    const page = usages(from, Math.min(BATCH, distinct - from));
    const accounts = page.map((_, index) => ((from + index) % ACCOUNTS) + 1);
    await owner`insert into udr (shard, account_id, udr_id, subscription_id, origin, rating, state, directive, revision, udr_type_id, product_id,
        source_id, quantity, used_from, used_to, billing_effective_at, metadata, currency, recorded_at)
      select shard, account_id, udr_id, account_id, 'import', 'here', 'posted', directive, 1, udr_type_id, product_id, 1, quantity, used_from, used_to,
        used_from, metadata::jsonb, 'EUR', used_from
      from unnest(${accounts.map(shardOf)}::int[], ${accounts}::int[], ${page.map((_, index) => from + index + 1)}::int[],
        ${page.map(({ directive }) => directive)}::text[], ${page.map(({ udrType }) => (udrType?.split === true ? 2 : 1))}::int[],
        ${page.map(({ productCode }) => Number.parseInt(productCode.slice(1), 10) + 1)}::int[], ${page.map(({ quantity }) => decimalToString(quantity))}::numeric[],
        ${page.map((usage) => instantToString(usage.from))}::timestamptz[],
        ${page.map(({ to }) => (to === null ? null : instantToString(to)))}::timestamptz[],
        ${page.map(({ metadata }) => JSON.stringify(metadata))}::text[])
      as u (shard, account_id, udr_id, directive, udr_type_id, product_id, quantity, used_from, used_to, metadata)`;
  }
  for (let copies = 1; copies * DISTINCT < udrs; copies += 1) {
    await owner`insert into udr (shard, account_id, udr_id, subscription_id, origin, rating, state, directive, revision, udr_type_id, product_id,
        source_id, quantity, used_from, used_to, billing_effective_at, metadata, currency, recorded_at)
      select shard, account_id, udr_id + ${copies * DISTINCT}, subscription_id, origin, rating, state, directive, revision, udr_type_id, product_id,
        source_id, quantity, used_from + ${copies}::int * interval '1 year', used_to + ${copies}::int * interval '1 year', billing_effective_at,
        metadata, currency, recorded_at
      from udr where udr_id <= ${DISTINCT}`;
  }
}
