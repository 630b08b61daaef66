import { and, desc, eq, sql } from "drizzle-orm";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import type { Holder, ImportFacts, ImportIdentifier, ImportSubscription } from "#lib/domain/usage-import/import-facts.ts";
import type { ImportedLine } from "#lib/domain/usage-import/read-imported-line.ts";
import { fromDbIdentifierKind, fromDbSubscriptionState } from "../mapping/accounts.ts";
import { account, assignment, identifier, subscription } from "../schema/account.ts";
import { subscriptionNetworks } from "../schema/account-usage.ts";
import { pricingAgreement } from "../schema/pricing-agreement.ts";
import type { Reader } from "../tx.ts";
import { networksOver } from "./allowed-networks.ts";
import { inTexts } from "./in-texts.ts";

type Owners = Pick<ImportFacts, "subscriptions" | "identifiers">;

/** The subscriptions that lines name, by number and by identifier, each with who held it and the networks that it may use. */
export async function importedSubscriptions(reader: Reader, lines: readonly ImportedLine[]): Promise<Owners> {
  const numbers = lines.flatMap((line) => (line.subscription === null ? [] : [line.subscription]));
  const values = lines.flatMap((line) => (line.identifier === null ? [] : [line.identifier.value]));
  const numbered = numbers.length === 0 ? [] : await selectRows(reader).where(sql`${subscription.number} ${inTexts(numbers)}`);
  const identified = values.length === 0 ? [] : await findIdentified(reader, values);
  const distinct = new Map([...numbered, ...identified].map((row) => [row.subscriptionId, row]));
  const rows = [...distinct.values()];
  const holders = await findHolders(
    reader,
    rows.filter(({ isHeld }) => isHeld),
  );
  const networks = await networksOver(
    reader,
    rows.filter(({ isRuled }) => isRuled),
  );
  const subscriptions = new Map<number, ImportSubscription>();
  for (const { isRuled, isHeld, ...row } of rows) {
    subscriptions.set(row.subscriptionId, {
      ...row,
      state: fromDbSubscriptionState(row.state),
      holders: isHeld ? (holders.get(row.subscriptionId) ?? []) : NOBODY,
      networksAt: isRuled ? (at) => networks(row, at) : anyNetwork,
    });
  }
  const byNumber = Map.groupBy(
    numbered.flatMap((row) => subscriptions.get(row.subscriptionId) ?? []),
    ({ number }) => number,
  );
  const identifiers = identified.flatMap((row): readonly ImportIdentifier[] => {
    const owner = subscriptions.get(row.subscriptionId);
    return owner === undefined ? [] : [{ kind: fromDbIdentifierKind(row.kind), value: row.value, subscription: owner }];
  });
  return { subscriptions: byNumber, identifiers: Map.groupBy(identifiers, ({ value }) => value) };
}

function inSubscriptions(
  table: { readonly shard: unknown; readonly accountId: unknown; readonly subscriptionId: unknown },
  keys: readonly SubscriptionKey[],
) {
  const list = JSON.stringify(keys.map(({ shard, accountId, subscriptionId }) => [shard, accountId, subscriptionId]));
  return sql`(${table.shard}, ${table.accountId}, ${table.subscriptionId}) in (
    select (key ->> 0)::smallint, (key ->> 1)::bigint, (key ->> 2)::bigint from json_array_elements(${list}::json) as keys (key))`;
}

const NOBODY: readonly Holder[] = [];
const anyNetwork = () => null;

const OF_SUBSCRIPTION = sql`shard = ${subscription.shard} and account_id = ${subscription.accountId}`;

/** Most subscriptions have neither an agreement, nor networks of their own, nor holders, and nothing more is asked about those. */
const COLUMNS = {
  isRuled: sql<boolean>`exists (select from ${pricingAgreement} where ${OF_SUBSCRIPTION})
    or exists (select from ${subscriptionNetworks} where ${OF_SUBSCRIPTION} and subscription_id = ${subscription.subscriptionId})`,
  isHeld: sql<boolean>`exists (select from ${assignment} where ${OF_SUBSCRIPTION} and subscription_id = ${subscription.subscriptionId})`,
  shard: subscription.shard,
  accountId: subscription.accountId,
  subscriptionId: subscription.subscriptionId,
  number: subscription.number,
  state: subscription.state,
  startedAt: subscription.startedAt,
  currency: account.currency,
};

const OF_ACCOUNT = and(eq(account.shard, subscription.shard), eq(account.accountId, subscription.accountId));

function selectRows(reader: Reader) {
  return reader.select(COLUMNS).from(subscription).innerJoin(account, OF_ACCOUNT).$dynamic();
}

async function findIdentified(reader: Reader, values: readonly string[]) {
  return reader
    .select({ kind: identifier.kind, value: identifier.value, ...COLUMNS })
    .from(identifier)
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, identifier.shard),
        eq(subscription.accountId, identifier.accountId),
        eq(subscription.subscriptionId, identifier.subscriptionId),
      ),
    )
    .innerJoin(account, OF_ACCOUNT)
    .where(sql`${identifier.value} ${inTexts(values)}`);
}

async function findHolders(reader: Reader, keys: readonly SubscriptionKey[]): Promise<ReadonlyMap<number, readonly Holder[]>> {
  if (keys.length === 0) return new Map();
  const rows = await reader.select().from(assignment).where(inSubscriptions(assignment, keys)).orderBy(desc(assignment.assignedFrom));
  const held = rows.map(({ subscriptionId, personId, costCentreId, identifierKind, identifierValue, assignedFrom, assignedTo }) => {
    const of = identifierKind === null || identifierValue === null ? null : { kind: identifierKind, value: identifierValue };
    return { subscriptionId, holder: { personId, costCentreId, identifier: of, from: assignedFrom, to: assignedTo } };
  });
  const bySubscription = Map.groupBy(held, ({ subscriptionId }) => subscriptionId);
  return new Map([...bySubscription].map(([id, all]) => [id, all.map(({ holder }) => holder)]));
}
