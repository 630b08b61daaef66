import { describe, expect, it } from "vitest";
import { instantToString } from "#lib/kernel/instant.ts";
import { clockChanges } from "./clock-changes.ts";
import { DAYS } from "./days.ts";
import { type TimeWindow, timeExceptions, timeWindows } from "./time-model.ts";
import { spansOn, weekSpans } from "./week-spans.ts";
import { exceptionInWords, windowInWords } from "./windows-in-words.ts";

const OFF_PEAK: TimeWindow = { days: [...DAYS], from: "00:01", to: "07:00" };
const WEEKEND_NIGHT: TimeWindow = { days: ["sat", "sun"], from: "22:00", to: "06:00" };

describe("windows in words", () => {
  it.each([
    [OFF_PEAK, "Every day 00:01–07:00, last minute 06:59"],
    [WEEKEND_NIGHT, "Saturday and Sunday 22:00–06:00 of the next day, last minute 05:59"],
    [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "24:00" }, "Monday to Friday 08:00–24:00, last minute 23:59"],
    [{ days: ["mon", "wed", "fri"], from: "00:00", to: "24:00" }, "Monday, Wednesday and Friday all day"],
    [{ days: ["sun"], from: "20:00", to: "00:00" }, "Sunday 20:00–00:00 of the next day, last minute 23:59"],
  ] as const)("%j", (window, words) => {
    expect(windowInWords({ ...window, days: [...window.days] })).toBe(words);
  });

  it("says which dates are different", () => {
    const [christmas, strike] = timeExceptions.parse([
      { date: "2026-12-25", until: "2026-12-26", yearly: true, windows: [{ from: "00:00", to: "24:00" }] },
      { date: "2026-11-02", windows: [] },
    ]);
    expect(christmas && exceptionInWords(christmas)).toEqual({ when: "25 December to 26 December, every year", what: "all day" });
    expect(strike && exceptionInWords(strike)).toEqual({ when: "2 November 2026", what: "The model does not hold" });
  });

  it("reads a window without days as every day, and refuses one that is none", () => {
    expect(timeWindows.parse([{ from: "00:01", to: "07:00" }])).toEqual([OFF_PEAK]);
    expect(timeWindows.safeParse([{ from: "24:00", to: "07:00" }]).success).toBe(false);
  });
});

describe("the week", () => {
  it("repeats a daily window on each day", () => {
    expect(weekSpans([OFF_PEAK])).toEqual(DAYS.map(() => [{ from: 1, to: 420 }]));
  });

  it("carries a window over midnight, also from Sunday to Monday", () => {
    const [monday, tuesday, , , , saturday, sunday] = weekSpans([WEEKEND_NIGHT]);
    expect(monday).toEqual([{ from: 0, to: 360 }]);
    expect(tuesday).toEqual([]);
    expect(saturday).toEqual([{ from: 1320, to: 1440 }]);
    expect(sunday).toEqual([
      { from: 0, to: 360 },
      { from: 1320, to: 1440 },
    ]);
  });

  it("joins windows that touch", () => {
    expect(weekSpans([OFF_PEAK, { days: ["mon"], from: "07:00", to: "09:00" }])[0]).toEqual([{ from: 1, to: 540 }]);
  });

  it("lets an exception replace its date and cut the tail of the day before", () => {
    const dates = timeExceptions.parse([{ date: "2026-11-22", windows: [{ from: "12:00", to: "13:00" }] }]);
    const model = { windows: [WEEKEND_NIGHT], dates };
    expect(spansOn(model, { year: 2026, month: 11, day: 22 })).toEqual([{ from: 720, to: 780 }]);
    expect(spansOn(model, { year: 2026, month: 11, day: 23 })).toEqual([]);
  });
});

describe("clock changes", () => {
  const year = (timeZone: string, windows: readonly TimeWindow[] = [OFF_PEAK]) =>
    clockChanges({ timeZone, windows, dates: [] }, 2026).map(({ at, title, effects }) => [instantToString(at), title, ...effects]);

  it("finds both changes in Nicosia and says what they do to the window", () => {
    expect(year("Europe/Nicosia")).toEqual([
      [
        "2026-03-29T01:00:00.000Z",
        "The clocks go forward: 03:00–04:00 does not exist",
        "The window 00:01–07:00 lasts 5 h 59 min that day instead of 6 h 59 min.",
      ],
      [
        "2026-10-25T01:00:00.000Z",
        "The clocks go back: 03:00–04:00 happens twice",
        "The window 00:01–07:00 lasts 7 h 59 min that day instead of 6 h 59 min.",
      ],
    ]);
  });

  it("finds the half hour of Lord Howe, and none in Kolkata", () => {
    expect(year("Australia/Lord_Howe").map(([, title]) => title)).toEqual([
      "The clocks go back: 01:30–02:00 happens twice",
      "The clocks go forward: 02:00–02:30 does not exist",
    ]);
    expect(year("Asia/Kolkata")).toEqual([]);
  });

  it("leaves a window alone that the change does not meet", () => {
    const [spring] = year("Europe/Nicosia", [{ days: [...DAYS], from: "08:00", to: "20:00" }]);
    expect(spring).toHaveLength(2);
  });
});
