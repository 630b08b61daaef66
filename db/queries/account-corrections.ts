import { and, desc, eq, gte, sql } from "drizzle-orm";
import { UDR_ACTIONS, type UdrAction } from "#lib/domain/udr/udr-actions.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type Micros, micros } from "#lib/kernel/money.ts";
import { oneOf } from "../mapping/from-db.ts";
import { reasonCode } from "../schema/people.ts";
import { product } from "../schema/product.ts";
import { udr, udrRevision } from "../schema/udr.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

export type CorrectionRecord = {
  readonly udrId: number;
  readonly revision: number;
  readonly action: UdrAction;
  readonly product: string;
  readonly actedAt: Instant;
  readonly actedBy: string;
  readonly reason: string;
  readonly usageHappened: boolean;
  readonly reasonText: string | null;
  readonly net: Micros;
};

/**
 * What was posted with the revision that it made. The first charge of a UDR is no effect of an Adjust: it was coming anyway; a directive may
 * be what brought it.
 */
const NET = sql<string>`(select coalesce(sum(r.gross), 0)::text from rbi r
  where r.shard = ${udrRevision.shard} and r.account_id = ${udrRevision.accountId} and r.udr_id = ${udrRevision.udrId}
    and r.udr_revision = ${udrRevision.revision} + 1 and (r.seq is distinct from 1 or ${udrRevision.action} like 'set%'))`;

/** The account's corrections since an instant, newest first. */
export async function listCorrectionsSince(
  reader: Reader,
  key: AccountKey,
  { since, limit }: { readonly since: Instant; readonly limit: number },
): Promise<readonly CorrectionRecord[]> {
  const { udrId, revision, action, actedAt, actedBy, reasonText } = udrRevision;
  const { label: reason, usageHappened } = reasonCode;
  const rows = await reader
    .select({ udrId, revision, action, actedAt, actedBy, reasonText, reason, usageHappened, product: product.name, net: NET })
    .from(udrRevision)
    .innerJoin(reasonCode, eq(reasonCode.reasonCodeId, udrRevision.reasonCodeId))
    .innerJoin(udr, and(ofAccount(udr, key), eq(udr.udrId, udrId)))
    .innerJoin(product, eq(product.productId, udr.productId))
    .where(and(ofAccount(udrRevision, key), gte(actedAt, since)))
    .orderBy(desc(actedAt), desc(udrId), desc(revision))
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    revision: row.revision + 1,
    action: oneOf(UDR_ACTIONS, row.action, "udr_revision.action"),
    net: micros(row.net),
  }));
}
