import { sql } from "drizzle-orm";
import { documentHash } from "#lib/domain/price-plan/price-plan-document.ts";
import { readDocument } from "#lib/domain/price-plan/read-document.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { fromDbRateBook } from "../mapping/price-plans.ts";
import { pricePlanVersion } from "../schema/price-plan.ts";
import type { Reader } from "../tx.ts";
import { byQuery, type Invariant } from "./invariant.ts";

/** Prices, approvals and the audit trail. */
export const OFFER_INVARIANTS: readonly Invariant[] = [
  {
    id: "I28",
    sentence: "A published version is what was approved: its document and its rate book have the hashes stored with them.",
    offenders: rehashAll,
  },
  byQuery(
    "I28b",
    "An RBI is priced by a version that was in force at its rating instant.",
    sql`select r.rbi_id, r.rating_instant, v.effective_at from rbi r join price_plan_version v on v.version_id = r.price_plan_version_id
        where v.effective_at > r.rating_instant`,
  ),
  byQuery(
    "I31",
    "Every order, correction and top-up has its audit row.",
    sql`select 'udr_revision' as what, r.udr_id::text as id from udr_revision r
        where not exists (select from audit_entry a where a.entity = 'udr' and a.entity_id = r.udr_id::text and a.acted_at = r.acted_at)
        union all
        select 'service_order', o.order_id::text from service_order o
        where not exists (select from audit_entry a where a.action = 'order.create' and a.after ->> 'order' = o.order_id::text)
        union all
        select 'wallet_transaction', t.wallet_id || '/' || t.seq from wallet_transaction t
        where t.kind = 'topUp' and not exists (
          select from audit_entry a where a.entity = 'wallet' and a.entity_id = t.wallet_id::text and a.acted_at = t.posted_at)`,
  ),
  byQuery(
    "I32",
    "Nobody approved what they asked for or edited.",
    sql`select v.version_id, v.decided_by from price_plan_version v
        where v.decided_by = v.requested_by or exists (
          select from price_plan_draft d join price_plan_draft_editor e using (draft_id)
          where d.published_version_id = v.version_id and e.user_id = v.decided_by)`,
  ),
];

async function rehashAll(reader: Reader): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const versions = await reader.select().from(pricePlanVersion);
  const offenders: Readonly<Record<string, unknown>>[] = [];
  for (const { versionId, document, documentHash: stored, rateBook, rateBookHash } of versions) {
    const parsed = readDocument(document);
    const actual = parsed.ok ? await documentHash(parsed.value) : "not a document";
    const bookHash = await sha256Hex(canonicalJson(fromDbRateBook(rateBook)));
    if (actual !== stored || bookHash !== rateBookHash) offenders.push({ version_id: versionId, stored, actual });
  }
  return offenders;
}
