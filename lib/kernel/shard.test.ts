import { expect, test } from "vitest";
import { shardOf } from "./shard.ts";

/** These values stand in the keys of every installation. If one of them changes, its customers are lost. */
test.each([
  [0, 0],
  [1, 183],
  [2, 6],
  [3, 39],
  [10, 144],
  [1000, 88],
  [1001, 220],
  [123_456_789, 154],
  [4_294_967_295, 57],
  [4_294_967_296, 183],
  [4_294_967_297, 0],
  [Number.MAX_SAFE_INTEGER, 113],
])("account %i lives in shard %i for ever", (accountId, shard) => {
  expect(shardOf(accountId)).toBe(shard);
});

test("dense ids spread evenly over 256 shards", () => {
  const sizes = new Map<number, number>();
  for (let accountId = 1; accountId <= 256_000; accountId += 1) sizes.set(shardOf(accountId), (sizes.get(shardOf(accountId)) ?? 0) + 1);
  expect([...sizes.keys()].sort((left, right) => left - right)).toEqual(Array.from({ length: 256 }, (_, shard) => shard));
  expect(Math.min(...sizes.values())).toBeGreaterThan(850);
  expect(Math.max(...sizes.values())).toBeLessThan(1150);
});
