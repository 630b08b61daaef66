import { and, asc, eq, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import { hasEnded } from "#lib/domain/agreement/agreement-in-force.ts";
import { type AgreementNaming, agreementUsers } from "#lib/domain/allowance/allowance-use.ts";
import type { DiscountReference } from "#lib/domain/discount/discount-use.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbAgreementDocument } from "../mapping/pricing-agreements.ts";
import { account } from "../schema/account.ts";
import { pricingAgreementDraft, pricingAgreementVersion } from "../schema/pricing-agreement.ts";
import type { Reader } from "../tx.ts";

/** Who is told why something cannot be archived needs to see where to begin. */
const MOST = 20;

/** The agreements whose shared allowances name it, now, later or in an open draft, in words. */
export async function agreementsNaming(reader: Reader, reference: DiscountReference, at: Instant): Promise<readonly string[]> {
  // Agreements name no account classification.
  if (reference.kind === "classification") return [];
  return agreementUsers([...(await versionsNaming(reader, reference, at)), ...(await draftsNaming(reader, reference))]);
}

async function versionsNaming(reader: Reader, reference: DiscountReference, at: Instant): Promise<readonly AgreementNaming[]> {
  const { shard, accountId, version, effectiveAt, document } = pricingAgreementVersion;
  const isCurrent = sql`not exists (
    select from pricing_agreement_version later
    where later.shard = ${shard} and later.account_id = ${accountId}
      and later.effective_at > ${effectiveAt} and later.effective_at <= ${sql.param(at, effectiveAt)})`;
  const rows = await reader
    .select({ name: account.name, number: account.number, version, effectiveAt, document })
    .from(pricingAgreementVersion)
    .innerJoin(account, and(eq(account.shard, shard), eq(account.accountId, accountId)))
    .where(and(names(document, reference), or(gt(effectiveAt, at), isCurrent)))
    .orderBy(asc(account.number), asc(version))
    .limit(MOST);
  return rows
    .filter((row) => row.effectiveAt > at || !hasEnded(fromDbAgreementDocument(row.document), at))
    .map((row) => ({ account: row, version: row.version, isScheduled: row.effectiveAt > at }));
}

async function draftsNaming(reader: Reader, reference: DiscountReference): Promise<readonly AgreementNaming[]> {
  const { shard, accountId, document, state } = pricingAgreementDraft;
  const rows = await reader
    .select({ name: account.name, number: account.number })
    .from(pricingAgreementDraft)
    .innerJoin(account, and(eq(account.shard, shard), eq(account.accountId, accountId)))
    .where(and(names(document, reference), inArray(state, ["draft", "inReview"])))
    .orderBy(asc(account.number))
    .limit(MOST);
  return rows.map((row) => ({ account: row, version: null, isScheduled: false }));
}

type Document = typeof pricingAgreementVersion.document | typeof pricingAgreementDraft.document;

function names(document: Document, { kind, code }: DiscountReference): SQL {
  const named = kind === "zone" ? { zone: code } : { for: { [kind]: code } };
  return sql`${document} -> 'allowances' @> ${JSON.stringify([named])}::jsonb`;
}
