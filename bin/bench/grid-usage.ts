import type { Sql } from "postgres";

/** Usage of a year, up to this instant. */
export const YEAR_ENDS = Date.UTC(2026, 10, 1);
export const YEAR_MILLIS = 365 * 24 * 60 * 60 * 1000;
const BATCH = 1_000_000;
/** With a fiftieth of all usage, as an organisation has. */
export const LARGE_ACCOUNT = 1;
/** Ordered once in a hundred thousand. */
export const RARE_PRODUCT = 150;
/** The newest so many wait to be rated, and those before them for a bill. */
const WAITING = 0.002;

/**
 * So many UDRs, made by the database itself: in the order of their use but for a fiftieth that came up to two days late, with a charge each
 * that may have one. Nothing refers to a key that is not there, so nobody checks; of the RBIs the two indexes stay that the lists read.
 */
export async function insertGridUsage(owner: Sql, udrs: number): Promise<void> {
  await owner`set session_replication_role = replica`;
  await owner`insert into account_number (number, shard, account_id) select number, shard, account_id from account`;
  await owner`insert into source (source_id, code, name, channel) values (1, 'GATEWAY', 'Gateway', 'import'), (2, 'DECODER', 'Decoder', 'decoder')`;
  await owner`insert into udr_type_attribute (udr_type_id, key, label, type, mandatory, personal, position)
    values (1, 'network', 'Network', 'text', false, false, 1), (1, 'mbps', 'Mbps', 'decimal', false, false, 2)`;
  await owner`alter table rbi drop constraint rbi_reverses_exactly, drop constraint rbi_exact cascade`;
  await owner`drop index rbi_number`;
  const step = YEAR_MILLIS / udrs;
  for (let first = 1; first <= udrs; first += BATCH) {
    const last = Math.min(udrs, first + BATCH - 1);
    await owner`insert into udr (shard, account_id, udr_id, subscription_id, origin, rating, state, directive, revision, udr_type_id, product_id,
        source_id, quantity, used_from, billing_effective_at, metadata, currency, recorded_at, import_id, import_line)
      select a.shard, a.account_id, i, a.account_id, 'import', 'here', case when i % 500 = 7 then 'cancelled' else 'posted' end,
        case when i % 1000 = 3 then 'toBeCredited' when i % 200 = 9 then 'notToBeBilled' else 'toBeBilled' end, 1, 1 + i % 2,
        case when i % 100000 = 77 then ${RARE_PRODUCT}::int else 1 + (i * 7919) % 140 end, 1 + (i % 10) / 9, (i % 1000) / 8.0, u.at,
        u.at + (i % 5) * interval '1 day', jsonb_build_object('network', case when i % 3 = 0 then '5G' else '4G' end, 'mbps', (i % 40)::text),
        'EUR', u.at, 1 + i / 50000, 1 + i % 50000
      from generate_series(${first}::bigint, ${last}::bigint) i
      cross join lateral (select date_trunc('milliseconds', to_timestamp(${(YEAR_ENDS - YEAR_MILLIS) / 1000}::float8 + i * ${step / 1000}::float8
        - case when i % 50 = 13 then (i * 31) % 172800 else 0 end)) as at) u
      join account a on a.account_id = case when i % 50 = 1 then ${LARGE_ACCOUNT} else 1 + (i * 40503) % 20000 end`;
  }
  await insertCharges(owner, udrs);
  await owner`vacuum analyze`;
}

async function insertCharges(owner: Sql, udrs: number): Promise<void> {
  const waiting = Math.floor(udrs * WAITING);
  await owner`insert into rbi (shard, account_id, rbi_id, subscription_id, udr_id, udr_revision, seq, kind, directive, product_id, quantity, currency,
      gross, net, tax, tax_percent, tax_inclusive, rated_at, rating_instant, explanation)
    select shard, account_id, udr_id, subscription_id, udr_id, 1, 1, 'charge', 'toBeBilled', product_id, quantity, 'EUR', gross, gross, 0, 0, true,
      recorded_at, used_from, '{}'
    from (select *, 0.25 + (udr_id % 400) / 16.0 as gross from udr) u
    where state = 'posted' and directive <> 'notToBeBilled' and udr_id <= ${udrs - waiting}`;
  await owner`insert into billing_queue (shard, account_id, rbi_id, subscription_id, udr_id, kind, gross, billing_effective_at)
    select shard, account_id, rbi_id, subscription_id, udr_id, 'charge', gross, rated_at from rbi where udr_id > ${udrs - 3 * waiting}`;
  await owner`insert into rating_queue (shard, account_id, udr_id, subscription_id, billing_effective_at)
    select shard, account_id, udr_id, subscription_id, billing_effective_at from udr
    where state = 'posted' and directive <> 'notToBeBilled' and udr_id > ${udrs - waiting}`;
}
