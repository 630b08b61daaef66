import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ExactSums } from "./exact-sums.ts";

describe("sums of many whole numbers", () => {
  test("are what bigint makes of them, whatever the size and the sign", () => {
    const amount = fc.oneof(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.bigInt({ min: -10_000_000n, max: 10_000_000n }));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(300), amount), { maxLength: 400 }), (additions) => {
        const sums = new ExactSums();
        const plain = new Map<number, bigint>();
        for (const [cell, each] of additions) {
          sums.add(cell, each);
          plain.set(cell, (plain.get(cell) ?? 0n) + each);
        }
        for (const [cell, sum] of plain) {
          expect(sums.of(cell)).toBe(sum);
          expect(sums.textOf(cell)).toBe(String(sum));
        }
      }),
    );
  });

  test("lose nothing where doubles would", () => {
    const sums = new ExactSums();
    const [most, count] = [2n ** 33n - 1n, 2 ** 21 + 3];
    for (let index = 0; index < count; index += 1) sums.add(0, most);
    expect(sums.of(0)).toBe(most * BigInt(count));
  });

  test("start at nothing", () => {
    expect(new ExactSums().of(1_000)).toBe(0n);
  });
});
