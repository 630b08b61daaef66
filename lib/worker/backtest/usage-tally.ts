import type { DecidingBooks } from "#lib/domain/backtest/plan-chain.ts";
import { QuickTally } from "#lib/domain/backtest/quick-tally.ts";
import type { TallyBuilder } from "#lib/domain/backtest/tally-builder.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type ZoneOffsets, zoneOffsets } from "#lib/kernel/zone.ts";
import { weekdayOf } from "#lib/rating/calendar.ts";
import { NO_LINE, type PricedByLine, priceUsagesByLine } from "#lib/rating/price-by-line.ts";
import { priceUsages } from "#lib/rating/price-usage.ts";
import type { PriceResult } from "#lib/rating/rating-result.ts";
import type { Usage } from "#lib/rating/usage.ts";
import type { BacktestFacts } from "./backtest-facts.ts";

/** Usage that the same two books price, with whose it is and where it is added up: lists side by side. */
export type RatedGroup = {
  readonly books: DecidingBooks;
  readonly usages: Usage[];
  readonly subscribers: AddedSubscriber[];
  /** By their numbers. */
  readonly products: number[];
  readonly udrIds: number[];
};

type AddedSubscriber = { readonly accountId: number; readonly classification: string; readonly cell: number };

const HOURS = 168;
const NO_CELL = -1;
const NO_PRICE: PriceResult = { rated: false, code: "NO_RATE", params: {} };

/** Prices groups of usage, and adds up what they come to. */
export class UsageTally {
  private readonly facts: BacktestFacts;
  private readonly builder: TallyBuilder;
  private readonly quick: QuickTally;
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
    const tried = books.tried === null ? null : priceUsagesByLine(books.tried, usages);
    const now = books.isUnchanged ? tried?.prices : books.now && priceUsages(books.now, usages);
    this.addUp(group, now ?? [], tried);
    for (const list of [usages, subscribers, products, udrIds]) list.length = 0;
  }

  end(): void {
    this.quick.handOver();
  }

  private addUp(
    { books, usages, subscribers, products, udrIds }: RatedGroup,
    pricesNow: readonly PriceResult[],
    priced: PricedByLine | null,
  ): void {
    const hasLines = books.tried === this.facts.tried;
    for (let index = 0; index < usages.length; index += 1) {
      const usage = present(usages[index], "a usage of the group");
      const subscriber = present(subscribers[index], "a subscriber of the group");
      const [now, tried] = [pricesNow[index] ?? NO_PRICE, priced?.prices[index] ?? NO_PRICE];
      const line = hasLines ? (priced?.lines[index] ?? NO_LINE) : NO_LINE;
      const hour = this.hourOf(usage.from);
      const cells = {
        account: subscriber.cell,
        product: this.productCell(products[index] ?? 0, usage.productCode),
        hour: this.hourCells[hour] ?? 0,
        line: this.lineCell(line),
      };
      if (this.quick.add(cells, now, tried)) continue;
      const { accountId, classification } = subscriber;
      const lineKey = this.facts.lineKeys.get(line) ?? null;
      this.builder.add({
        udrId: udrIds[index] ?? 0,
        accountId,
        classification,
        product: usage.productCode,
        hour,
        line: lineKey,
        now,
        tried,
      });
    }
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
