import { ExactSums } from "#lib/kernel/exact-sums.ts";
import type { PriceResult } from "#lib/rating/rating-result.ts";
import { tallyAccounts } from "./account-changes.ts";
import { KeyedSums } from "./keyed-sums.ts";
import { type BacktestTally, MOST_EXAMPLES, type SumsBy, type UnpricedTally } from "./tally.ts";

/** A UDR as both books price it. */
export type ComparedUsage = {
  readonly udrId: number;
  readonly accountId: number;
  readonly classification: string;
  readonly product: string;
  /** Of the local week, 0 to 167. */
  readonly hour: number;
  /** Of the line that prices it then: `lineKey`; null where nobody can tell. */
  readonly line: string | null;
  readonly now: PriceResult;
  readonly tried: PriceResult;
};

/** Adds up a part of the usage, UDR by UDR. */
export class TallyBuilder {
  private readonly total = new KeyedSums<string>();
  private readonly gross = new ExactSums();
  private readonly products = new KeyedSums<string>();
  private readonly lines = new KeyedSums<string>();
  private readonly hours = new KeyedSums<number>();
  private readonly classifications = new KeyedSums<string>();
  private readonly accounts = new KeyedSums<number>();
  private readonly losesPrice = new UnpricedSums();
  private readonly gainsPrice = new UnpricedSums();
  private changed = 0;
  private unpriced = 0;
  private elsewhere = 0;

  /** Other plans price it on both sides. */
  addElsewhere(): void {
    this.elsewhere += 1;
  }

  add(usage: ComparedUsage): void {
    const { now, tried } = usage;
    if (!(now.rated || tried.rated)) {
      this.unpriced += 1;
      return;
    }
    if (now.rated && !tried.rated) this.losesPrice.add(usage, tried.code, now.net);
    if (tried.rated && !now.rated) this.gainsPrice.add(usage, now.code, tried.net);
    const [netNow, netTried] = [now.rated ? now.net : 0n, tried.rated ? tried.net : 0n];
    if (netNow !== netTried) this.changed += 1;
    this.gross.add(NOW, now.rated ? now.gross : 0n);
    this.gross.add(TRIED, tried.rated ? tried.gross : 0n);
    this.total.add("", netNow, netTried);
    this.products.add(usage.product, netNow, netTried);
    this.hours.add(usage.hour, netNow, netTried);
    this.classifications.add(usage.classification, netNow, netTried);
    this.accounts.add(usage.accountId, netNow, netTried);
    if (usage.line !== null) this.lines.add(usage.line, netNow, netTried);
  }

  tally(): BacktestTally {
    const total = this.total.of("");
    const accounts = this.accounts.entries().map(([accountId, sums]) => ({ accountId, ...sums }));
    return {
      total: { ...total, grossNow: String(this.gross.of(NOW)), grossTried: String(this.gross.of(TRIED)), changed: this.changed },
      products: sumsBy(this.products),
      lines: sumsBy(this.lines),
      hours: sumsBy(this.hours),
      classifications: sumsBy(this.classifications),
      accounts: tallyAccounts(accounts),
      losesPrice: this.losesPrice.tally(),
      gainsPrice: this.gainsPrice.tally(),
      unpriced: this.unpriced,
      elsewhere: this.elsewhere,
      parts: [total],
    };
  }
}

const NOW = 0;
const TRIED = 1;

function sumsBy<Key extends string | number>(sums: KeyedSums<Key>): SumsBy {
  return Object.fromEntries(sums.entries());
}

/** Usage that one side does not price: rare, so its sums need no haste. */
class UnpricedSums {
  private udrs = 0;
  private amount = 0n;
  private readonly reasons = new Map<string, number>();
  private readonly products = new Map<string, number>();
  private readonly examples: number[] = [];

  add({ udrId, product }: ComparedUsage, reason: string, amount: bigint): void {
    this.udrs += 1;
    this.amount += amount;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    this.products.set(product, (this.products.get(product) ?? 0) + 1);
    if (this.examples.length < MOST_EXAMPLES) this.examples.push(udrId);
  }

  tally(): UnpricedTally {
    const { udrs, amount, reasons, products, examples } = this;
    return {
      udrs,
      amount: String(amount),
      reasons: Object.fromEntries(reasons),
      products: Object.fromEntries(products),
      examples: [...examples],
    };
  }
}
