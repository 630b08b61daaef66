import { type CreditAsked, type CreditRequest, withPersonal } from "#lib/domain/udr/credit-request.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { creditRequest } from "../schema/credit-request.ts";
import type { approvalRequest } from "../schema/price-plan.ts";
import { oneOf } from "./from-db.ts";

type Stored = {
  readonly approval: typeof approvalRequest.$inferSelect;
  readonly credit: typeof creditRequest.$inferSelect;
  readonly reason: CreditRequest["reason"];
};

export function fromDbCreditRequest({ approval, credit, reason }: Stored): CreditRequest {
  const { requestId, contentHash, note, requestedBy, requestedAt, decision, decidedBy, decidedAt, decisionNote } = approval;
  const { shard, accountId, udrId, personal, entriesHash, net, expiresAt } = credit;
  const isDecided = decision !== null && decidedBy !== null && decidedAt !== null;
  return {
    ...{ requestId, shard, accountId, udrId, entriesHash, contentHash, net, reason, note, requestedBy, requestedAt, expiresAt },
    // Both as they were parsed when it was asked for, and never updated.
    change: withPersonal(credit.change as UdrChange, personal),
    asked: credit.previewed as CreditAsked,
    currency: currency(credit.currency),
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
