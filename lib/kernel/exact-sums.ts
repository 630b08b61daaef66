/** Below this, half a million amounts may be added as doubles before a sum could leave 2^53. */
const MOST_QUICK = 2 ** 33;
const ADDED_QUICKLY = 2 ** 19;

/**
 * Many sums of whole numbers at once, exact whatever their size: amounts are added as doubles while that cannot lose a digit, and the rest
 * as bigint. A bigint for every addition would cost more than pricing a usage does.
 */
export class ExactSums {
  private quick = new Float64Array(64);
  private added = new Int32Array(64);
  private readonly large = new Map<number, bigint>();

  add(cell: number, amount: bigint): void {
    if (cell >= this.quick.length) this.grow(cell);
    const number = Number(amount);
    const added = this.added[cell] ?? 0;
    if (added === ADDED_QUICKLY || number > MOST_QUICK || number < -MOST_QUICK) this.addExactly(cell, amount);
    else {
      this.quick[cell] = (this.quick[cell] ?? 0) + number;
      this.added[cell] = added + 1;
    }
  }

  /** 0 where nothing was added. */
  of(cell: number): bigint {
    return BigInt(this.quick[cell] ?? 0) + (this.large.get(cell) ?? 0n);
  }

  /** As `String(of(cell))`, without a bigint where none is needed. */
  textOf(cell: number): string {
    const quick = this.quick[cell] ?? 0;
    return this.large.has(cell) ? String(this.of(cell)) : String(quick === 0 ? 0 : quick);
  }

  private addExactly(cell: number, amount: bigint): void {
    this.large.set(cell, this.of(cell) + amount);
    this.quick[cell] = 0;
    this.added[cell] = 0;
  }

  private grow(cell: number): void {
    const length = Math.max(cell + 1, this.quick.length * 2);
    const [quick, added] = [new Float64Array(length), new Int32Array(length)];
    quick.set(this.quick);
    added.set(this.added);
    [this.quick, this.added] = [quick, added];
  }
}
