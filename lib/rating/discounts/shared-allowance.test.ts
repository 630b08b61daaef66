import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDecimals, compareDecimals, type Decimal, decimal, subtractDecimals, ZERO } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Counted } from "../charges/charge-program.ts";
import type { CounterKey } from "../counters.ts";
import type { Usage } from "../usage.ts";
import { compileDiscounts } from "./compile-discounts.ts";
import type { Discount } from "./discount.ts";
import { changesOf, explainSteps } from "./discount-step.ts";
import { judgeDiscounts } from "./judge-discounts.ts";
import { shortenQuantity } from "./shorten-quantity.ts";
import { ANY } from "./testing/discount-stack.ts";

const ZONE = "Europe/Nicosia";

function allowance(value: string, { cap = null, ...change }: Partial<Discount> & { readonly cap?: string | null } = {}): Discount {
  const shared = { capPerSim: cap, timeZone: ZONE };
  return { ...ANY, code: "POOL", kind: "freeUsage", per: "period", renew: "cycle", value, ...change, shared };
}

const own = (value: string): Discount => ({ ...ANY, code: "POOL", kind: "freeUsage", per: "period", renew: "cycle", value });

type Used = {
  readonly sim: string;
  readonly quantity: string;
  readonly at?: string;
  readonly adHoc?: Usage["adHoc"];
  readonly measuresAmount?: boolean;
};

/** Counters of one organisation, its SIMs one after the other; what each was given free. */
function organisation(discounts: readonly Discount[]) {
  const compiled = compileDiscounts(discounts, { zones: new Map(), timeZone: "UTC" });
  const counts = new Map<string, Counted>();
  const asked: CounterKey[] = [];
  const placeOf = (sim: string, { owner, per, name, cycleOf }: CounterKey) =>
    JSON.stringify([owner === "agreement" ? "all" : sim, per === "cycle" ? (cycleOf ?? owner) : per, name]);

  function use({ sim, quantity, at = "2026-03-03T12:00:00Z", adHoc = [], measuresAmount = false }: Used) {
    const usage: Usage = {
      productCode: "DATA",
      productTypeCode: "MOBILE",
      productFamilyCode: null,
      taxPercent: ZERO,
      quantity: decimal(quantity),
      from: parseInstant(at) ?? expect.fail(at),
      to: null,
      metadata: {},
      directive: "toBeBilled",
      adHoc,
    };
    const shortened = shortenQuantity(judgeDiscounts(compiled, usage), {
      quantity: usage.quantity,
      measuresAmount,
      counters: (key) => {
        asked.push(key);
        return counts.get(placeOf(sim, key)) ?? null;
      },
    });
    for (const { key, counted } of changesOf(shortened.steps)) counts.set(placeOf(sim, key), counted);
    return { free: subtractDecimals(usage.quantity, shortened.left), ...explainSteps(shortened.steps) };
  }

  const freeOf = (used: Used) => text(use(used).free);
  return { use, freeOf, asked, counts };
}

function text({ unscaled, scale }: Decimal): string {
  return String(Number(unscaled) / 10 ** scale);
}

describe("what each takes", () => {
  test.each<[string, readonly Discount[], readonly (readonly [sim: string, quantity: string, free: string])[]]>([
    [
      "whoever comes first",
      [allowance("10")],
      [
        ["a", "6", "6"],
        ["b", "6", "4"],
        ["a", "1", "0"],
      ],
    ],
    [
      "no SIM more than its cap",
      [allowance("10", { cap: "4" })],
      [
        ["a", "6", "4"],
        ["a", "1", "0"],
        ["b", "3", "3"],
        ["b", "3", "1"],
        ["c", "9", "2"],
      ],
    ],
    [
      "a cap above what there is",
      [allowance("10", { cap: "40" })],
      [
        ["a", "6", "6"],
        ["b", "6", "4"],
      ],
    ],
    [
      "the SIM's own free usage first",
      [own("2"), allowance("10")],
      [
        ["a", "5", "5"],
        ["b", "9", "9"],
        ["a", "9", "0"],
      ],
    ],
    [
      "one after the other",
      [allowance("3", { code: "B", level: 2 }), allowance("2", { code: "C", level: 1 })],
      [
        ["a", "4", "4"],
        ["b", "4", "1"],
      ],
    ],
    ["of nothing nothing", [allowance("0")], [["a", "4", "0"]]],
  ])("%s", (_, discounts, uses) => {
    const { freeOf } = organisation(discounts);
    expect(uses.map(([sim, quantity]) => freeOf({ sim, quantity }))).toEqual(uses.map(([, , free]) => free));
  });

  test("what came with the usage goes before what is shared", () => {
    const { use } = organisation([allowance("10")]);
    const { applied } = use({ sim: "a", quantity: "5", adHoc: [{ kind: "freeUsage", value: "3" }] });
    expect(applied.map(({ code, took }) => `${code ?? "+"} ${took}`)).toEqual(["+ 3", "POOL 2"]);
  });

  test("a SIM's share and the allowance stand in the explanation, and why one got nothing", () => {
    const { use } = organisation([allowance("10", { cap: "4" })]);
    expect(use({ sim: "a", quantity: "3" }).applied).toMatchObject([
      { took: "3", left: { before: "10", after: "7" }, share: { before: "4", after: "1" } },
    ]);
    use({ sim: "a", quantity: "1" });
    expect(use({ sim: "a", quantity: "1" }).refused).toMatchObject([
      { code: "POOL", isShared: true, why: { kind: "shareTaken", most: "4" } },
    ]);
    for (const sim of ["b", "c"]) use({ sim, quantity: "4" });
    expect(use({ sim: "d", quantity: "1" }).refused).toMatchObject([{ why: { kind: "usedUp" } }]);
  });

  test("without a cap nothing is said of the SIM", () => {
    const { use } = organisation([allowance("10")]);
    expect(use({ sim: "a", quantity: "3" }).applied).toMatchObject([{ share: null }]);
  });
});

describe("counters", () => {
  test("the allowance has the agreement's, the SIM's share one of its own in the agreement's cycle", () => {
    const { use, asked } = organisation([allowance("10")]);
    use({ sim: "a", quantity: "1" });
    const name = '["allowance","POOL","freeUsage"]';
    expect(asked).toContainEqual({ owner: "agreement", per: "cycle", name });
    expect(asked).toContainEqual({ owner: "subscription", per: "cycle", name, cycleOf: "agreement" });
  });

  test.each<[string, readonly Discount[], Partial<Used>]>([
    ["the SIM's own takes all", [own("9"), allowance("10")], {}],
    ["the price goes by an amount", [allowance("10")], { measuresAmount: true }],
    ["nothing is used", [allowance("10")], { quantity: "0" }],
  ])("they are asked for, and so held, also where %s", (_, discounts, used) => {
    const { use, asked } = organisation(discounts);
    use({ sim: "a", quantity: "1", ...used });
    expect(asked.map(({ owner }) => owner)).toContain("agreement");
  });

  test("periods begin at midnight where the account is, whatever the zone of the plan", () => {
    const { freeOf } = organisation([allowance("5", { renew: { every: 1, unit: "month" } })]);
    expect(freeOf({ sim: "a", quantity: "9", at: "2026-03-31T20:59:59Z" })).toBe("5");
    expect(freeOf({ sim: "b", quantity: "9", at: "2026-03-31T21:00:00Z" })).toBe("5");
    expect(freeOf({ sim: "a", quantity: "9", at: "2026-03-01T00:00:00Z" })).toBe("0");
  });
});

/** The same by whole numbers, told without any of the engine's words. */
function naively(
  { whole, cap }: { readonly whole: number; readonly cap: number },
  uses: readonly (readonly [sim: string, quantity: number])[],
) {
  let poured = 0;
  const had: Record<string, number> = {};
  return uses.map(([sim, quantity]) => {
    let got = 0;
    while (got < quantity && poured < whole && (had[sim] ?? 0) < cap) {
      got += 1;
      poured += 1;
      had[sim] = (had[sim] ?? 0) + 1;
    }
    return got;
  });
}

const SIMS = ["a", "b", "c"] as const;
const uses = fc.array(fc.tuple(fc.constantFrom(...SIMS), fc.integer({ min: 0, max: 12 })), { maxLength: 20 });

test("unit by unit it comes to the same, whatever is used", () => {
  fc.assert(
    fc.property(uses, fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 0, max: 15 })), (used, whole, cap) => {
      const { freeOf } = organisation([allowance(String(whole), { cap: cap === null ? null : String(cap) })]);
      const free = used.map(([sim, quantity]) => Number(freeOf({ sim, quantity: String(quantity) })));
      expect(free).toEqual(naively({ whole, cap: cap ?? Number.POSITIVE_INFINITY }, used));
    }),
  );
});

/** Thousandths, so that sums are of decimals that do not fit a binary fraction. */
const thousandths = (count: number): string => `${Math.trunc(count / 1000)}.${String(count % 1000).padStart(3, "0")}`;

test("the order of usage never changes what the allowance gave; no SIM had more than its cap, and all no more than there was", () => {
  const some = fc.array(fc.tuple(fc.constantFrom(...SIMS), fc.integer({ min: 1, max: 9999 })), { minLength: 1, maxLength: 12 });
  const order = some.chain((used) => fc.tuple(fc.constant(used), fc.shuffledSubarray(used, { minLength: used.length })));
  fc.assert(
    fc.property(order, fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 12_000 }), ([used, shuffled], whole, cap) => {
      const terms = allowance(thousandths(whole), { cap: thousandths(cap) });
      const sums = [used, shuffled].map((list) => {
        const { use } = organisation([terms]);
        const bySim = new Map<string, Decimal>();
        for (const [sim, quantity] of list) {
          bySim.set(sim, addDecimals(bySim.get(sim) ?? ZERO, use({ sim, quantity: thousandths(quantity) }).free));
        }
        for (const had of bySim.values()) expect(compareDecimals(had, decimal(thousandths(cap)))).toBeLessThanOrEqual(0);
        return [...bySim.values()].reduce(addDecimals, ZERO);
      });
      const [first = ZERO, second = ZERO] = sums;
      expect(compareDecimals(first, second)).toBe(0);
      expect(compareDecimals(first, decimal(thousandths(whole)))).toBeLessThanOrEqual(0);
    }),
  );
});
