import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAYS } from "./days.ts";
import { readRanges, readWindows, writeRanges, writeWindows } from "./window-text.ts";

const WEEKDAYS = DAYS.slice(0, 5);

describe("a list of windows, typed", () => {
  it.each([
    ["mon-fri 07:00-19:00", [{ days: WEEKDAYS, from: "07:00", to: "19:00" }]],
    ["sat,sun 00:00-24:00", [{ days: ["sat", "sun"], from: "00:00", to: "24:00" }]],
    ["daily 22:00-06:00", [{ days: DAYS, from: "22:00", to: "06:00" }]],
    ["22:00-06:00", [{ days: DAYS, from: "22:00", to: "06:00" }]],
    ["every day all day", [{ days: DAYS, from: "00:00", to: "24:00" }]],
    ["Weekends all day", [{ days: ["sat", "sun"], from: "00:00", to: "24:00" }]],
    ["weekdays 8:00 – 9:30", [{ days: WEEKDAYS, from: "08:00", to: "09:30" }]],
    ["Monday, wed  7:00-8:00", [{ days: ["mon", "wed"], from: "07:00", to: "08:00" }]],
    ["fri-mon 20:00-24:00", [{ days: ["mon", "fri", "sat", "sun"], from: "20:00", to: "24:00" }]],
    ["mon-wed,sun 00:01-07:00", [{ days: ["mon", "tue", "wed", "sun"], from: "00:01", to: "07:00" }]],
    [
      "mon-fri 07:00-12:00, 13:00-19:00;",
      [
        { days: WEEKDAYS, from: "07:00", to: "12:00" },
        { days: WEEKDAYS, from: "13:00", to: "19:00" },
      ],
    ],
    [
      "mon-fri 22:00-06:00\nsat,sun all day",
      [
        { days: WEEKDAYS, from: "22:00", to: "06:00" },
        { days: ["sat", "sun"], from: "00:00", to: "24:00" },
      ],
    ],
    ["none", []],
  ])("%s", (text, windows) => {
    expect(readWindows(text)).toEqual({ ok: true, value: windows });
  });

  it.each([
    ["", 'Write when it holds, such as "mon-fri 07:00-19:00", or "none".'],
    ["nights", '"nights" is not a day. Write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, or daily.'],
    ["mo-fr 07:00-19:00", '"mo-fr" is not a day. Write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, or daily.'],
    [
      "mon-tue-wed 07:00-08:00",
      '"mon-tue-wed" is not a day. Write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, or daily.',
    ],
    ["mon-fri", 'Write the hours after "mon-fri", such as "mon-fri 07:00-19:00" or "mon-fri all day".'],
    ["mon 7-19", '"7-19" lacks its minutes. Write 07:00-19:00.'],
    ["mon 07:00", '"07:00" is not a stretch of time. Write it as 07:00-19:00.'],
    ["mon 07:00-25:00", '"25:00" is not a time of day. Times go from 00:00 to 24:00.'],
    ["mon 07:60-09:00", '"07:60" is not a time of day. Times go from 00:00 to 24:00.'],
    ["mon 24:00-07:00", "A window begins before 24:00. Midnight at the start of a day is 00:00."],
    ["mon 07:00-07:00", 'A window cannot end when it begins, at 07:00. A whole day is 00:00-24:00, or "all day".'],
    ["mon 07:00-12:00, tue 13:00-14:00", 'Put a semicolon before "tue 13:00-14:00".'],
    [
      "mon 07:00-12:00; constructor 08:00-09:00",
      '"constructor" is not a day. Write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, or daily.',
    ],
  ])("%j is answered with what to write", (text, problem) => {
    expect(readWindows(text)).toEqual({ ok: false, refusal: problem });
  });
});

describe("a list of windows, written", () => {
  it.each([
    "none",
    "daily 00:01-07:00",
    "mon-fri 07:00-19:00; sat,sun 00:00-24:00",
    "mon-fri 07:00-12:00, 13:00-19:00",
    "mon,tue,fri-sun 22:00-06:00",
    "mon-wed,sat,sun 22:00-00:00",
  ])("%s", (text) => {
    const read = readWindows(text);
    expect(read.ok && writeWindows(read.value)).toBe(text);
  });

  it("is read back as what it was, whatever the windows", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const time = (at: number) => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
    const someWindow = fc
      .record({ days: fc.subarray([...DAYS], { minLength: 1 }), from: minute, to: fc.integer({ min: 0, max: 1440 }) })
      .filter(({ from, to }) => from !== to)
      .map(({ days, from, to }) => ({ days, from: time(from), to: time(to) }));
    fc.assert(
      fc.property(fc.array(someWindow, { maxLength: 6 }), (windows) => {
        expect(readWindows(writeWindows(windows))).toEqual({ ok: true, value: windows });
      }),
    );
  });
});

describe("the hours of a dated exception", () => {
  it.each([
    ["none", [], "none"],
    ["all day", [{ from: "00:00", to: "24:00" }], "00:00-24:00"],
    [
      "10:00-14:00, 22:00-02:00",
      [
        { from: "10:00", to: "14:00" },
        { from: "22:00", to: "02:00" },
      ],
      "10:00-14:00; 22:00-02:00",
    ],
  ])("%s", (text, ranges, written) => {
    expect(readRanges(text)).toEqual({ ok: true, value: ranges });
    expect(writeRanges(ranges)).toBe(written);
  });

  it.each([
    ["", 'Write the hours of that date, such as "10:00-14:00", "all day", or "none".'],
    ["closed", 'Put a semicolon before "closed".'],
  ])("%j is answered with what to write", (text, problem) => {
    expect(readRanges(text)).toEqual({ ok: false, refusal: problem });
  });
});
