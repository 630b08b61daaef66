import fc from "fast-check";
import type { Condition, DatedWindows, TimeModel, TimeWindow, WeekWindow, Zone } from "../../rate-book.ts";
import { plusDays } from "./wall-clock.ts";

/** Cairo changes its clocks at midnight, Lord Howe by half an hour, and Apia once left out a day. */
const ODD_ZONES = ["Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia"];
export const someTimeZone = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("UTC", "Europe/Nicosia", "America/New_York", "Asia/Kolkata") },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_ZONES) },
);

const EDGES = ["00:00", "00:01", "02:00", "02:30", "03:00", "03:30", "04:00", "07:00", "12:00", "18:30", "22:00", "23:59"];
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const timeWindow: fc.Arbitrary<TimeWindow> = fc
  .record({ from: fc.constantFrom(...EDGES), to: fc.constantFrom(...EDGES.slice(1), "24:00") })
  .filter(({ from, to }) => from !== to);

const days = fc.oneof({ weight: 2, arbitrary: fc.constant(DAYS) }, { weight: 1, arbitrary: fc.subarray([...DAYS], { minLength: 1 }) });
const weekWindow: fc.Arbitrary<WeekWindow> = fc.tuple(timeWindow, days).map(([window, on]) => ({ ...window, days: on }));

/** At most one exception of each kind, so that two of one kind never meet. What returns every year was written in a leap year. */
function dated(around: string): fc.Arbitrary<readonly DatedWindows[]> {
  const members = fc.record({
    day: fc.integer({ min: -2, max: 2 }),
    lasts: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
    windows: fc.array(timeWindow, { maxLength: 2 }),
  });
  const written = (day: string) =>
    members.map(({ day: after, lasts, windows }) => {
      const date = plusDays(day, after);
      return { date, windows, ...(lasts !== null && { until: plusDays(date, lasts) }) };
    });
  const yearly = written(`2020${around.slice(4)}`).map((one) => ({ ...one, yearly: true }));
  return fc.tuple(fc.option(written(around), { freq: 2 }), fc.option(yearly, { freq: 2 })).map((both) => both.flatMap((one) => one ?? []));
}

export function someTimeModel(around: string): fc.Arbitrary<TimeModel> {
  return fc.record({
    timeZone: someTimeZone,
    windows: fc.array(weekWindow, { minLength: 1, maxLength: 3 }),
    dates: dated(around),
  });
}

const network = { attribute: fc.constant("network") };
const amount = { attribute: fc.constant("amount") };
const started = { attribute: fc.constant("started") };
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ ...network, is: fc.constantFrom("5G", "4G") }),
  fc.record({ ...network, isNot: fc.constantFrom("5G", "4G") }),
  fc.record({ ...network, in: fc.constantFrom("5G", ["5G", "4G"], ["3G"], []) }),
  fc.record({ ...network, startsWith: fc.constantFrom("5", ["4", "5G-"], "") }),
  fc.record({ ...network, isUnder: fc.constant("5G"), values: fc.constant(["5G", "5G-SA"]) }),
  fc.record({ ...amount, between: fc.constantFrom(["5", "15.50"] as const, ["0", "1"] as const, ["10", "10.0"] as const) }),
  fc.record({ ...amount, as: fc.constant("decimal"), is: fc.constantFrom("10.00", "12.34") }),
  fc.record({ ...amount, as: fc.constant("decimal"), isNot: fc.constantFrom("10.00", "12.34") }),
  fc.record({ ...started, as: fc.constant("instant"), is: fc.constant("2026-06-01T00:00:00Z") }),
  fc.record({ ...started, as: fc.constant("instant"), between: fc.constant(["2026-06-01T00:00:00Z", "2026-06-01T12:00:00Z"] as const) }),
  fc.record({ attribute: fc.constantFrom("constructor", "title"), isNot: fc.constant("x") }),
);

export const someZone: fc.Arbitrary<Zone> = fc.record({ all: fc.array(condition, { minLength: 1, maxLength: 2 }) });
