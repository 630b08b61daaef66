import type { Decimal } from "#lib/kernel/decimal.ts";
import { type Micros, sumMicros } from "#lib/kernel/money.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { CorrectedMembers } from "../counting/correct-members.ts";
import { correctAround } from "../counting/count-in-order.ts";
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
  /** `usage`: it was rated after it was used, so a wallet pays what it can and owes the rest, as with a correction. */
  readonly cause: "order" | "usage" | "correction";
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
  /** Of other prepaid subscriptions: what their usage costs more or less moves them at once. */
  readonly otherWallets?: readonly OtherWallet[];
};

export type OtherWallet = Wallet & { readonly subscriptionNumber: string };

/**
 * Where an entry goes: `queue` waits for the next bill, `cancelled` settles with its unbilled charge and reaches no bill,
 * `wallet` is part of the posting's one wallet transaction.
 */
export type PlannedEntry = { readonly content: RbiContent | CorrectionContent; readonly goes: "queue" | "cancelled" | "wallet" };

export type PlannedEntries = {
  readonly entries: readonly PlannedEntry[];
  /** One transaction on the net of all entries; null for a normal subscription or when there are no entries. */
  readonly walletMovement: WalletMovement | null;
  /** One transaction each on the wallets of other subscriptions whose usage is corrected. */
  readonly others?: readonly { readonly wallet: OtherWallet; readonly movement: WalletMovement }[];
  /** What the counters hold once all of it is stored. */
  readonly counts: readonly CounterValue[];
};

/**
 * The entries that turn what stands posted for a UDR into what should: the live charge is reversed exactly, the new one
 * added. Preview and commit are this one function; only a prepaid order can be refused here (its wallet lacks funds).
 */
export function planEntries(posting: Posting): Result<PlannedEntries, Refusal> {
  const late = correctionOfLate(posting);
  const contents = [...reversal(posting), ...((late ?? posting.group)?.corrections ?? []), ...charge(posting)];
  const counts = late?.counts ?? countsOf(posting);
  const entries = contents.map((content) => ({ content, goes: placeOf(content, posting) }));
  const movedBy = (subscriptionId: number) =>
    netOf(entries.filter(({ goes, content }) => goes === "wallet" && content.subscriptionId === subscriptionId));
  const others = (posting.otherWallets ?? []).flatMap((wallet) => {
    const net = movedBy(wallet.subscriptionId);
    return net === null ? [] : [{ wallet, movement: decideCorrectionPayment(wallet, net) }];
  });
  const net = movedBy(posting.subscriptionId);
  if (posting.wallet === null || net === null) return ok({ entries, walletMovement: null, others, counts });
  if (posting.cause !== "order") return ok({ entries, walletMovement: decideCorrectionPayment(posting.wallet, net), others, counts });
  const payment = decideOrderPayment(posting.wallet, net);
  return payment.ok ? ok({ entries, walletMovement: payment.value, others, counts }) : payment;
}

/** Null: of no entries, so that nothing moves at all. */
function netOf(entries: readonly PlannedEntry[]): Micros | null {
  return entries.length === 0 ? null : sumMicros(entries.map(({ content }) => content.gross));
}

/** Late usage stands among the others, not after them: all of them are corrected with it, and count with it. */
function correctionOfLate({ charge: added, udrId, udrRevision }: Posting): CorrectedMembers | null {
  return added?.rated.late === undefined ? null : correctAround(added.rated.late, { udrId, udrRevision });
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

/** In a pool the usage of another subscription may cost more or less: that waits for its bill, or moves its wallet. */
function placeOf(content: PlannedEntry["content"], { subscriptionId, wallet, otherWallets = [], live }: Posting): PlannedEntry["goes"] {
  const isOwn = content.subscriptionId === subscriptionId;
  const isPaid = isOwn ? wallet !== null : otherWallets.some((other) => other.subscriptionId === content.subscriptionId);
  if (isPaid) return "wallet";
  return content.kind === "reversal" && live?.state === "notBilled" ? "cancelled" : "queue";
}
