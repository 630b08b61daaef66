import { findCreditRequestOf } from "#db/queries/credit-requests.ts";
import { findPredecessorId, findSuccessorId } from "#db/queries/udr-reversals.ts";
import { userNames } from "#db/queries/user-names.ts";
import type { Tx } from "#db/tx.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import { availableActions } from "#lib/domain/udr/available-actions.ts";
import { creditStanding } from "#lib/domain/udr/credit-request.ts";
import type { CreditRequestOfUdr } from "#lib/domain/udr/credit-review-view.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Context } from "./context.ts";

type Looking = Pick<Context, "actor" | "now">;
type ReversalFacts = Pick<UdrDetail, "actions" | "succeeds" | "successor" | "creditRequest">;

/** What may be done to a UDR now, whose place it took or what took its place, and what a second person is asked about it. */
export async function reversalFacts(tx: Tx, looking: Looking, udr: Udr): Promise<ReversalFacts> {
  const successor = udr.state === "cancelled" ? await findSuccessorId(tx, udr) : null;
  return {
    actions: availableActions({ ...udr, successorId: successor }, looking.actor),
    succeeds: udr.origin === "successor" ? await findPredecessorId(tx, udr) : null,
    successor,
    creditRequest: await creditRequestOf(tx, looking, udr),
  };
}

async function creditRequestOf(tx: Tx, { actor, now }: Looking, udr: Udr): Promise<CreditRequestOfUdr | null> {
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
    standing: decided === null ? creditStanding({ request, revision: udr.revision, now }) : null,
    decision: decided?.decision ?? null,
    note: decided?.note ?? null,
  };
}
