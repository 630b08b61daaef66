import { actorNames } from "#db/queries/actor-names.ts";
import { listDisputes, sumHeldBack } from "#db/queries/disputes.ts";
import { findPricingVersion, listWaitingRequests, listWalletMoves } from "#db/queries/udr-page.ts";
import { userNames } from "#db/queries/user-names.ts";
import type { Tx } from "#db/tx.ts";
import type { Rbi } from "#lib/domain/billing/rbi.ts";
import { availableDisputeActions } from "#lib/domain/dispute/decide-dispute.ts";
import { toDisputeView } from "#lib/domain/dispute/dispute-view.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { PricedByView, UdrPageFacts, WaitingRequestView, WalletMoveView } from "#lib/domain/udr/udr-page-view.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import type { Context } from "./context.ts";

type Shown = { readonly udr: Udr; readonly live: Rbi | null };

/** What the Data Entry page shows beside the UDR: its disputes, what its wallet paid, what waits for a second person, whose price it is. */
export async function udrPageFacts(tx: Tx, { actor }: Pick<Context, "actor">, { udr, live }: Shown): Promise<UdrPageFacts> {
  const disputes = await listDisputes(tx, udr);
  const named = await actorNames(
    tx,
    disputes.flatMap(({ openedBy, closed }) => [openedBy, ...(closed === null ? [] : [closed.by])]),
  );
  const open = disputes.find(({ closed }) => closed === null) ?? null;
  return {
    disputes: disputes.map((dispute) => toDisputeView(dispute, named)),
    disputeActions: availableDisputeActions({ udr, isCharged: live !== null, open }, actor),
    heldBack: open && (await heldBackOf(tx, udr)),
    walletMoves: await walletMovesOf(tx, udr),
    waiting: await waitingOf(tx, udr),
    pricedBy: live === null || live.pricePlanVersionId === null ? null : await pricedBy(tx, live.pricePlanVersionId),
  };
}

async function heldBackOf(tx: Tx, udr: Udr) {
  const { items, gross } = await sumHeldBack(tx, udr);
  return { items, gross: moneyText(gross, udr) };
}

async function walletMovesOf(tx: Tx, udr: Udr): Promise<readonly WalletMoveView[]> {
  const moves = await listWalletMoves(tx, udr);
  const named = await actorNames(
    tx,
    moves.map(({ postedBy }) => postedBy),
  );
  return moves.map(({ seq, postedAt, postedBy, amount, balanceAfter, debtAfter }) => ({
    seq,
    at: instantToString(postedAt),
    by: named(postedBy),
    amount: moneyText(amount, udr),
    balanceAfter: moneyText(balanceAfter, udr),
    debtAfter: moneyText(debtAfter, udr),
  }));
}

async function waitingOf(tx: Tx, udr: Udr): Promise<readonly WaitingRequestView[]> {
  const requests = await listWaitingRequests(tx, udr);
  const names = await userNames(
    tx,
    requests.map(({ requestedBy }) => requestedBy),
  );
  return requests.map(({ requestId, kind, requestedBy, requestedAt, note }) => ({
    ...{ requestId, kind, note },
    by: nameOf(names, requestedBy),
    at: instantToString(requestedAt),
  }));
}

async function pricedBy(tx: Tx, versionId: number): Promise<PricedByView | null> {
  const found = await findPricingVersion(tx, versionId);
  if (found === null) return null;
  const { plan, planName, version, decidedBy, decidedAt, effectiveAt } = found;
  return {
    ...{ plan, planName, version },
    publishedBy: nameOf(await userNames(tx, [decidedBy]), decidedBy),
    publishedAt: instantToString(decidedAt),
    effectiveAt: instantToString(effectiveAt),
  };
}

function moneyText(amount: Micros, { currency }: Udr): string {
  return microsToString(amount, minorDigits(currency));
}
