import { and, asc, desc, eq, exists, gt, sql } from "drizzle-orm";
import type { SubscriptionState } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type Micros, micros } from "#lib/kernel/money.ts";
import {
  type AccountHead,
  fromDbAccountHead,
  fromDbBillKind,
  fromDbIdentifierKind,
  fromDbPayment,
  fromDbSubscriptionState,
  type NamedRow,
} from "../mapping/accounts.ts";
import { account, accountNumber, assignment, costCentre, identifier, person, subscription } from "../schema/account.ts";
import { bill } from "../schema/bill.ts";
import { accountClassification, billingTermScheme, subscriptionType } from "../schema/billing-term.ts";
import { ledgerTransfer } from "../schema/ledger.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount, ofAccounts } from "./account-key.ts";

export type AccountFilter = {
  readonly classification: string | null;
  readonly payment: "normal" | "prepaid" | null;
  /** Accounts with a larger number. */
  readonly after: string | null;
  readonly limit: number;
};

/** By number, from the directory on: its key is the number, so every page costs the same. */
export async function listAccountHeads(
  reader: Reader,
  { classification, payment, after, limit }: AccountFilter,
): Promise<readonly AccountHead[]> {
  const paidSo = reader
    .select({ one: sql`1` })
    .from(subscription)
    .where(
      and(eq(subscription.shard, account.shard), eq(subscription.accountId, account.accountId), eq(subscription.payment, payment ?? "")),
    );
  const rows = await selectHeads(reader)
    .innerJoin(accountNumber, and(eq(accountNumber.shard, account.shard), eq(accountNumber.accountId, account.accountId)))
    .where(
      and(
        after === null ? undefined : gt(accountNumber.number, after),
        classification === null ? undefined : eq(accountClassification.code, classification),
        payment === null ? undefined : exists(paidSo),
      ),
    )
    .orderBy(asc(accountNumber.number))
    .limit(limit);
  return rows.map(fromDbAccountHead);
}

/** In the order of the keys. */
export async function findAccountHeads(reader: Reader, keys: readonly AccountKey[]): Promise<readonly AccountHead[]> {
  if (keys.length === 0) return [];
  const heads = (await selectHeads(reader).where(ofAccounts(account, keys))).map(fromDbAccountHead);
  return keys.flatMap(({ accountId }) => heads.find((head) => head.accountId === accountId) ?? []);
}

export async function findAccountByNumber(reader: Reader, number: string): Promise<AccountHead | null> {
  const [key] = await reader
    .select({ shard: accountNumber.shard, accountId: accountNumber.accountId })
    .from(accountNumber)
    .where(eq(accountNumber.number, number));
  const [head] = key ? await findAccountHeads(reader, [key]) : [];
  return head ?? null;
}

export async function listClassifications(reader: Reader): Promise<readonly NamedRow[]> {
  return reader
    .select({ code: accountClassification.code, name: accountClassification.name })
    .from(accountClassification)
    .orderBy(asc(accountClassification.name));
}

/** What each of these accounts owes, from the ledger. One statement for a page of them. */
export async function receivables(reader: Reader, keys: readonly AccountKey[]): Promise<ReadonlyMap<number, Micros>> {
  if (keys.length === 0) return new Map();
  const { debit, credit, amount } = ledgerTransfer;
  const rows = await reader
    .select({
      accountId: ledgerTransfer.accountId,
      balance: sql<string>`sum(case when ${debit} = 'receivable' then ${amount} when ${credit} = 'receivable' then -${amount} else 0 end)::text`,
    })
    .from(ledgerTransfer)
    .where(ofAccounts(ledgerTransfer, keys))
    .groupBy(ledgerTransfer.accountId);
  return new Map(rows.map(({ accountId, balance }) => [accountId, micros(balance)]));
}

export type SubscriptionHead = AccountKey & {
  readonly subscriptionId: number;
  readonly number: string;
  readonly payment: "normal" | "prepaid";
  readonly state: SubscriptionState;
};

export async function listSubscriptionHeads(reader: Reader, keys: readonly AccountKey[]): Promise<readonly SubscriptionHead[]> {
  if (keys.length === 0) return [];
  const { shard, accountId, subscriptionId, number, payment, state } = subscription;
  const rows = await reader
    .select({ shard, accountId, subscriptionId, number, payment, state })
    .from(subscription)
    .where(ofAccounts(subscription, keys))
    .orderBy(asc(subscriptionId));
  return rows.map((row) => ({ ...row, payment: fromDbPayment(row.payment), state: fromDbSubscriptionState(row.state) }));
}

export type SubscriptionTerms = {
  readonly subscriptionId: number;
  readonly type: NamedRow;
  readonly scheme: typeof billingTermScheme.$inferSelect;
  readonly startedAt: Instant;
};

/** What the cards of an account say beside what ordering knows of its subscriptions. */
export async function listSubscriptionTerms(reader: Reader, key: AccountKey): Promise<readonly SubscriptionTerms[]> {
  return reader
    .select({
      subscriptionId: subscription.subscriptionId,
      type: { code: subscriptionType.code, name: subscriptionType.name },
      scheme: billingTermScheme,
      startedAt: subscription.startedAt,
    })
    .from(subscription)
    .innerJoin(subscriptionType, eq(subscriptionType.subscriptionTypeId, subscription.subscriptionTypeId))
    .innerJoin(billingTermScheme, eq(billingTermScheme.billingTermSchemeId, subscription.billingTermSchemeId))
    .where(ofAccount(subscription, key));
}

export async function listIdentifiers(reader: Reader, key: AccountKey) {
  const rows = await reader
    .select({ subscriptionId: identifier.subscriptionId, kind: identifier.kind, value: identifier.value })
    .from(identifier)
    .where(ofAccount(identifier, key))
    .orderBy(asc(identifier.kind), asc(identifier.value));
  return rows.map((row) => ({ ...row, kind: fromDbIdentifierKind(row.kind) }));
}

const MOST_ASSIGNMENTS = 50;

/** Who holds what from when to when, the latest first. */
export async function listAssignments(reader: Reader, key: AccountKey) {
  return reader
    .select({
      assignmentId: assignment.assignmentId,
      subscriptionNumber: subscription.number,
      identifier: assignment.identifierValue,
      person: person.name,
      costCentre: { code: costCentre.code, name: costCentre.name },
      from: assignment.assignedFrom,
      to: assignment.assignedTo,
    })
    .from(assignment)
    .innerJoin(subscription, and(ofAccount(subscription, key), eq(subscription.subscriptionId, assignment.subscriptionId)))
    .leftJoin(person, and(ofAccount(person, key), eq(person.personId, assignment.personId)))
    .leftJoin(costCentre, and(ofAccount(costCentre, key), eq(costCentre.costCentreId, assignment.costCentreId)))
    .where(ofAccount(assignment, key))
    .orderBy(desc(assignment.assignedFrom), desc(assignment.assignmentId))
    .limit(MOST_ASSIGNMENTS);
}

/** Newest first. */
export async function listBillsOfAccount(reader: Reader, key: AccountKey, limit: number) {
  const rows = await reader
    .select({ bill, subscriptionNumber: subscription.number })
    .from(bill)
    .leftJoin(subscription, and(ofAccount(subscription, key), eq(subscription.subscriptionId, bill.subscriptionId)))
    .where(ofAccount(bill, key))
    .orderBy(desc(bill.billId))
    .limit(limit);
  return rows.map(({ bill: row, subscriptionNumber }) => ({ ...row, kind: fromDbBillKind(row.kind), subscriptionNumber }));
}

function selectHeads(reader: Reader) {
  return reader
    .select({ account, classification: { code: accountClassification.code, name: accountClassification.name } })
    .from(account)
    .innerJoin(accountClassification, eq(accountClassification.accountClassificationId, account.accountClassificationId))
    .$dynamic();
}
