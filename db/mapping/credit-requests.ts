import { type CreditAsked, type CreditRequest, withPersonal } from "#lib/domain/udr/credit-request.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { creditRequest } from "../schema/credit-request.ts";
import type { approvalRequest } from "../schema/price-plan.ts";
import { fromDbRequest } from "./requests.ts";

type Stored = {
  readonly approval: typeof approvalRequest.$inferSelect;
  readonly credit: typeof creditRequest.$inferSelect;
  readonly reason: CreditRequest["reason"];
};

export function fromDbCreditRequest({ approval, credit, reason }: Stored): CreditRequest {
  const { shard, accountId, udrId, personal, entriesHash, net, expiresAt } = credit;
  return {
    ...fromDbRequest(approval),
    ...{ shard, accountId, udrId, entriesHash, net, reason, expiresAt },
    // Both as they were parsed when it was asked for, and never updated.
    change: withPersonal(credit.change as UdrChange, personal),
    asked: credit.previewed as CreditAsked,
    currency: currency(credit.currency),
  };
}
