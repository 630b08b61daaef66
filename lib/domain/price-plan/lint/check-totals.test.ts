import { expect, test } from "vitest";
import { findingsOf, rateOf } from "./testing/lint-sheet.ts";

type Band = readonly [upTo: string | null, price: string, flat?: string];

const charge = (kind: string, bands: readonly Band[], limits: object = {}) => ({
  charge: kind,
  bands: bands.map(([upTo, price, flat]) => ({ upTo, price, ...(flat === undefined ? {} : { flat }) })),
  ...limits,
});
const falls = (bands: readonly Band[], limits: object = {}) => charge("volume", bands, limits);
const DEGRESSIVE: readonly Band[] = [
  ["10", "5"],
  ["100", "4"],
  [null, "3.5"],
];

function totalsOf(rate: object, unitDecimals: number | null = null): readonly string[] {
  const types = {
    udrTypes: { LINE: { unit: "h", unitDecimals: unitDecimals ?? 0 } },
    products: { LOTR1: { productType: "PPV-MOVIE", taxRate: "10", udrType: "LINE" } },
  };
  return findingsOf({ rates: [rate], ...(unitDecimals === null ? {} : types) });
}

test.each<[string, object, number | null, readonly string[]]>([
  [
    "fall at two edges",
    falls(DEGRESSIVE),
    null,
    [
      "warning rates[0].base.bands[1]: Above 10 the total falls as usage rises: 10 cost 50 EUR, 10.000001 cost 40.000004 EUR, which is 9.999996 less.",
      "warning rates[0].base.bands[2]: Above 100 the total falls as usage rises: 100 cost 400 EUR, 100.000001 cost 350.0000035 EUR, which is 49.9999965 less.",
    ],
  ],
  [
    "fall for whole units",
    falls([
      ["10", "5"],
      [null, "4"],
    ]),
    0,
    ["warning rates[0].base.bands[1]: Above 10 the total falls as usage rises: 10 cost 50 EUR, 11 cost 44 EUR, which is 6 less."],
  ],
  [
    "do not fall for whole units",
    falls([
      ["10", "5"],
      [null, "4.6"],
    ]),
    0,
    [],
  ],
  [
    "fall only for tenths",
    falls([
      ["10", "5"],
      [null, "4.6"],
    ]),
    1,
    ["warning rates[0].base.bands[1]: Above 10 the total falls as usage rises: 10 cost 50 EUR, 10.1 cost 46.46 EUR, which is 3.54 less."],
  ],
  [
    "do not fall where a flat amount makes up for it",
    falls([
      ["10", "5"],
      [null, "4", "10"],
    ]),
    null,
    [],
  ],
  [
    "do not fall below the minimum",
    falls(
      [
        ["10", "5"],
        [null, "4"],
      ],
      { minimum: "60" },
    ),
    null,
    [],
  ],
  [
    "fall below the maximum",
    falls(
      [
        ["10", "5"],
        [null, "4"],
      ],
      { maximum: "45" },
    ),
    null,
    [
      "warning rates[0].base.bands[1]: Above 10 the total falls as usage rises: 10 cost 45 EUR, 10.000001 cost 40.000004 EUR, which is 4.999996 less.",
    ],
  ],
  [
    "rise",
    falls([
      ["10", "4"],
      [null, "5"],
    ]),
    null,
    [],
  ],
  [
    "stay",
    falls([
      ["10", "0", "5"],
      [null, "0", "5"],
    ]),
    null,
    [],
  ],
  ["of a graduated charge never fall", charge("graduated", DEGRESSIVE), null, []],
])("totals %s", (_, base, unitDecimals, expected) => {
  expect(totalsOf(rateOf([], { base }), unitDecimals)).toEqual(expected);
});

test("totals of a level, and of a rate that counts usage together", () => {
  const zones = { "5G": { all: [{ attribute: "network", is: "5G" }] } };
  const rates = [
    rateOf(
      [
        {
          level: 1,
          zone: "5G",
          charge: falls([
            ["1", "5"],
            [null, "4"],
          ]),
        },
      ],
      { scope: "period" },
    ),
  ];
  expect(findingsOf({ rates, zones })).toEqual([
    "warning rates[0].tiered[0].charge.bands[1]: Above 1 the total falls as usage rises: 1 cost 5 EUR, 1.000001 cost 4.000004 EUR, which is 0.999996 less.",
  ]);
});
