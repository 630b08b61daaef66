/** Euros as whole numbers: films cost 10 by day and 5 by night. */
export type ModelUdr = Facts & {
  readonly udrId: number;
  live: { amount: number; isBilled: boolean } | null;
  /** Before its last action; null where there was none. */
  former: Facts | null;
  hasSuccessor: boolean;
  /** The dispute that is open. */
  disputeId: number | null;
};
type Facts = { hour: Hour; directive: Directive; isCancelled: boolean };
export type Directive = "toBeBilled" | "toBeCredited" | "notToBeBilled";
export type Hour = "day" | "night";

export const PRICES = { day: 10, night: 5 } as const;
const THRESHOLDS = { monthly: 3, instant: 1 } as const;

type Waiting = { readonly amount: number; readonly of: ModelUdr; readonly isCharge: boolean };

/** Reckons by what a child would do with the words of the rules. */
export class PostingModel {
  readonly scheme: "monthly" | "instant" | "prepaid";
  readonly udrs: ModelUdr[] = [];
  queue: Waiting[] = [];
  receivable = 0;
  balance = 0;
  debt = 0;

  constructor(scheme: "monthly" | "instant" | "prepaid") {
    this.scheme = scheme;
  }

  /** Another UDR, charged at once. */
  add(udrId: number, { hour, directive }: Pick<Facts, "hour" | "directive">): void {
    const udr: ModelUdr = {
      ...{ udrId, hour, directive, isCancelled: false },
      ...{ live: null, former: null, hasSuccessor: false, disputeId: null },
    };
    this.udrs.push(udr);
    this.repost(udr);
  }

  change(udr: ModelUdr, changed: Partial<Facts>): void {
    const { hour, directive, isCancelled } = udr;
    udr.former = { hour, directive, isCancelled };
    Object.assign(udr, changed);
    this.repost(udr);
  }

  /** What waits for a UDR without a dispute: only that is billed. */
  free(): readonly Waiting[] {
    return this.queue.filter(({ of }) => of.disputeId === null);
  }

  /** What stands for the UDR is taken back, what should stand is charged. */
  private repost(udr: ModelUdr): void {
    const taken = udr.live === null ? 0 : -udr.live.amount;
    const amount =
      udr.isCancelled || udr.directive === "notToBeBilled" ? null : PRICES[udr.hour] * (udr.directive === "toBeBilled" ? 1 : -1);
    if (this.scheme === "prepaid") this.correctWallet(taken + (amount ?? 0));
    else this.requeue(udr, amount);
    udr.live = amount === null ? null : { amount, isBilled: this.scheme === "prepaid" };
    if (amount !== null) this.billIfDue();
  }

  private requeue(udr: ModelUdr, amount: number | null): void {
    if (udr.live?.isBilled) this.queue.push({ amount: -udr.live.amount, of: udr, isCharge: false });
    if (udr.live?.isBilled === false) this.queue = this.queue.filter((entry) => !(entry.of === udr && entry.isCharge));
    if (amount !== null) this.queue.push({ amount, of: udr, isCharge: true });
  }

  billIfDue(): void {
    if (this.scheme === "prepaid") return;
    if (this.free().filter(({ isCharge }) => isCharge).length >= THRESHOLDS[this.scheme]) this.bill();
  }

  bill(): void {
    for (const { amount, of, isCharge } of this.free()) {
      this.receivable += amount;
      if (isCharge && of.live) of.live.isBilled = true;
    }
    this.queue = this.queue.filter(({ of }) => of.disputeId !== null);
  }

  credit(amount: number): void {
    const repaid = Math.min(amount, this.debt);
    this.debt -= repaid;
    this.balance += amount - repaid;
  }

  private correctWallet(net: number): void {
    if (net <= 0) {
      this.credit(-net);
      return;
    }
    const taken = Math.min(net, this.balance);
    this.balance -= taken;
    this.debt += net - taken;
  }
}
