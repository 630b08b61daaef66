import type { AdHocRequest } from "#lib/domain/discount/ad-hoc-request.ts";
import { present } from "#lib/kernel/assert.ts";
import type { approvalRequest } from "../schema/price-plan.ts";
import { oneOf } from "./from-db.ts";
import { fromDbGivenDiscounts } from "./given-discounts.ts";

export function fromDbAdHocRequest(row: typeof approvalRequest.$inferSelect): AdHocRequest {
  const { requestId, contentHash, note, requestedBy, requestedAt, decision, decidedBy, decidedAt, decisionNote } = row;
  const isDecided = decision !== null && decidedBy !== null && decidedAt !== null;
  return {
    requestId,
    shard: present(row.shard, "shard of an ad hoc request"),
    accountId: present(row.accountId, "account of an ad hoc request"),
    udrId: present(row.udrId, "UDR of an ad hoc request"),
    discounts: fromDbGivenDiscounts(row.adHocDiscounts),
    contentHash,
    note,
    requestedBy,
    requestedAt,
    decided: isDecided
      ? {
          decision: oneOf(["approved", "changesRequested", "withdrawn"], decision, "approval_request.decision"),
          by: decidedBy,
          at: decidedAt,
          note: decisionNote,
        }
      : null,
  };
}
