import { ExactSums } from "#lib/kernel/exact-sums.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { Sums } from "./tally.ts";

/** `Sums` that are still being added up. */
export type ExactlySummed = { readonly udrs: number; readonly now: Micros; readonly tried: Micros };

/** What usage comes to now and then, by some key: millions of additions, exact. */
export class KeyedSums<Key extends string | number> {
  private readonly cells = new Map<Key, number>();
  private readonly udrs: number[] = [];
  private readonly now = new ExactSums();
  private readonly tried = new ExactSums();

  add(key: Key, now: Micros, tried: Micros): void {
    this.addSums(key, { udrs: 1, now, tried });
  }

  addSums(key: Key, { udrs, now, tried }: ExactlySummed): void {
    let cell = this.cells.get(key);
    if (cell === undefined) {
      cell = this.udrs.push(0) - 1;
      this.cells.set(key, cell);
    }
    this.udrs[cell] = (this.udrs[cell] ?? 0) + udrs;
    this.now.add(cell, now);
    this.tried.add(cell, tried);
  }

  entries(): readonly (readonly [key: Key, sums: Sums])[] {
    return [...this.cells].map(([key, cell]) => [
      key,
      { udrs: this.udrs[cell] ?? 0, now: this.now.textOf(cell), tried: this.tried.textOf(cell) },
    ]);
  }

  of(key: Key): Sums {
    const cell = this.cells.get(key);
    if (cell === undefined) return { udrs: 0, now: "0", tried: "0" };
    return { udrs: this.udrs[cell] ?? 0, now: this.now.textOf(cell), tried: this.tried.textOf(cell) };
  }
}
