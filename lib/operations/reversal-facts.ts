import { findCreditRequestOf } from "#db/queries/credit-requests.ts";
import { findPredecessorId, findSuccessorId } from "#db/queries/udr-reversals.ts";
import { userNames } from "#db/queries/user-names.ts";
import type { Tx } from "#db/tx.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import { availableActions } from "#lib/domain/udr/available-actions.ts";
import type { CreditRequestOfUdr } from "#lib/domain/udr/credit-review-view.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";

type ReversalFacts = Pick<UdrDetail, "actions" | "succeeds" | "successor" | "creditRequest">;

/** What may be done to a UDR now, whose place it took or what took its place, and what a second person is asked about it. */
export async function reversalFacts(tx: Tx, actor: Actor, udr: Udr): Promise<ReversalFacts> {
  const successor = udr.state === "cancelled" ? await findSuccessorId(tx, udr) : null;
  return {
    actions: availableActions({ ...udr, successorId: successor }, actor),
    succeeds: udr.origin === "successor" ? await findPredecessorId(tx, udr) : null,
    successor,
    creditRequest: await creditRequestOf(tx, actor, udr),
  };
}

async function creditRequestOf(tx: Tx, actor: Actor, udr: Udr): Promise<CreditRequestOfUdr | null> {
  const request = await findCreditRequestOf(tx, udr);
  if (request === null) return null;
  const { requestId, change, net, currency, requestedBy, requestedAt, decided } = request;
  return {
    requestId,
    action: change.action,
    net: microsToString(net, minorDigits(currency)),
    currency,
    requestedBy: nameOf(await userNames(tx, [requestedBy]), requestedBy),
    requestedAt: instantToString(requestedAt),
    isMine: actor.kind === "user" && actor.userId === requestedBy,
    isOvertaken: decided === null && change.expectedRevision !== udr.revision,
    decision: decided?.decision ?? null,
    note: decided?.note ?? null,
  };
}
