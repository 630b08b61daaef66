import { and, asc, desc, eq, getTableColumns, gt, ilike, lte, max, ne, or, type SQL, sql } from "drizzle-orm";
import type { UsageLimits } from "#lib/domain/account/usage-limits-schema.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import { hasEnded } from "#lib/domain/agreement/agreement-in-force.ts";
import type { AgreementHead, AgreementVersionHead } from "#lib/domain/agreement/pricing-agreement.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type Micros, micros } from "#lib/kernel/money.ts";
import { fromDbAgreementDocument, fromDbAgreementVersion } from "../mapping/pricing-agreements.ts";
import { account, subscription } from "../schema/account.ts";
import { pricingAgreement, pricingAgreementVersion } from "../schema/pricing-agreement.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount, ofAccounts } from "./account-key.ts";

export type AgreementVersion = { readonly head: AgreementVersionHead; readonly document: AgreementDocument };

const fromRow = (row: typeof pricingAgreementVersion.$inferSelect): AgreementVersion => ({
  head: fromDbAgreementVersion(row),
  document: fromDbAgreementDocument(row.document),
});

/** Of an account the version that holds at an instant; null where none does, or the latest one has ended by then. */
export async function findAgreementInForce(reader: Reader, key: AccountKey, at: Instant): Promise<AgreementVersion | null> {
  const [row] = await reader
    .select()
    .from(pricingAgreementVersion)
    .where(and(ofAccount(pricingAgreementVersion, key), lte(pricingAgreementVersion.effectiveAt, at)))
    .orderBy(desc(pricingAgreementVersion.effectiveAt))
    .limit(1);
  const version = row ? fromRow(row) : null;
  return version === null || hasEnded(version.document, at) ? null : version;
}

export type AgreementLimits = { readonly limits: UsageLimits | null; readonly creditLimit: Micros | null };

/**
 * What an account agreed on about its limits, as it holds at an instant. Null where it has no agreement then; a member that is null says
 * nothing, and the account's own holds.
 */
export async function agreementLimitsOf(reader: Reader, key: AccountKey, at: Instant): Promise<AgreementLimits | null> {
  const found = await findAgreementInForce(reader, key, at);
  if (found === null) return null;
  const { limits, creditLimit } = found.document;
  return { limits, creditLimit: creditLimit === null ? null : micros(creditLimit) };
}

/** Newest first. */
export async function listAgreementVersions(
  reader: Reader,
  keys: readonly AccountKey[],
): Promise<readonly (AgreementVersion & AccountKey)[]> {
  if (keys.length === 0) return [];
  const rows = await reader
    .select()
    .from(pricingAgreementVersion)
    .where(ofAccounts(pricingAgreementVersion, keys))
    .orderBy(desc(pricingAgreementVersion.effectiveAt));
  return rows.map((row) => ({ shard: row.shard, accountId: row.accountId, ...fromRow(row) }));
}

const HEAD = { name: pricingAgreement.name, description: pricingAgreement.description, revision: pricingAgreement.revision };

/** What people call the agreement of an account; null where it has none. */
export async function findAgreementHead(reader: Reader, key: AccountKey): Promise<AgreementHead | null> {
  const [row] = await reader.select(HEAD).from(pricingAgreement).where(ofAccount(pricingAgreement, key));
  return row ?? null;
}

/** As `findAgreementHead`, held to the end of the transaction. */
export async function lockAgreementHead(tx: Tx, key: AccountKey): Promise<AgreementHead | null> {
  const [row] = await tx.select(HEAD).from(pricingAgreement).where(ofAccount(pricingAgreement, key)).for("update");
  return row ?? null;
}

export async function updateAgreementHead(tx: Tx, key: AccountKey, head: AgreementHead): Promise<void> {
  await tx.update(pricingAgreement).set(head).where(ofAccount(pricingAgreement, key));
}

/**
 * Held to the end of the transaction: drafts, publications and withdrawals of one agreement follow each other. The line is made where
 * there is none, so that there is something to hold.
 */
export async function claimAgreement(tx: Tx, key: AccountKey, name: string): Promise<void> {
  const { shard, accountId } = key;
  await tx.insert(pricingAgreement).values({ shard, accountId, name }).onConflictDoNothing();
  await lockAgreement(tx, key);
}

export async function lockAgreement(tx: Tx, key: AccountKey): Promise<void> {
  await tx.select({ name: pricingAgreement.name }).from(pricingAgreement).where(ofAccount(pricingAgreement, key)).for("update");
}

export async function greatestAgreementVersion(tx: Tx, key: AccountKey): Promise<number> {
  const [row] = await tx
    .select({ greatest: max(pricingAgreementVersion.version) })
    .from(pricingAgreementVersion)
    .where(ofAccount(pricingAgreementVersion, key));
  return row?.greatest ?? 0;
}

export async function insertAgreementVersion(tx: Tx, row: Omit<typeof pricingAgreementVersion.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(pricingAgreementVersion).values(row);
}

const OWNER = and(eq(account.shard, pricingAgreement.shard), eq(account.accountId, pricingAgreement.accountId));

export type AgreementSearch = { readonly search: string; readonly after: string | null; readonly limit: number };

export type AgreementLine = AccountKey & {
  readonly number: string;
  readonly accountName: string;
  readonly currency: string;
  readonly head: AgreementHead;
};

/** By the number of the account, page after page. A search looks at the accounts' numbers and names, and at the agreements' own. */
export async function listAgreements(reader: Reader, { search, after, limit }: AgreementSearch): Promise<readonly AgreementLine[]> {
  const { shard, accountId } = pricingAgreement;
  const pattern = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return reader
    .select({ shard, accountId, number: account.number, accountName: account.name, currency: account.currency, head: HEAD })
    .from(pricingAgreement)
    .innerJoin(account, OWNER)
    .where(
      and(
        search === "" ? undefined : or(ilike(account.number, pattern), ilike(account.name, pattern), ilike(pricingAgreement.name, pattern)),
        after === null ? undefined : gt(account.number, after),
      ),
    )
    .orderBy(asc(account.number))
    .limit(limit);
}

/** How many subscriptions an agreement reaches: all of the account that are not cancelled. */
export async function countAgreementSubscriptions(reader: Reader, key: AccountKey): Promise<number> {
  const [row] = await reader
    .select({ count: sql<number>`count(*)::int` })
    .from(subscription)
    .where(and(ofAccount(subscription, key), ne(subscription.state, "cancelled")));
  return row?.count ?? 0;
}

export type AgreementOnPlan = {
  readonly number: string;
  readonly accountName: string;
  readonly version: number;
  readonly effectiveAt: Instant;
};

type OnPlan = { readonly code: string; readonly at: Instant; readonly limit: number };

/** The agreements whose version in force, or one that is scheduled, names the plan. One that has ended does not. */
export async function listAgreementsOnPlan(reader: Reader, { code, at, limit }: OnPlan): Promise<readonly AgreementOnPlan[]> {
  const { version, effectiveAt, document } = getTableColumns(pricingAgreementVersion);
  const rows = await reader
    .select({ number: account.number, accountName: account.name, version, effectiveAt, document })
    .from(pricingAgreementVersion)
    .innerJoin(account, and(eq(account.shard, pricingAgreementVersion.shard), eq(account.accountId, pricingAgreementVersion.accountId)))
    .where(and(sql`${document} ->> 'pricePlan' = ${code}`, isCurrentOrLater(at)))
    .orderBy(asc(account.number), desc(effectiveAt))
    .limit(limit);
  return rows
    .map(({ document: stored, ...row }) => ({ ...row, document: fromDbAgreementDocument(stored) }))
    .filter(({ document: read }) => !hasEnded(read, at))
    .map(({ number, accountName, version: numbered, effectiveAt: since }) => ({
      number,
      accountName,
      version: numbered,
      effectiveAt: since,
    }));
}

/** Not taken over by another that is effective by then. */
function isCurrentOrLater(at: Instant): SQL | undefined {
  const { shard, accountId, effectiveAt } = pricingAgreementVersion;
  return or(
    gt(effectiveAt, at),
    sql`not exists (
      select from pricing_agreement_version later
      where later.shard = ${shard} and later.account_id = ${accountId}
        and later.effective_at > ${effectiveAt} and later.effective_at <= ${sql.param(at, effectiveAt)})`,
  );
}
