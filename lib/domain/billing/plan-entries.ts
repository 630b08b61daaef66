import type { Decimal } from "#lib/kernel/decimal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import type { BillableDirective, Rated, Rbi, RbiContent } from "./rbi.ts";
import { reverseRbi } from "./reverse-rbi.ts";
import { decideCorrectionPayment, decideOrderPayment, type Wallet, type WalletMovement } from "./wallet.ts";

/** The charge that stands for a UDR now, if any. */
export type LiveCharge = Rbi & { readonly kind: "charge" };

export type NewCharge = {
  readonly rated: Rated;
  readonly directive: BillableDirective;
  readonly productId: number;
  readonly quantity: Decimal;
};

export type Posting = {
  readonly cause: "order" | "correction";
  readonly subscriptionId: number;
  readonly udrId: number;
  /** The revision these entries belong to. */
  readonly udrRevision: number;
  readonly live: LiveCharge | null;
  /** The highest number in the chain so far; 0 for a UDR that was never rated. */
  readonly lastSeq: number;
  readonly charge: NewCharge | null;
  /** Null for a normal subscription: entries wait for a bill. */
  readonly wallet: Wallet | null;
};

/**
 * Where an entry goes: `queue` waits for the next bill, `cancelled` settles with its unbilled charge and reaches no bill,
 * `wallet` is part of the posting's one wallet transaction.
 */
export type PlannedEntry = { readonly content: RbiContent; readonly goes: "queue" | "cancelled" | "wallet" };

export type PlannedEntries = {
  readonly entries: readonly PlannedEntry[];
  /** One transaction on the net of all entries; null for a normal subscription or when there are no entries. */
  readonly walletMovement: WalletMovement | null;
};

/**
 * The entries that turn what stands posted for a UDR into what should: the live charge is reversed exactly, the new one
 * added. Preview and commit are this one function; only a prepaid order can be refused here (its wallet lacks funds).
 */
export function planEntries(posting: Posting): Result<PlannedEntries, Refusal> {
  const contents = [...reversal(posting), ...charge(posting)];
  if (posting.wallet === null) {
    return ok({ entries: contents.map((content) => ({ content, goes: placeWithoutWallet(content, posting.live) })), walletMovement: null });
  }
  if (contents.length === 0) return ok({ entries: [], walletMovement: null });
  const entries = contents.map((content) => ({ content, goes: "wallet" as const }));
  const net = contents.reduce((sum, { gross }) => sum + gross, 0n);
  if (posting.cause === "correction") return ok({ entries, walletMovement: decideCorrectionPayment(posting.wallet, net) });
  const payment = decideOrderPayment(posting.wallet, net);
  return payment.ok ? ok({ entries, walletMovement: payment.value }) : payment;
}

function reversal({ live, udrRevision }: Posting): readonly RbiContent[] {
  return live === null ? [] : [reverseRbi(live, udrRevision)];
}

function charge(posting: Posting): readonly RbiContent[] {
  if (posting.charge === null) return [];
  const { rated, directive, productId, quantity } = posting.charge;
  return [
    {
      ...rated,
      subscriptionId: posting.subscriptionId,
      udrId: posting.udrId,
      udrRevision: posting.udrRevision,
      seq: posting.lastSeq + (posting.live === null ? 1 : 2),
      kind: "charge",
      reversesId: null,
      directive,
      productId,
      quantity,
    },
  ];
}

function placeWithoutWallet(content: RbiContent, live: LiveCharge | null): "queue" | "cancelled" {
  return content.kind === "reversal" && live?.state === "notBilled" ? "cancelled" : "queue";
}
