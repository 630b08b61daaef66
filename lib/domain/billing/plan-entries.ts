import type { Decimal } from "#lib/kernel/decimal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type CounterValue, placeName } from "../counting/counter-place.ts";
import type { Refusal } from "../refusal.ts";
import type { CorrectionContent } from "./correction.ts";
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
  /** What the usage that counts together with it costs more or less, and what has counted without it. */
  readonly group?: { readonly corrections: readonly CorrectionContent[]; readonly counts: readonly CounterValue[] };
  /** Null for a normal subscription: entries wait for a bill. */
  readonly wallet: Wallet | null;
};

/**
 * Where an entry goes: `queue` waits for the next bill, `cancelled` settles with its unbilled charge and reaches no bill,
 * `wallet` is part of the posting's one wallet transaction.
 */
export type PlannedEntry = { readonly content: RbiContent | CorrectionContent; readonly goes: "queue" | "cancelled" | "wallet" };

export type PlannedEntries = {
  readonly entries: readonly PlannedEntry[];
  /** One transaction on the net of all entries; null for a normal subscription or when there are no entries. */
  readonly walletMovement: WalletMovement | null;
  /** What the counters hold once all of it is stored. */
  readonly counts: readonly CounterValue[];
};

/**
 * The entries that turn what stands posted for a UDR into what should: the live charge is reversed exactly, the new one
 * added. Preview and commit are this one function; only a prepaid order can be refused here (its wallet lacks funds).
 */
export function planEntries(posting: Posting): Result<PlannedEntries, Refusal> {
  const contents = [...reversal(posting), ...(posting.group?.corrections ?? []), ...charge(posting)];
  const counts = countsOf(posting);
  if (posting.wallet === null) {
    const entries = contents.map((content) => ({ content, goes: placeWithoutWallet(content, posting.live) }));
    return ok({ entries, walletMovement: null, counts });
  }
  // In a pool the usage of another subscription may cost more or less: that waits for its bill.
  const own = contents.filter(({ subscriptionId }) => subscriptionId === posting.subscriptionId);
  const entries = contents.map((content) => ({ content, goes: own.includes(content) ? ("wallet" as const) : ("queue" as const) }));
  if (own.length === 0) return ok({ entries, walletMovement: null, counts });
  const net = own.reduce((sum, { gross }) => sum + gross, 0n);
  if (posting.cause === "correction") return ok({ entries, walletMovement: decideCorrectionPayment(posting.wallet, net), counts });
  const payment = decideOrderPayment(posting.wallet, net);
  return payment.ok ? ok({ entries, walletMovement: payment.value, counts }) : payment;
}

/** The new charge counts on top of what the others come to. */
function countsOf({ group, charge: added }: Posting): readonly CounterValue[] {
  const counts = new Map<string, CounterValue>();
  for (const value of [...(group?.counts ?? []), ...(added?.rated.counts ?? [])]) counts.set(placeName(value), value);
  return [...counts.values()];
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

function placeWithoutWallet(content: PlannedEntry["content"], live: LiveCharge | null): "queue" | "cancelled" {
  return content.kind === "reversal" && live?.state === "notBilled" ? "cancelled" : "queue";
}
