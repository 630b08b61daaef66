import { describe, expect, test } from "vitest";
import type { NamedCompared } from "./backtest-view.ts";
import { keptOrder, orderCompared } from "./compared-order.ts";
import { sampleCompared } from "./testing/sample-backtest.ts";

const row = (name: string, now: string, change: string): NamedCompared => ({
  code: name,
  name,
  ...sampleCompared({ udrs: 1, now, tried: "0", change }),
});

const rows = [
  row("Braveheart", "9.50", "0.00"),
  row("Serendipity", "100", "-0.5"),
  row("Limitless", "20", "10"),
  row("Amelie", "20", "-10.0"),
];

describe("the order of compared rows", () => {
  test.each([
    { by: "change", names: ["Amelie", "Limitless", "Serendipity", "Braveheart"] },
    { by: "now", names: ["Serendipity", "Amelie", "Limitless", "Braveheart"] },
    { by: "name", names: ["Amelie", "Braveheart", "Limitless", "Serendipity"] },
  ] as const)("by $by", ({ by, names }) => {
    expect(orderCompared(rows, by, ({ name }) => name).map(({ name }) => name)).toEqual(names);
  });

  test("while figures move, rows keep their places and newcomers come last", () => {
    expect(keptOrder(["b", "a"], ["c", "a", "b"])).toEqual(["b", "a", "c"]);
    expect(keptOrder(["b", "gone", "a"], ["a", "b"])).toEqual(["b", "a"]);
    expect(keptOrder([], ["a", "b"])).toEqual(["a", "b"]);
  });
});
