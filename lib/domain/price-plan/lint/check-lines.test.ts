import { describe, expect, test } from "vitest";
import { ALL_DAYS, findingsOf, rateOf } from "./testing/lint-sheet.ts";

const ZONES = {
  "5G": { all: [{ attribute: "network", is: "5G" }] },
  "NOT-5G": { all: [{ attribute: "network", isNot: "5G" }] },
  MOBILE: { all: [{ attribute: "network", in: ["4G", "5G"] }] },
  BOTH: {
    all: [
      { attribute: "network", is: "4G" },
      { attribute: "network", is: "5G" },
    ],
  },
  TABLET: { all: [{ attribute: "device", is: "tablet" }] },
  "TABLET-5G": {
    all: [
      { attribute: "device", is: "tablet" },
      { attribute: "network", is: "5G" },
    ],
  },
  SLOW: { all: [{ attribute: "mbps", between: ["0", "10"] }] },
  FAST: { all: [{ attribute: "mbps", between: ["11", "1000"] }] },
  MIDDLE: { all: [{ attribute: "mbps", between: ["5", "15"] }] },
  CYPRUS: { all: [{ attribute: "to", startsWith: "357" }] },
  MOBILES: { all: [{ attribute: "to", startsWith: ["3579", "35799"] }] },
};
const week = (windows: readonly object[], dates: readonly object[] = []) => ({ timeZone: "Europe/Nicosia", windows, dates });
const TIME_MODELS = {
  MONDAY: week([{ days: ["mon"], from: "07:00", to: "12:00" }]),
  TOMORROW: week([], [{ date: "2026-11-23", windows: [{ from: "06:00", to: "12:00" }] }]),
  MORNING: week([{ days: ["mon", "tue"], from: "06:00", to: "08:00" }]),
  NIGHT: week([{ days: ["mon"], from: "22:00", to: "07:00" }]),
  DAY: week([{ days: ALL_DAYS, from: "07:00", to: "22:00" }]),
  "NOT-DAY": week([{ days: ALL_DAYS, from: "22:00", to: "07:00" }]),
  LONDON: { timeZone: "Europe/London", windows: [{ days: ["tue"], from: "22:00", to: "24:00" }] },
  ALWAYS: week([{ days: ALL_DAYS, from: "00:00", to: "24:00" }]),
  "ALWAYS-BUT-CHRISTMAS": week([{ days: ALL_DAYS, from: "00:00", to: "24:00" }], [{ date: "2026-12-25", yearly: true, windows: [] }]),
  NEVER: week([]),
  CHRISTMAS: week([], [{ date: "2026-12-25", windows: [{ from: "10:00", to: "12:00" }] }]),
  SKIPPED: week([], [{ date: "2027-03-28", windows: [{ from: "03:00", to: "04:00" }] }]),
  "SKIPPED-ON-SUNDAYS": week([{ days: ["sun"], from: "03:00", to: "04:00" }]),
};
const choice = (values: string) => ({ type: "choice", values });
const TYPES = {
  udrTypes: {
    FILM: { unit: "film", unitDecimals: 0, attributes: { device: choice("DEVICE"), network: choice("NETWORK") } },
    DATA: {
      unit: "MB",
      unitDecimals: 3,
      attributes: { network: { ...choice("NETWORK"), mandatory: true }, mbps: { type: "integer", mandatory: true }, to: { type: "text" } },
    },
    STREAM: { unit: "MB", unitDecimals: 3, attributes: { mbps: { type: "decimal", mandatory: true } } },
    CALL: { unit: "s", unitDecimals: 0, attributes: { to: { type: "text", mandatory: true, format: "35799\\d{6}" } } },
  },
  valueLists: { DEVICE: [{ value: "tv" }, { value: "tablet" }], NETWORK: [{ value: "4G" }, { value: "5G" }] },
};

type Tiers = Parameters<typeof rateOf>[0];

/** What the linter says of the lines of one rate, for usage of that UDR type. */
function linesOf(tiered: Tiers, udrType: string | null): readonly string[] {
  const product = { productType: "PPV-MOVIE", taxRate: "10", ...(udrType === null ? {} : { udrType }) };
  const found = findingsOf({
    rates: [rateOf(tiered)],
    zones: ZONES,
    timeModels: TIME_MODELS,
    products: { LOTR1: product },
    ...(udrType === null ? {} : TYPES),
  });
  return found.filter((line) => / never | is never reached| holds too|More levels|Nobody/.test(line) && line.includes(" rates["));
}

const at = (level: number, conditions: object) => ({ level, ...conditions });

describe("levels that never win", () => {
  test.each<[string, string | null, Tiers, readonly string[]]>([
    ["none", null, [at(1, { zone: "5G" })], []],
    [
      "the same zone twice",
      null,
      [at(1, { zone: "5G" }), at(2, { zone: "5G" })],
      ["error rates[0].tiered[1]: Level 2 never wins: wherever it holds, level 1 (zone 5G) does too."],
    ],
    [
      "a zone inside a lower level's, whatever the order they are written in",
      null,
      [at(7, { zone: "TABLET-5G" }), at(3, { zone: "MOBILE" })],
      ["error rates[0].tiered[0]: Level 7 never wins: wherever it holds, level 3 (zone MOBILE) does too."],
    ],
    [
      "a zone that two others cover between them",
      "DATA",
      [at(1, { zone: "SLOW" }), at(2, { zone: "FAST" }), at(3, { zone: "MIDDLE" })],
      ["error rates[0].tiered[2]: Level 3 never wins: wherever it holds, level 1 (zone SLOW) or level 2 (zone FAST) does too."],
    ],
    [
      "but not where a decimal lies between them",
      "STREAM",
      [at(1, { zone: "SLOW" }), at(2, { zone: "FAST" }), at(3, { zone: "MIDDLE" })],
      [
        "note rates[0].tiered[2]: Level 1 wins where level 3 holds too: mbps 5.",
        "note rates[0].tiered[2]: Level 2 wins where level 3 holds too: mbps 11.",
      ],
    ],
    [
      "a beginning inside a beginning",
      "DATA",
      [at(1, { zone: "CYPRUS" }), at(2, { zone: "MOBILES" })],
      ["error rates[0].tiered[1]: Level 2 never wins: wherever it holds, level 1 (zone CYPRUS) does too."],
    ],
    [
      "a beginning that the format never has otherwise",
      "CALL",
      [at(1, { zone: "MOBILES" }), at(2, { zone: "CYPRUS" })],
      [
        "error rates[0].tiered[1]: Level 2 never wins: wherever it holds, level 1 (zone MOBILES) does too.",
        "note rates[0].base: The base is never reached: level 1 (zone MOBILES) holds for any usage at any time.",
      ],
    ],
    [
      "a zone that contradicts itself",
      null,
      [at(1, { zone: "BOTH" })],
      ["error rates[0].tiered[0].zone: Level 1 never wins: no usage can be in the zone BOTH, where network is 4G and network is 5G."],
    ],
    [
      "a zone of an attribute that the UDR type does not have",
      "FILM",
      [at(1, { zone: "FAST" }), at(2, { zone: "TABLET-5G" })],
      [
        "error rates[0].tiered[0].zone: Level 1 never wins: no usage of UDR type FILM can be in the zone FAST, where mbps is between 11 and 1000.",
      ],
    ],
    [
      "a model without times",
      null,
      [at(1, { timeModel: "NEVER" })],
      ["error rates[0].tiered[0].timeModel: Level 1 never wins: the date/time model NEVER holds at no time."],
    ],
    [
      "a model whose only hour the clocks skip",
      null,
      [at(1, { timeModel: "SKIPPED" })],
      ["error rates[0].tiered[0].timeModel: Level 1 never wins: the date/time model SKIPPED holds at no time."],
    ],
    ["but not one whose hour they skip once a year", null, [at(1, { timeModel: "SKIPPED-ON-SUNDAYS" })], []],
    ["nor one of a single date", null, [at(1, { timeModel: "CHRISTMAS" })], []],
    [
      "times that two models cover between them, and the base with them",
      null,
      [at(1, { timeModel: "DAY" }), at(2, { timeModel: "NOT-DAY" }), at(3, { timeModel: "MORNING" })],
      [
        "error rates[0].tiered[2]: Level 3 never wins: wherever it holds, level 1 (DAY) or level 2 (NOT-DAY) does too.",
        "note rates[0].base: The base is never reached: level 1 (DAY) or level 2 (NOT-DAY) holds for any usage at any time.",
      ],
    ],
    [
      "a zone at times that are covered",
      null,
      [at(1, { timeModel: "ALWAYS" }), at(2, { zone: "5G" })],
      [
        "error rates[0].tiered[1]: Level 2 never wins: wherever it holds, level 1 (ALWAYS) does too.",
        "note rates[0].base: The base is never reached: level 1 (ALWAYS) holds for any usage at any time.",
      ],
    ],
    [
      "but not where an exception leaves a day open",
      null,
      [at(1, { timeModel: "ALWAYS-BUT-CHRISTMAS" }), at(2, { timeModel: "DAY" })],
      ["note rates[0].tiered[1]: Level 1 wins where level 2 holds too: Sun 07:00 to 22:00."],
    ],
    [
      "everything above a level without a condition, of which a warning tells already that the base never holds",
      null,
      [at(1, {}), at(2, { zone: "5G" })],
      ["error rates[0].tiered[1]: Level 2 never wins: wherever it holds, level 1 (no condition) does too."],
    ],
  ])("%s (%s)", (_, udrType, tiered, expected) => {
    expect(linesOf(tiered, udrType)).toEqual(expected);
  });
});

describe("the base", () => {
  test.each<[string, string | null, Tiers, readonly string[]]>([
    [
      "is never reached when a mandatory attribute has no other value",
      "DATA",
      [at(1, { zone: "5G" }), at(2, { zone: "NOT-5G" })],
      ["note rates[0].base: The base is never reached: level 1 (zone 5G) or level 2 (zone NOT-5G) holds for any usage at any time."],
    ],
    ["is reached by usage that does not say", "FILM", [at(1, { zone: "5G" }), at(2, { zone: "NOT-5G" })], []],
  ])("%s (%s)", (_, udrType, tiered, expected) => {
    expect(linesOf(tiered, udrType)).toEqual(expected);
  });
});

describe("levels that hold together", () => {
  test.each<[string, Tiers, readonly string[]]>([
    [
      "in a zone and at a time",
      [at(1, { zone: "5G" }), at(2, { timeModel: "MORNING" })],
      ["note rates[0].tiered[1]: Level 1 wins where level 2 holds too: Mon 06:00 to 08:00, network 5G."],
    ],
    [
      "in the hours that two models share, over midnight",
      [at(1, { timeModel: "MORNING" }), at(2, { timeModel: "NIGHT" })],
      ["note rates[0].tiered[1]: Level 1 wins where level 2 holds too: Tue 06:00 to 07:00."],
    ],
    [
      "in hours of another zone, told by the plan's clock",
      [at(1, { timeModel: "LONDON" }), at(2, { timeModel: "NOT-DAY" })],
      ["note rates[0].tiered[1]: Level 1 wins where level 2 holds too: Wed 00:00 to 02:00."],
    ],
    [
      "on a date",
      [at(1, { timeModel: "CHRISTMAS" }), at(2, { zone: "5G" })],
      ["note rates[0].tiered[1]: Level 1 wins where level 2 holds too: Fri 2026-12-25 10:00 to 12:00, network 5G."],
    ],
    [
      "where the lowest does not",
      [at(1, { timeModel: "NIGHT" }), at(2, { zone: "5G" }), at(3, { timeModel: "MORNING", zone: "MOBILE" })],
      [
        "note rates[0].tiered[1]: Level 1 wins where level 2 holds too: Mon 22:00 to Tue 07:00, network 5G.",
        "note rates[0].tiered[2]: Level 1 wins where level 3 holds too: Tue 06:00 to 07:00, network 5G.",
        "note rates[0].tiered[2]: Level 2 wins where level 3 holds too: Mon 06:00 to 08:00, network 5G.",
      ],
    ],
    [
      "told of an ordinary day rather than of the next",
      [at(1, { timeModel: "MONDAY" }), at(2, { zone: "5G" }), at(3, { timeModel: "TOMORROW", zone: "TABLET" })],
      [
        "note rates[0].tiered[1]: Level 1 wins where level 2 holds too: Mon 07:00 to 12:00, network 5G.",
        "note rates[0].tiered[2]: Level 1 wins where level 3 holds too: Mon 2026-11-23 07:00 to 12:00, device tablet.",
        "note rates[0].tiered[2]: Level 2 wins where level 3 holds too: Mon 2026-11-23 06:00 to 07:00, network 5G, device tablet.",
      ],
    ],
    [
      "only as long as no lower level does",
      [at(1, { timeModel: "MORNING" }), at(2, { timeModel: "MONDAY" }), at(3, { zone: "5G" })],
      [
        "note rates[0].tiered[1]: Level 1 wins where level 2 holds too: Mon 07:00 to 08:00.",
        "note rates[0].tiered[2]: Level 1 wins where level 3 holds too: Mon 06:00 to 08:00, network 5G.",
        "note rates[0].tiered[2]: Level 2 wins where level 3 holds too: Mon 08:00 to 12:00, network 5G.",
      ],
    ],
    [
      "all the time when the lower level is in another zone",
      [at(1, { timeModel: "MORNING", zone: "TABLET" }), at(2, { timeModel: "MONDAY" }), at(3, { zone: "5G" })],
      [
        "note rates[0].tiered[1]: Level 1 wins where level 2 holds too: Mon 07:00 to 08:00, device tablet.",
        "note rates[0].tiered[2]: Level 1 wins where level 3 holds too: Mon 06:00 to 08:00, network 5G, device tablet.",
        "note rates[0].tiered[2]: Level 2 wins where level 3 holds too: Mon 07:00 to 12:00, network 5G.",
      ],
    ],
    [
      "at any time",
      [at(1, { zone: "5G" }), at(2, { zone: "TABLET" })],
      ["note rates[0].tiered[1]: Level 1 wins where level 2 holds too: network 5G, device tablet."],
    ],
    ["nowhere", [at(1, { zone: "5G" }), at(2, { zone: "NOT-5G" })], []],
  ])("%s", (_, tiered, expected) => {
    expect(linesOf(tiered, null)).toEqual(expected);
  });

  test("are told of so often and no more", () => {
    const tiered = Array.from({ length: 9 }, (_, index) => ({ level: index + 1, zone: `Z${index}` }));
    const zones = Object.fromEntries(tiered.map(({ zone }) => [zone, { all: [{ attribute: zone, is: "x" }] }]));
    const notes = findingsOf({ rates: [rateOf(tiered)], zones });
    expect(notes.filter((line) => line.includes("holds too"))).toHaveLength(20);
    expect(notes.at(-1)).toBe("note rates[0].tiered: More levels hold together than are listed here. The lowest wins.");
  });
});
