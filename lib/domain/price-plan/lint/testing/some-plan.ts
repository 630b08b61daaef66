import fc from "fast-check";
import { ALL_DAYS } from "./lint-sheet.ts";

/** Values to try by brute force: everything that the conditions below can tell apart, and more. `null` is the lack of one. */
export const VALUES = {
  network: ["3G", "4G", "5G", null],
  mbps: ["0", "1", "2", "3", "4", "5", "6", "7", "12", null],
  dialled: ["1", "12", "123", "124", "13", "2", "21", "3", "other", null],
} as const;

export type Attribute = keyof typeof VALUES;

const network = fc.oneof(
  fc.constantFrom("3G", "4G", "5G").map((is) => ({ attribute: "network", is })),
  fc.constantFrom("3G", "4G", "5G").map((isNot) => ({ attribute: "network", isNot })),
  fc.subarray(["3G", "4G", "5G"], { minLength: 1 }).map((values) => ({ attribute: "network", in: values })),
);

const speed = fc.integer({ min: 0, max: 6 });
const mbps = fc.oneof(
  fc.tuple(speed, speed).map((ends) => ({ attribute: "mbps", between: [...ends].sort((left, right) => left - right).map(String) })),
  speed.map((is) => ({ attribute: "mbps", is: String(is) })),
  speed.map((isNot) => ({ attribute: "mbps", isNot: String(isNot) })),
);

const beginning = fc.constantFrom("1", "12", "13", "2");
const dialled = fc.oneof(
  fc.uniqueArray(beginning, { minLength: 1, maxLength: 2 }).map((startsWith) => ({ attribute: "dialled", startsWith })),
  fc.constantFrom("1", "12", "21").map((is) => ({ attribute: "dialled", is })),
  fc.constantFrom("12", "3").map((isNot) => ({ attribute: "dialled", isNot })),
);

export const someZone = fc.array(fc.oneof(network, mbps, dialled), { minLength: 1, maxLength: 3 }).map((all) => ({ all }));

const hour = fc.integer({ min: 0, max: 23 }).map((each) => `${String(each).padStart(2, "0")}:00`);
const endHour = fc.integer({ min: 1, max: 24 }).map((each) => `${String(each).padStart(2, "0")}:00`);
const times = fc.oneof(
  fc.constant({ from: "00:00", to: "24:00" }),
  fc.record({ from: hour, to: endHour }).filter(({ from, to }) => from !== to),
);
const days = fc.oneof(fc.constant(ALL_DAYS), fc.subarray(ALL_DAYS, { minLength: 1 }));
const weekWindow = fc.tuple(days, times).map(([chosen, window]) => ({ days: chosen, ...window }));

/** On a Thursday and on a Friday of the week after next. */
const exceptions = fc
  .subarray(["2026-12-03", "2026-12-04"])
  .chain((dates) => fc.tuple(...dates.map((date) => fc.array(times, { maxLength: 1 }).map((windows) => ({ date, windows })))));

export const someTimeModel = fc.record({
  timeZone: fc.constantFrom("Europe/Nicosia", "Europe/Nicosia", "UTC", "Asia/Kolkata"),
  windows: fc.array(weekWindow, { maxLength: 2 }),
  dates: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: exceptions }),
});

/** What usage may hold: attributes may be mandatory. Null: nobody says. */
export const someUdrType = fc.option(
  fc.record({ network: fc.boolean(), mbps: fc.boolean(), dialled: fc.boolean() }).map((mandatory) => ({
    unit: "MB",
    unitDecimals: 3,
    attributes: {
      network: { type: "choice", values: "NETWORK", mandatory: mandatory.network },
      mbps: { type: "integer", mandatory: mandatory.mbps },
      dialled: { type: "text", mandatory: mandatory.dialled },
    },
  })),
  { freq: 4 },
);

const tier = fc
  .record({ zone: fc.option(fc.constantFrom("A", "B", "C")), timeModel: fc.option(fc.constantFrom("S", "T")) })
  .map(({ zone, timeModel }) => ({ ...(zone === null ? {} : { zone }), ...(timeModel === null ? {} : { timeModel }) }));

/** Two to four levels over three zones and two time models. */
export const somePlan = fc.record({
  tiered: fc.array(tier, { minLength: 2, maxLength: 4 }).map((tiers) => tiers.map((each, index) => ({ level: index + 1, ...each }))),
  zones: fc.record({ A: someZone, B: someZone, C: someZone }),
  timeModels: fc.record({ S: someTimeModel, T: someTimeModel }),
  udrType: someUdrType,
});

export type SomePlan = typeof somePlan extends fc.Arbitrary<infer Plan> ? Plan : never;
