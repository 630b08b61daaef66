import type { AdHocRequest } from "#lib/domain/discount/ad-hoc-request.ts";
import { present } from "#lib/kernel/assert.ts";
import type { approvalRequest } from "../schema/price-plan.ts";
import { fromDbGivenDiscounts } from "./given-discounts.ts";
import { fromDbRequest } from "./requests.ts";

export function fromDbAdHocRequest(row: typeof approvalRequest.$inferSelect): AdHocRequest {
  return {
    ...fromDbRequest(row),
    shard: present(row.shard, "shard of an ad hoc request"),
    accountId: present(row.accountId, "account of an ad hoc request"),
    udrId: present(row.udrId, "UDR of an ad hoc request"),
    discounts: fromDbGivenDiscounts(row.adHocDiscounts),
  };
}
