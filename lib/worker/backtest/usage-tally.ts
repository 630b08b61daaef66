import { lineKey } from "#lib/domain/backtest/line-key.ts";
import type { DecidingBooks } from "#lib/domain/backtest/plan-chain.ts";
import { type Cells, QuickTally } from "#lib/domain/backtest/quick-tally.ts";
import type { TallyBuilder } from "#lib/domain/backtest/tally-builder.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type ZoneOffsets, zoneOffsets } from "#lib/kernel/zone.ts";
import { weekdayOf } from "#lib/rating/calendar.ts";
import { AMOUNT, type ComparedBooks, Comparison } from "#lib/rating/compare-prices.ts";
import { NO_LINE } from "#lib/rating/lines-of-book.ts";
import { priceUsage } from "#lib/rating/price-usage.ts";
import type { PriceResult, Rated } from "#lib/rating/rating-result.ts";
import type { Usage } from "#lib/rating/usage.ts";
import type { BacktestFacts } from "./backtest-facts.ts";
import { type CountingUsage, rateInOrder } from "./counting-usage.ts";

/** Usage that the same two books price, with whose it is and where it is added up: lists side by side. */
export type RatedGroup = {
  readonly books: DecidingBooks;
  readonly usages: Usage[];
  readonly subscribers: AddedSubscriber[];
  /** By their numbers. */
  readonly products: number[];
  readonly udrIds: number[];
};

/** Usage is priced by at most so many at a time: what a page refers to should stay near the processor. */
export const PAGE = 1024;

type AddedSubscriber = { readonly accountId: number; readonly classification: string; readonly cell: number };

/** Usage that counts together, and whether it is to be told of: it is selected, and the tried plan may price it. */
export type TalliedUsage = CountingUsage & {
  readonly owner: CountingUsage["owner"] & { readonly classification: string };
  readonly isSelected: boolean;
  readonly isConcerned: boolean;
};

type ToAdd = {
  readonly cells: Cells;
  readonly hour: number;
  readonly line: number;
  readonly udrId: number;
  readonly usage: Usage;
  readonly subscriber: AddedSubscriber;
};

const HOURS = 168;
const NO_CELL = -1;
const NO_PRICE: PriceResult = { rated: false, code: "NO_RATE", params: {} };

/** Prices groups of usage, and adds up what they come to. */
export class UsageTally {
  private readonly facts: BacktestFacts;
  private readonly builder: TallyBuilder;
  private readonly quick: QuickTally;
  private readonly comparison = new Comparison(PAGE);
  private readonly hourOf: (at: Instant) => number;
  private readonly hourCells: readonly number[];
  private readonly productCells: Int32Array;
  private readonly lineCells: Int32Array;

  constructor(facts: BacktestFacts, builder: TallyBuilder) {
    const quick = new QuickTally(builder);
    this.facts = facts;
    this.builder = builder;
    this.quick = quick;
    this.hourOf = hourOfWeek(zoneOffsets(facts.timeZone));
    this.productCells = new Int32Array(facts.products.size).fill(NO_CELL);
    this.lineCells = new Int32Array(placesOf(facts.lineKeys)).fill(NO_CELL);
    this.hourCells = Array.from({ length: HOURS }, (_, key) => quick.cellOf({ of: "hour", key }));
  }

  accountCell(accountId: number, classification: string): number {
    return this.quick.cellOf({ of: "account", accountId, classification });
  }

  /** The group is empty afterwards. */
  rate(group: RatedGroup): void {
    const { books, usages, subscribers, products, udrIds } = group;
    const { now, tried } = books;
    const isCompared = now !== null && tried !== null;
    if (isCompared) this.comparison.compare({ now, tried, alike: this.alike(books) }, usages);
    this.addUp(group, isCompared);
    for (const list of [usages, subscribers, products, udrIds]) list.length = 0;
  }

  /** Usage that counts together, all of it: earlier usage, and what other plans price, counts and is not told. The list is empty afterwards. */
  rateCounting(usages: TalliedUsage[]): void {
    rateInOrder(usages, ({ udrId, usage, owner, isSelected, isConcerned }, rated) => {
      if (!isSelected) return;
      if (!isConcerned) {
        this.builder.addElsewhere();
        return;
      }
      const { accountId, classification } = owner;
      const [now, tried] = [rated.now ?? NO_PRICE, rated.tried ?? NO_PRICE];
      const line = rated.tried?.rated ? lineKeyOf(rated.tried) : null;
      const hour = this.hourOf(usage.from);
      this.builder.add({ udrId, accountId, classification, product: usage.productCode, hour, line, now, tried });
    });
    usages.length = 0;
  }

  end(): void {
    this.quick.handOver();
  }

  private alike({ now, tried, isUnchanged }: DecidingBooks): ComparedBooks["alike"] {
    if (isUnchanged) return "prices";
    return now !== null && tried !== null && this.facts.isRepriced(now, tried) ? "lines" : "nothing";
  }

  private addUp({ books, usages, subscribers, products, udrIds }: RatedGroup, isCompared: boolean): void {
    const hasLines = isCompared && this.facts.isTried(books.tried);
    const { amounts, lines } = this.comparison;
    for (let index = 0; index < usages.length; index += 1) {
      const usage = present(usages[index], "a usage of the group");
      const subscriber = present(subscribers[index], "a subscriber of the group");
      const hour = this.hourOf(usage.from);
      const line = hasLines ? (lines[index] ?? NO_LINE) : NO_LINE;
      const cells = {
        account: subscriber.cell,
        product: this.productCell(products[index] ?? 0, usage.productCode),
        hour: this.hourCells[hour] ?? 0,
        line: this.lineCell(line),
      };
      if (isCompared && this.quick.addAmounts(cells, amounts, index * AMOUNT.stride)) continue;
      this.addExactly({ cells, hour, line, udrId: udrIds[index] ?? 0, usage, subscriber }, books);
    }
  }

  /** What is not common: without a price on a side, cut where amounts are measured, of huge amounts. */
  private addExactly({ cells, hour, line, udrId, usage, subscriber }: ToAdd, books: DecidingBooks): void {
    const tried = books.tried === null ? NO_PRICE : priceUsage(books.tried, usage);
    const now = books.isUnchanged ? tried : books.now === null ? NO_PRICE : priceUsage(books.now, usage);
    if (this.quick.add(cells, now, tried)) return;
    const { accountId, classification } = subscriber;
    const lineKey = this.facts.lineKeys.get(line) ?? null;
    this.builder.add({ udrId, accountId, classification, product: usage.productCode, hour, line: lineKey, now, tried });
  }

  private productCell(index: number, key: string): number {
    const known = this.productCells[index] ?? NO_CELL;
    if (known !== NO_CELL) return known;
    const cell = this.quick.cellOf({ of: "product", key });
    this.productCells[index] = cell;
    return cell;
  }

  private lineCell(line: number): number | null {
    if (line === NO_LINE) return null;
    const known = this.lineCells[line] ?? NO_CELL;
    if (known !== NO_CELL) return known;
    const key = this.facts.lineKeys.get(line);
    if (key === undefined) return null;
    const cell = this.quick.cellOf({ of: "line", key });
    this.lineCells[line] = cell;
    return cell;
  }
}

/** The line that priced it where it begins. */
function lineKeyOf({ explanation: { rate, parts } }: Rated): string {
  const won = parts[0]?.won;
  return lineKey({ rate: rate.key, level: won?.kind === "level" ? won.level : null });
}

/** Lines are numbered with gaps. */
function placesOf(lineKeys: ReadonlyMap<number, string>): number {
  let most = NO_LINE;
  for (const line of lineKeys.keys()) most = Math.max(most, line);
  return most + 1;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** 0 is Monday 00:00 to 01:00 in the zone. */
function hourOfWeek({ offsetAt }: ZoneOffsets): (at: Instant) => number {
  return (at) => {
    const local = at + offsetAt(at);
    const day = Math.floor(local / DAY);
    return weekdayOf(day) * 24 + Math.floor((local - day * DAY) / HOUR);
  };
}
