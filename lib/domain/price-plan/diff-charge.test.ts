import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { diffCharge, type Place } from "./diff-charge.ts";

const PLACE: Place = { path: "rates.data.base", label: "data, base", rateKey: "data", line: "base" };
const EUROS = { before: "EUR", after: "EUR" };

/** "path [label] before → after (figures)" below the charge. */
function diff(was: Charge, is: Charge): readonly string[] {
  return diffCharge({ was, is }, PLACE, EUROS).map(({ path, label, before, after, part }) => {
    const figures = part?.figures ? ` (${part.figures.before} to ${part.figures.after})` : "";
    return `${path.slice(PLACE.path.length + 1)} [${label.slice(PLACE.label.length + 2)}] ${before} → ${after}${figures}`;
  });
}

const BANDS = [
  { upTo: "10", price: "0.10", flat: "1.00" },
  { upTo: "20", price: "0.08" },
  { upTo: null, price: "0.05" },
] as const;
const [TEN, TWENTY, REST] = BANDS;
const graduated = (...bands: readonly { readonly upTo: string | null; readonly price?: string; readonly flat?: string }[]): Charge => ({
  charge: "graduated",
  bands,
});
const CALL: Charge = {
  charge: "stepped",
  connectFee: "0.10",
  segments: [
    { from: "0", price: "0.06", per: "60", increment: "60" },
    { from: "180", price: "0.05", increment: "1" },
  ],
};
const CARD: Charge = { charge: "percentage", of: "amount", rate: "2.9", fixed: "0.30", freeUdrs: 10 };
const PACKS: Charge = { charge: "package", size: "10", price: "2.00", free: "5" };

describe("what changed in a charge of the same kind", () => {
  test.each<[string, Charge, Charge, readonly string[]]>([
    ["nothing", graduated(...BANDS), graduated(...BANDS), []],
    [
      "not zeros that may be left out",
      graduated(...BANDS),
      graduated({ upTo: "10.0", price: "0.1", flat: "1" }, { ...TWENTY, flat: "0.00" }, { upTo: null, price: "0.050" }),
      [],
    ],
    [
      "the price of a band",
      graduated(...BANDS),
      graduated(TEN, { ...TWENTY, price: "0.07" }, REST),
      ["up to 20.price [up to 20] €0.08 → €0.07 (0.08 to 0.07)"],
    ],
    [
      "the flat of a band",
      graduated(...BANDS),
      graduated({ ...TEN, flat: "2" }, TWENTY, REST),
      ["up to 10.flat [up to 10, flat] €1.00 → €2.00 (1.00 to 2)"],
    ],
    ["a flat more", graduated(...BANDS), graduated(TEN, TWENTY, { ...REST, flat: "2" }), ["beyond 20.flat [beyond 20, flat] null → €2.00"]],
    [
      "a flat less",
      graduated(...BANDS),
      graduated({ upTo: "10", price: "0.10" }, TWENTY, REST),
      ["up to 10.flat [up to 10, flat] €1.00 → null"],
    ],
    ["the end of a band", graduated(...BANDS), graduated(TEN, { ...TWENTY, upTo: "25" }, REST), ["up to 20.upTo [up to 20, end] 20 → 25"]],
    [
      "a band between",
      graduated(...BANDS),
      graduated(TEN, { upTo: "15", price: "0.09" }, TWENTY, REST),
      ["up to 15.price [up to 15] null → €0.09"],
    ],
    [
      "a band less",
      graduated(...BANDS),
      graduated(TEN, { upTo: null, price: "0.05" }),
      ["up to 20.price [up to 20] €0.08 → null", "beyond 20.price [beyond 20] €0.05 → null", "beyond 10.price [beyond 10] null → €0.05"],
    ],
    [
      "bands at all",
      graduated({ upTo: null, price: "1" }),
      graduated(TEN, { upTo: null, price: "1" }),
      [
        "all usage.price [all usage] €1.00 → null",
        "up to 10.price [up to 10] null → €0.10",
        "up to 10.flat [up to 10, flat] null → €1.00",
        "beyond 10.price [beyond 10] null → €1.00",
      ],
    ],
    [
      "everything of a call",
      CALL,
      {
        charge: "stepped",
        connectFee: "0.20",
        segments: [
          { from: "0", price: "0.07", per: "30", increment: "30" },
          { from: "300", price: "0.05", increment: "2" },
        ],
      },
      [
        "connectFee [connect fee] €0.10 → €0.20 (0.10 to 0.20)",
        "from 0.price [from 0] €0.06 → €0.07 (0.06 to 0.07)",
        "from 0.per [from 0, per] 60 → 30",
        "from 0.increment [from 0, increment] 60 → 30",
        "from 180.from [from 180, beginning] 180 → 300",
        "from 180.increment [from 180, increment] 1 → 2",
      ],
    ],
    [
      "everything of a package",
      PACKS,
      { charge: "package", size: "12", price: "1.50" },
      ["price [] €2.00 → €1.50 (2.00 to 1.50)", "size [size] 10 → 12", "free [free] 5 → null"],
    ],
    [
      "everything of a percentage",
      CARD,
      { charge: "percentage", of: "gross", rate: "3", freeUdrs: 0, freeAmount: "50" },
      [
        "rate [] 2.9 % → 3 % (2.9 to 3)",
        "of [of] amount → gross",
        "fixed [fixed] €0.30 → null",
        "freeUdrs [free UDRs] 10 → 0",
        "freeAmount [free amount] null → €50.00",
      ],
    ],
    [
      "everything of a cost with markup",
      { charge: "costPlus", of: "cost", markup: "20" },
      { charge: "costPlus", of: "wholesale", markup: "20.5" },
      ["markup [] 20 % → 20.5 % (20 to 20.5)", "of [of] cost → wholesale"],
    ],
    [
      "everything of a price per unit",
      { charge: "perUnit", price: "1", per: "1000", minimum: "1", maximum: "5" },
      { charge: "perUnit", price: "2", times: "mbps", minimum: "2", maximum: "6" },
      [
        "price [] €1.00 → €2.00 (1 to 2)",
        "per [per] 1000 → 1",
        "minimum [minimum] €1.00 → €2.00 (1 to 2)",
        "maximum [maximum] €5.00 → €6.00 (5 to 6)",
        "times [times] null → mbps",
      ],
    ],
  ])("%s", (_, was, is, expected) => {
    expect(diff(was, is)).toEqual(expected);
  });
});

test("another kind of charge is told as a whole", () => {
  const [change, ...others] = diffCharge({ was: { charge: "flat", amount: "3" }, is: { charge: "perUnit", price: "3" } }, PLACE, EUROS);
  expect(others).toEqual([]);
  expect(change).toMatchObject({ kind: "chargeChanged", path: "rates.data.base", before: "€3.00 flat", after: "€3.00" });
  expect(diffCharge({ was: graduated(...BANDS), is: { charge: "volume", bands: BANDS } }, PLACE, EUROS)).toHaveLength(1);
});

/** Whole numbers as texts, so that two of them are alike only where they are the same. */
const number = fc.integer({ min: 1, max: 4 }).map(String);
const band = fc.record({ price: number, flat: number }, { requiredKeys: ["price"] });
const bands = fc
  .array(band, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((each, index) => ({ ...each, upTo: index === all.length - 1 ? null : String(10 + index * 5) })));
const segments = fc
  .array(fc.record({ price: number, per: number, increment: number }), { minLength: 1, maxLength: 3 })
  .map((all) => all.map((each, index) => ({ ...each, from: String(index * 60) })));
const charge: fc.Arbitrary<Charge> = fc.oneof(
  fc.record({ charge: fc.constant("graduated" as const), bands }),
  fc.record({ charge: fc.constant("volume" as const), bands }),
  fc.record({ charge: fc.constant("stepped" as const), connectFee: number, segments }),
  fc.record({ charge: fc.constant("package" as const), size: number, price: number, free: number }),
  fc.record({ charge: fc.constant("percentage" as const), of: number, rate: number, fixed: number, freeUdrs: fc.nat(3) }),
  fc.record({ charge: fc.constant("perUnit" as const), price: number, minimum: number }, { requiredKeys: ["charge", "price"] }),
);

test("two charges differ in words exactly when they differ, and each change has a path of its own", () => {
  const property = fc.property(charge, charge, (was, is) => {
    const changes = diffCharge({ was, is }, PLACE, EUROS);
    expect(changes.length === 0).toBe(JSON.stringify(sorted(was)) === JSON.stringify(sorted(is)));
    expect(new Set(changes.map(({ path }) => path)).size).toBe(changes.length);
  });
  fc.assert(property, { numRuns: 5000 });
});

/** With the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [key, sorted(member)]);
  return Object.fromEntries(members.sort(([left], [right]) => (left < right ? -1 : 1)));
}
