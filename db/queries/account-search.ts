import { eq, like, or, type SQL, sql } from "drizzle-orm";
import type { IdentifierKind } from "#lib/domain/account/identifier.ts";
import type { SearchText } from "#lib/domain/account/search-text.ts";
import { fromDbIdentifierKind } from "../mapping/accounts.ts";
import { account, accountNumber, identifier, subscription, subscriptionDevice } from "../schema/account.ts";
import type { Reader } from "../tx.ts";
import type { AccountKey } from "./account-key.ts";
import { beginsWith, hasWords, inIndexOrder, MOST_WORD_MATCHES } from "./text-search.ts";

/** An account that was found, and by what: its own number or name, a subscription's number, an identifier, or a device's number. */
export type AccountMatch = AccountKey & {
  readonly subscriptionId: number | null;
  readonly identifier: { readonly kind: IdentifierKind; readonly value: string } | null;
  readonly device: string | null;
};

export type AccountSearch = {
  readonly limit: number;
  /**
   * By the beginning of an identifier as well. Not for who sees endings only: what is found by each beginning spells out the number.
   */
  readonly byBeginning: boolean;
};

/**
 * The accounts a search text may mean, the surest first: numbers, then identifiers and devices, then names. Every question has an
 * index; at most `limit` accounts, each once.
 */
export async function findAccountMatches(reader: Reader, text: SearchText, search: AccountSearch): Promise<readonly AccountMatch[]> {
  const found = [
    ...(await byAccountNumber(reader, text)),
    ...(await bySubscription(reader, text)),
    ...(await byIdentifier(reader, text, search)),
    ...(await byDevice(reader, text, search)),
    ...(await byName(reader, text, search)),
    ...(await byNameWords(reader, text, search)),
  ];
  const once = new Map<number, AccountMatch>();
  for (const match of found) if (!once.has(match.accountId)) once.set(match.accountId, match);
  return [...once.values()].slice(0, search.limit);
}

const BY_ITSELF = { subscriptionId: null, identifier: null, device: null } as const;

async function byAccountNumber(reader: Reader, { accountNumber: number }: SearchText): Promise<readonly AccountMatch[]> {
  if (number === null) return [];
  const rows = await reader
    .select({ shard: accountNumber.shard, accountId: accountNumber.accountId })
    .from(accountNumber)
    .where(eq(accountNumber.number, number));
  return rows.map((key) => ({ ...BY_ITSELF, ...key }));
}

async function bySubscription(reader: Reader, { subscriptionId }: SearchText): Promise<readonly AccountMatch[]> {
  if (subscriptionId === null) return [];
  const rows = await reader
    .select({ shard: subscription.shard, accountId: subscription.accountId, subscriptionId: subscription.subscriptionId })
    .from(subscription)
    .where(eq(subscription.subscriptionId, subscriptionId));
  return rows.map((key) => ({ ...BY_ITSELF, ...key }));
}

async function byIdentifier(
  reader: Reader,
  { identifierPrefixes, nationalNumber }: SearchText,
  search: AccountSearch,
): Promise<readonly AccountMatch[]> {
  if (identifierPrefixes.length === 0) return [];
  const written = identifierPrefixes.map((text) => matching(identifier.value, text, search));
  const dialled = nationalNumber === null ? [] : [dialledAtHome(nationalNumber)];
  const rows = await reader
    .select()
    .from(identifier)
    .where(or(...written, ...dialled))
    .orderBy(inIndexOrder(sql`${identifier.value}`))
    .limit(search.limit);
  return rows.map(({ shard, accountId, subscriptionId, kind, value }) => ({
    ...BY_ITSELF,
    ...{ shard, accountId, subscriptionId },
    identifier: { kind: fromDbIdentifierKind(kind), value },
  }));
}

/** "99000101" of "+35799000101": nothing but a plus and a country's one to three digits stands before it. */
function dialledAtHome(digits: string): SQL {
  const backwards = Array.from(digits).reverse().join("");
  return sql`(reverse(${identifier.value}) like ${`${backwards}%`} and ${identifier.value} ~ ${`^[+][0-9]{1,3}${digits}$`})`;
}

async function byDevice(reader: Reader, { devicePrefixes }: SearchText, search: AccountSearch): Promise<readonly AccountMatch[]> {
  if (devicePrefixes.length === 0) return [];
  const rows = await reader
    .select()
    .from(subscriptionDevice)
    .where(or(...devicePrefixes.map((text) => matching(subscriptionDevice.number, text, search))))
    .orderBy(inIndexOrder(sql`${subscriptionDevice.number}`))
    .limit(search.limit);
  return rows.map(({ shard, accountId, subscriptionId, number }) => ({
    ...BY_ITSELF,
    ...{ shard, accountId, subscriptionId },
    device: number,
  }));
}

type Identifying = typeof identifier.value | typeof subscriptionDevice.number;

function matching(column: Identifying, text: string, { byBeginning }: AccountSearch): SQL {
  return byBeginning ? like(column, beginsWith(text)) : eq(column, text);
}

/** The whole name as it is typed: read in the order of an index, however many there are. */
async function byName(reader: Reader, { namePrefix }: SearchText, { limit }: AccountSearch): Promise<readonly AccountMatch[]> {
  if (namePrefix === null) return [];
  const rows = await reader
    .select({ shard: account.shard, accountId: account.accountId })
    .from(account)
    .where(sql`lower(${account.name}) like ${beginsWith(namePrefix)}`)
    .orderBy(inIndexOrder(sql`lower(${account.name})`))
    .limit(limit);
  return rows.map((key) => ({ ...BY_ITSELF, ...key }));
}

/** Any word of the name, without accents: of very many only some are looked at. */
async function byNameWords(reader: Reader, { nameWords }: SearchText, { limit }: AccountSearch): Promise<readonly AccountMatch[]> {
  if (nameWords.length === 0) return [];
  const some = reader
    .select({ shard: account.shard, accountId: account.accountId, name: account.name })
    .from(account)
    .where(hasWords(sql`${account.name}`, nameWords))
    .limit(MOST_WORD_MATCHES)
    .as("some");
  const rows = await reader
    .select({ shard: some.shard, accountId: some.accountId })
    .from(some)
    .orderBy(sql`lower(${some.name})`, some.accountId)
    .limit(limit);
  return rows.map((key) => ({ ...BY_ITSELF, ...key }));
}
