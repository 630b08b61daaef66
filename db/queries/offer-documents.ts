import { and, desc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { hasEnded } from "#lib/domain/agreement/agreement-in-force.ts";
import type { NamedDocument } from "#lib/domain/definition/value-list-use.ts";
import { discountInWords } from "#lib/domain/discount/discount-use.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbAgreementDocument } from "../mapping/pricing-agreements.ts";
import { account } from "../schema/account.ts";
import { additiveDiscount, additiveDiscountVersion } from "../schema/additive-discount.ts";
import { pricingAgreementDraft, pricingAgreementVersion } from "../schema/pricing-agreement.ts";
import type { Reader } from "../tx.ts";
import { listNetworkDocuments } from "./allowed-networks.ts";
import { listDiscountsInUse } from "./discount-uses.ts";

/**
 * What beside price plans refers to values of lists, or holds copies of usage zones that do: of every discount and every pricing agreement
 * the document in force, those that will be, and the one that is being worked on; and the networks that SIMs may use.
 */
export async function listOfferDocuments(reader: Reader, at: Instant): Promise<readonly NamedDocument[]> {
  const agreements = [...(await agreementDocuments(reader, at)), ...(await agreementDrafts(reader))];
  return [...(await discountDocuments(reader, at)), ...agreements, ...(await listNetworkDocuments(reader))];
}

async function discountDocuments(reader: Reader, at: Instant): Promise<readonly NamedDocument[]> {
  const rows = await reader
    .select({ code: additiveDiscount.code, version: additiveDiscountVersion.version, resolved: additiveDiscountVersion.resolved })
    .from(additiveDiscountVersion)
    .innerJoin(additiveDiscount, eq(additiveDiscount.discountId, additiveDiscountVersion.discountId));
  const resolved = new Map(rows.map((row) => [`${row.code} ${row.version}`, row.resolved]));
  return (await listDiscountsInUse(reader, at)).map((one) => ({
    name: discountInWords(one),
    document: [one.document, resolved.get(`${one.discount.code} ${one.version ?? "draft"}`) ?? null],
  }));
}

/** There may be as many agreements as organisations: those that name nothing are not fetched. */
const NAMES_SOMETHING = sql`jsonb_path_exists(document, '$.**.attribute')`;

async function agreementDocuments(reader: Reader, at: Instant): Promise<readonly NamedDocument[]> {
  const columns = {
    number: account.number,
    version: pricingAgreementVersion.version,
    effectiveAt: pricingAgreementVersion.effectiveAt,
    document: pricingAgreementVersion.document,
  };
  const ofAccount = and(eq(account.shard, pricingAgreementVersion.shard), eq(account.accountId, pricingAgreementVersion.accountId));
  const latest = reader
    .selectDistinctOn([pricingAgreementVersion.shard, pricingAgreementVersion.accountId], columns)
    .from(pricingAgreementVersion)
    .innerJoin(account, ofAccount)
    .where(lte(pricingAgreementVersion.effectiveAt, at))
    .orderBy(pricingAgreementVersion.shard, pricingAgreementVersion.accountId, desc(pricingAgreementVersion.effectiveAt))
    .as("latest");
  const inForce = await reader.select().from(latest).where(NAMES_SOMETHING);
  const scheduled = await reader
    .select(columns)
    .from(pricingAgreementVersion)
    .innerJoin(account, ofAccount)
    .where(and(gt(pricingAgreementVersion.effectiveAt, at), NAMES_SOMETHING));
  return [...inForce.filter(({ document }) => !hasEnded(fromDbAgreementDocument(document), at)), ...scheduled].map(
    ({ number, version, effectiveAt, document }) => ({
      name: `the agreement of ${number} v${version}${effectiveAt > at ? " (scheduled)" : ""}`,
      document,
    }),
  );
}

async function agreementDrafts(reader: Reader): Promise<readonly NamedDocument[]> {
  const rows = await reader
    .select({ number: account.number, document: pricingAgreementDraft.document })
    .from(pricingAgreementDraft)
    .innerJoin(account, and(eq(account.shard, pricingAgreementDraft.shard), eq(account.accountId, pricingAgreementDraft.accountId)))
    .where(and(inArray(pricingAgreementDraft.state, ["draft", "inReview"]), NAMES_SOMETHING));
  return rows.map(({ number, document }) => ({ name: `the draft of the agreement of ${number}`, document }));
}
