import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Look, lookOn } from "./udr-look.ts";
import type { UdrPosition } from "./udr-order.ts";
import { UDR_BOUNDS, type UdrPlan } from "./udr-plan.ts";

const BOUNDS = { ...UDR_BOUNDS, look: 100, lookWithRbi: 50, lookIndexed: 1_000, millis: 30 };
const PLAN: UdrPlan = {
  kind: "walk",
  sort: "-number",
  drive: undefined,
  prefix: [],
  period: null,
  rest: undefined,
  asksRbi: false,
  isIndexed: false,
  bounds: BOUNDS,
};

let now = 0;
beforeEach(() => {
  now = 1_000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => void vi.restoreAllMocks());

/** Each look takes so long for a UDR, and the list never ends. */
async function looks(
  plan: UdrPlan,
  millisOfOne: number,
): Promise<{ readonly seen: readonly number[]; readonly until: UdrPosition | null }> {
  const seen: number[] = [];
  const until = await lookOn(plan, null, async ({ most }: Look) => {
    seen.push(most);
    now += most * millisOfOne;
    return { key: seen.length, udrId: seen.length };
  });
  return { seen, until };
}

test("it looks at twice as many while that is quick, and never past the time of a page", async () => {
  const { seen, until } = await looks(PLAN, 0.02);
  expect(seen.slice(0, 4)).toEqual([100, 200, 400, 800]);
  expect(seen.reduce((sum, most) => sum + most, 0) * 0.02).toBeLessThanOrEqual(BOUNDS.millis);
  expect(until).toEqual({ key: seen.length, udrId: seen.length });
});

test("where a UDR takes long one look is all, however long it took", async () => {
  expect((await looks(PLAN, 1)).seen).toEqual([100]);
});

test("it begins with as many as their test allows", async () => {
  const first = async (plan: Partial<UdrPlan>) => (await looks({ ...PLAN, ...plan }, 1)).seen;
  expect(await first({ asksRbi: true })).toEqual([50]);
  expect(await first({ isIndexed: true })).toEqual([1_000]);
  expect(await first({ kind: "gather" })).toEqual([20_000]);
});

test("it goes on from where it came to, and ends where there is enough", async () => {
  const from: (UdrPosition | null)[] = [];
  const until = await lookOn(PLAN, null, async (part) => {
    from.push(part.from);
    return from.length === 3 ? null : { key: from.length, udrId: 7 };
  });
  expect(from).toEqual([null, { key: 1, udrId: 7 }, { key: 2, udrId: 7 }]);
  expect(until).toBeNull();
});
