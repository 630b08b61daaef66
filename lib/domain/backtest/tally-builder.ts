import { ExactSums } from "#lib/kernel/exact-sums.ts";
import { shardOf } from "#lib/kernel/shard.ts";
import type { PriceResult } from "#lib/rating/rating-result.ts";
import { tallyAccounts } from "./account-changes.ts";
import { type ExactlySummed, KeyedSums } from "./keyed-sums.ts";
import { type AccountSums, type BacktestTally, MOST_EXAMPLES, type Sums, type SumsBy, type UnpricedTally } from "./tally.ts";

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

/** A cell of a table of sums. Of an account it is its group's as well. */
export type CellName =
  | { readonly of: "account"; readonly accountId: number; readonly classification: string }
  | { readonly of: "product" | "line"; readonly key: string }
  | { readonly of: "hour"; readonly key: number };

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

  /** What was summed up elsewhere: `QuickTally`. All usage is of some account, so that those make the total. */
  addSums(name: CellName, sums: ExactlySummed): void {
    switch (name.of) {
      case "account":
        this.accounts.addSums(name.accountId, sums);
        this.classifications.addSums(name.classification, sums);
        this.total.addSums("", sums);
        break;
      case "product":
        this.products.addSums(name.key, sums);
        break;
      case "line":
        this.lines.addSums(name.key, sums);
        break;
      case "hour":
        this.hours.addSums(name.key, sums);
        break;
    }
  }

  addGross({ now, tried, changed }: { readonly now: bigint; readonly tried: bigint; readonly changed: number }): void {
    this.gross.add(NOW, now);
    this.gross.add(TRIED, tried);
    this.changed += changed;
  }

  /** As one part; or as a part for each of some shards, which together have all of its accounts. */
  tally(shards: readonly number[] | null = null): BacktestTally {
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
      parts: shards === null ? [total] : partsOf(shards, accounts),
    };
  }
}

const NOW = 0;
const TRIED = 1;

function partsOf(shards: readonly number[], accounts: readonly AccountSums[]): readonly Sums[] {
  const parts = new KeyedSums<number>();
  for (const { accountId, udrs, now, tried } of accounts)
    parts.addSums(shardOf(accountId), { udrs, now: BigInt(now), tried: BigInt(tried) });
  return shards.map((shard) => parts.of(shard));
}

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
