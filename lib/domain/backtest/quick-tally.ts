import { safeInteger } from "#lib/kernel/safe-integer.ts";
import { AMOUNT } from "#lib/rating/compare-prices.ts";
import type { PriceResult } from "#lib/rating/rating-result.ts";
import type { CellName, TallyBuilder } from "./tally-builder.ts";

/** Below this, half a million amounts may be added as doubles before a sum could leave 2^53. */
const MOST_QUICK = 2 ** 33;
const ADDED_QUICKLY = 2 ** 19;

/** Of a cell: how many UDRs, what they come to now, and then. */
const STRIDE = 3;
const [NOW, TRIED] = [1, 2];

/** Where a usage is added: what `cellOf` answered for each. `line` is null where nobody can tell. */
export type Cells = { readonly account: number; readonly product: number; readonly hour: number; readonly line: number | null };

/**
 * The additions of a `TallyBuilder` for what is common, usage that both books price: numbers added to numbers in one array, which are handed
 * over to the builder before a double could lose a digit. A property test holds the two together.
 */
export class QuickTally {
  private readonly builder: TallyBuilder;
  private readonly names: CellName[] = [];
  private sums = new Float64Array(STRIDE * 1024);
  private readonly one = new Float64Array(AMOUNT.stride);
  private grossNow = 0;
  private grossTried = 0;
  private changed = 0;
  private added = 0;

  constructor(builder: TallyBuilder) {
    this.builder = builder;
  }

  /** A new cell: whoever asks remembers it. */
  cellOf(name: CellName): number {
    const cell = (this.names.push(name) - 1) * STRIDE;
    if (cell + STRIDE > this.sums.length) {
      const sums = new Float64Array(this.sums.length * 2);
      sums.set(this.sums);
      this.sums = sums;
    }
    return cell;
  }

  /** False for what the builder must add itself: usage that has no price on a side, and amounts of thousands. */
  add(cells: Cells, now: PriceResult, tried: PriceResult): boolean {
    if (!(now.rated && tried.rated)) return false;
    const { one } = this;
    one[AMOUNT.grossNow] = safeInteger(now.gross);
    one[AMOUNT.netNow] = safeInteger(now.net);
    one[AMOUNT.grossTried] = safeInteger(tried.gross);
    one[AMOUNT.netTried] = safeInteger(tried.net);
    return this.addAmounts(cells, one, 0);
  }

  /** As `add`, of amounts as a `Comparison` has them, from that place on; false for NaN as well. */
  addAmounts(cells: Cells, amounts: Float64Array, at: number): boolean {
    const [grossNow = Number.NaN, netNow = Number.NaN] = [amounts[at + AMOUNT.grossNow], amounts[at + AMOUNT.netNow]];
    const [grossTried = Number.NaN, netTried = Number.NaN] = [amounts[at + AMOUNT.grossTried], amounts[at + AMOUNT.netTried]];
    if (!(isQuick(netNow) && isQuick(netTried) && isQuick(grossNow) && isQuick(grossTried))) return false;
    if (this.added === ADDED_QUICKLY) this.handOver();
    this.added += 1;
    if (netNow !== netTried) this.changed += 1;
    this.grossNow += grossNow;
    this.grossTried += grossTried;
    this.addTo(cells.account, netNow, netTried);
    this.addTo(cells.product, netNow, netTried);
    this.addTo(cells.hour, netNow, netTried);
    if (cells.line !== null) this.addTo(cells.line, netNow, netTried);
    return true;
  }

  /** Everything added so far becomes the builder's. */
  handOver(): void {
    const { builder, names, sums } = this;
    for (const [index, name] of names.entries()) {
      const cell = index * STRIDE;
      const udrs = sums[cell] ?? 0;
      if (udrs > 0) builder.addSums(name, { udrs, now: BigInt(sums[cell + NOW] ?? 0), tried: BigInt(sums[cell + TRIED] ?? 0) });
    }
    builder.addGross({ now: BigInt(this.grossNow), tried: BigInt(this.grossTried), changed: this.changed });
    sums.fill(0);
    [this.grossNow, this.grossTried, this.changed, this.added] = [0, 0, 0, 0];
  }

  private addTo(cell: number, now: number, tried: number): void {
    const { sums } = this;
    sums[cell] = (sums[cell] ?? 0) + 1;
    sums[cell + NOW] = (sums[cell + NOW] ?? 0) + now;
    sums[cell + TRIED] = (sums[cell + TRIED] ?? 0) + tried;
  }
}

function isQuick(amount: number): boolean {
  return amount <= MOST_QUICK && amount >= -MOST_QUICK;
}
