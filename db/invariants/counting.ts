import { sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { toMember } from "#lib/domain/counting/correct-members.ts";
import { type CounterPlace, type CounterValue, placeName, placeOf } from "#lib/domain/counting/counter-place.ts";
import { type CountingRbi, placesOfRbi } from "#lib/domain/counting/counting-rbi.ts";
import { compareDecimals, decimalToString } from "#lib/kernel/decimal.ts";
import { microsToString, sumMicros } from "#lib/kernel/money.ts";
import type { Counted } from "#lib/rating/charges/charge-program.ts";
import { NOTHING_COUNTED } from "#lib/rating/counters.ts";
import { correctGroup } from "#lib/rating/groups/correct-group.ts";
import { counterKeysOf } from "#lib/rating/groups/counter-keys.ts";
import { replay } from "#lib/rating/groups/replay.ts";
import type { AccountKey } from "../queries/account-key.ts";
import { listCorrectionsOf, listCountingRbis } from "../queries/counting-rbis.ts";
import { listCounters } from "../queries/rate-counters.ts";
import { rateCounter } from "../schema/account-usage.ts";
import { rbi } from "../schema/rbi.ts";
import type { Reader } from "../tx.ts";
import { byQuery, type Invariant } from "./invariant.ts";

type Offender = Readonly<Record<string, unknown>>;

/** Usage that counts together. */
export const COUNTING_INVARIANTS: readonly Invariant[] = [
  {
    id: "I40",
    sentence: "What has counted is what the usage that counts comes to, replayed from what its RBIs stored.",
    offenders: (reader) => inEveryAccount(reader, miscounted),
  },
  {
    id: "I41",
    sentence: "What stands posted for usage that counts together, corrections included, is what it costs together.",
    offenders: (reader) => inEveryAccount(reader, mispriced),
  },
  byQuery(
    "I42",
    "A correction of other usage stands in no chain, takes no quantity, and is caused by a UDR that came late, or by a revision of it.",
    sql`select c.rbi_id from rbi c where c.kind = 'correction' and (c.seq is not null or c.reverses_id is not null or c.quantity <> 0
          or exists (select from rbi r where r.shard = c.shard and r.account_id = c.account_id and r.reverses_id = c.rbi_id)
          or c.udr_revision > 1 and not exists (select from udr_revision v where v.shard = c.shard and v.account_id = c.account_id and v.udr_id = c.udr_id
            and v.revision = c.udr_revision - 1))`,
  ),
  byQuery(
    "I43",
    "What the SIMs of an account took of a shared allowance is together what was taken of it.",
    sql`select w.account_id, w.cycle, w.name from rate_counter w
      where w.owner_kind = 'agreement' and w.name like '["allowance",%,"freeUsage"%' and w.quantity <> (
        select coalesce(sum(s.quantity), 0) from rate_counter s where s.shard = w.shard and s.account_id = w.account_id
          and s.owner_kind = 'subscription' and s.cycle = w.cycle and s.name = w.name)`,
  ),
];

/** Which SIM took how much of what they share depends on who came first; I43 holds them to what was taken in all. */
function isShare(place: CounterPlace | undefined): boolean {
  return place?.ownerKind === "subscription" && /^\["allowance",.*,"freeUsage"/.test(place.name);
}

async function inEveryAccount(
  reader: Reader,
  find: (reader: Reader, key: AccountKey) => Promise<readonly Offender[]>,
): Promise<readonly Offender[]> {
  const counted = reader.select({ shard: rateCounter.shard, accountId: rateCounter.accountId }).from(rateCounter);
  const rated = reader.select({ shard: rbi.shard, accountId: rbi.accountId }).from(rbi).where(sql`explanation ? 'cycles'`);
  const offenders: Offender[] = [];
  for (const key of await union(counted, rated)) offenders.push(...(await find(reader, key)));
  return offenders;
}

const ALL = { subscriptionId: null, cycles: null };
const MOST = 100_000;

async function miscounted(reader: Reader, key: AccountKey): Promise<readonly Offender[]> {
  const rbis = await listCountingRbis(reader, key, ALL);
  const expected = replayed(rbis);
  const stored = new Map((await listCounters(reader, key, MOST)).map((value) => [placeName(value), value]));
  const loose = new Set(rbis.filter(isLoose).flatMap(placesOfRbi).map(placeName));
  const names = [...new Set([...expected.keys(), ...stored.keys()])];
  return names.flatMap((name): readonly Offender[] => {
    const [wanted, found] = [expected.get(name)?.counted ?? NOTHING_COUNTED, stored.get(name)?.counted ?? NOTHING_COUNTED];
    // Who of several gets what is free depends on the order in which they came, which the replay does not follow.
    if (isShare(expected.get(name) ?? stored.get(name))) return [];
    if (loose.has(name)) return wanted.udrs > 0 === found.udrs > 0 ? [] : [{ counter: name, udrs: found.udrs, replayed: wanted.udrs }];
    return isSameCount(wanted, found)
      ? []
      : [{ counter: name, counted: decimalToString(found.quantity), replayed: decimalToString(wanted.quantity) }];
  });
}

function isSameCount(one: Counted, other: Counted): boolean {
  const isSame = compareDecimals(one.quantity, other.quantity) === 0 && compareDecimals(one.beyondFree, other.beyondFree) === 0;
  return isSame && one.udrs === other.udrs && one.paying === other.paying;
}

function replayed(rbis: readonly CountingRbi[]): ReadonlyMap<string, CounterValue> {
  const { countersOf } = correctGroup({ members: rbis.map(toMember), corrections: [] });
  const values = new Map<string, CounterValue>();
  for (const rbi of rbis) {
    const { subscription, agreement, cycles } = toMember(rbi);
    for (const key of counterKeysOf(rbi.explanation)) {
      const place: CounterPlace = placeOf(key, { ...rbi, cycles });
      values.set(placeName(place), { ...place, counted: countersOf({ subscription, agreement, cycles })(key) ?? NOTHING_COUNTED });
    }
  }
  return values;
}

/** Free usage per period, and discounts, which are taken from each UDR's own amount. */
function isLoose({ explanation: { discounts } }: CountingRbi): boolean {
  return discounts.held.length > 0;
}

/**
 * Only where the sum does not depend on the order: one counter, one version, no discounts, and no favour, for which somebody pays less than it
 * costs.
 */
async function mispriced(reader: Reader, key: AccountKey): Promise<readonly Offender[]> {
  const groups = new Map<string, CountingRbi[]>();
  for (const rbi of await listCountingRbis(reader, key, ALL)) {
    const group = toMember(rbi).group;
    groups.set(group, [...(groups.get(group) ?? []), rbi]);
  }
  const offenders: Offender[] = [];
  for (const [group, rbis] of groups) {
    const isPlain = rbis.every((rbi) => rbi.isLive && !isLoose(rbi) && placesOfRbi(rbi).length === 1);
    if (!isPlain || new Set(rbis.map(({ pricePlanVersionId }) => pricePlanVersionId)).size > 1) continue;
    const corrections = await listCorrectionsOf(reader, key, [group]);
    const stands = sumMicros([...rbis, ...corrections].map(({ taxInclusive, gross, net }) => (taxInclusive ? gross : net)));
    const costs = costOf(rbis);
    if (stands !== costs) offenders.push({ group, stands: microsToString(stands), costs: microsToString(costs) });
  }
  return offenders;
}

function costOf(rbis: readonly CountingRbi[]): bigint {
  const counts = new Map<string, CounterValue["counted"]>();
  let sum = 0n;
  for (const { explanation, taxInclusive } of rbis) {
    const { amounts, changes } = replay(explanation, ({ name }) => counts.get(name) ?? null);
    for (const { key, counted } of changes) counts.set(key.name, counted);
    sum += taxInclusive ? amounts.gross : amounts.net;
  }
  return sum;
}
