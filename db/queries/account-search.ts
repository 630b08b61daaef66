import { and, eq, like, or, type SQL, sql } from "drizzle-orm";
import type { IdentifierKind } from "#lib/domain/account/identifier.ts";
import type { SearchText } from "#lib/domain/account/search-text.ts";
import { fromDbIdentifierKind } from "../mapping/accounts.ts";
import { account, accountNumber, identifier, subscription } from "../schema/account.ts";
import { product } from "../schema/product.ts";
import { udr } from "../schema/udr.ts";
import type { Reader } from "../tx.ts";
import type { AccountKey } from "./account-key.ts";

/** An account that was found, and by what: its own number or name, a subscription's number, or an identifier. */
export type AccountMatch = AccountKey & {
  readonly subscriptionId: number | null;
  readonly identifier: { readonly kind: IdentifierKind; readonly value: string } | null;
};

/**
 * The accounts a search text may mean, the surest first: numbers, then identifiers, then names. Every question has an
 * index; at most `limit` accounts, each once.
 */
export async function findAccountMatches(reader: Reader, text: SearchText, limit: number): Promise<readonly AccountMatch[]> {
  const found = [
    ...(await byAccountNumber(reader, text)),
    ...(await bySubscription(reader, text)),
    ...(await byIdentifier(reader, text, limit)),
    ...(await byName(reader, text, limit)),
  ];
  const once = new Map<number, AccountMatch>();
  for (const match of found) if (!once.has(match.accountId)) once.set(match.accountId, match);
  return [...once.values()].slice(0, limit);
}

async function byAccountNumber(reader: Reader, { accountNumber: number }: SearchText): Promise<readonly AccountMatch[]> {
  if (number === null) return [];
  const rows = await reader
    .select({ shard: accountNumber.shard, accountId: accountNumber.accountId })
    .from(accountNumber)
    .where(eq(accountNumber.number, number));
  return rows.map((key) => ({ ...key, subscriptionId: null, identifier: null }));
}

async function bySubscription(reader: Reader, { subscriptionId }: SearchText): Promise<readonly AccountMatch[]> {
  if (subscriptionId === null) return [];
  const rows = await reader
    .select({ shard: subscription.shard, accountId: subscription.accountId, subscriptionId: subscription.subscriptionId })
    .from(subscription)
    .where(eq(subscription.subscriptionId, subscriptionId));
  return rows.map((key) => ({ ...key, identifier: null }));
}

async function byIdentifier(reader: Reader, { identifierPrefixes }: SearchText, limit: number): Promise<readonly AccountMatch[]> {
  if (identifierPrefixes.length === 0) return [];
  const rows = await reader
    .select()
    .from(identifier)
    .where(or(...identifierPrefixes.map((prefix) => like(identifier.value, `${escapeLike(prefix)}%`))))
    .orderBy(inIndexOrder(sql`${identifier.value}`))
    .limit(limit);
  return rows.map(({ shard, accountId, subscriptionId, kind, value }) => ({
    shard,
    accountId,
    subscriptionId,
    identifier: { kind: fromDbIdentifierKind(kind), value },
  }));
}

async function byName(reader: Reader, { namePrefix }: SearchText, limit: number): Promise<readonly AccountMatch[]> {
  if (namePrefix === null) return [];
  const rows = await reader
    .select({ shard: account.shard, accountId: account.accountId })
    .from(account)
    .where(sql`lower(${account.name}) like ${`${escapeLike(namePrefix)}%`}`)
    .orderBy(inIndexOrder(sql`lower(${account.name})`))
    .limit(limit);
  return rows.map((key) => ({ ...key, subscriptionId: null, identifier: null }));
}

export type UdrMatch = { readonly udrId: number; readonly productName: string; readonly accountName: string; readonly state: string };

export async function findUdrMatch(reader: Reader, { udrId }: SearchText): Promise<UdrMatch | null> {
  if (udrId === null) return null;
  const rows = await reader
    .select({ udrId: udr.udrId, productName: product.name, accountName: account.name, state: udr.state })
    .from(udr)
    .innerJoin(product, eq(product.productId, udr.productId))
    .innerJoin(account, and(eq(account.shard, udr.shard), eq(account.accountId, udr.accountId)))
    .where(eq(udr.udrId, udrId))
    .limit(1);
  return rows[0] ?? null;
}

/** The order of a `text_pattern_ops` index, so that the first few of very many are read and not sorted out of all of them. */
function inIndexOrder(text: SQL): SQL {
  return sql`${text} using ~<~`;
}

/** What the customer's text means by itself: `%` and `_` are no wildcards here. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
