import { describe, expect, test } from "vitest";
import { bucketInWords, hourInWords, lineInWords, secondsInWords } from "./backtest-words.ts";
import { CHANGE_STEPS } from "./tally.ts";

describe("a backtest in words", () => {
  test.each([
    { hour: 0, words: "Monday, 00:00 to 01:00" },
    { hour: 23, words: "Monday, 23:00 to 24:00" },
    { hour: 24, words: "Tuesday, 00:00 to 01:00" },
    { hour: 167, words: "Sunday, 23:00 to 24:00" },
  ])("hour $hour is $words", ({ hour, words }) => {
    expect(hourInWords(hour)).toBe(words);
  });

  test("a line by its rate, its level and what that asks for", () => {
    const timeModel = { code: "OFF", name: "PPV off-peak" };
    const zone = { code: "5G", name: "5G" };
    expect(lineInWords({ rate: "movies", level: null, zone: null, timeModel: null })).toBe("movies, base");
    expect(lineInWords({ rate: "movies", level: 1, zone: null, timeModel })).toBe("movies, level 1: PPV off-peak");
    expect(lineInWords({ rate: "data", level: 2, zone, timeModel })).toBe("data, level 2: PPV off-peak, 5G");
    expect(lineInWords({ rate: "data", level: 3, zone: null, timeModel: null })).toBe("data, level 3");
  });

  test("the steps of change, from the greatest fall to the greatest rise", () => {
    const bounds = [null, ...CHANGE_STEPS, null];
    const words = bounds.slice(1).map((to, index) => bucketInWords({ from: bounds[index] ?? null, to }));
    expect(words).toEqual([
      "over 20 % less",
      "10 to 20 % less",
      "5 to 10 % less",
      "up to 5 % less",
      "up to 5 % more",
      "5 to 10 % more",
      "10 to 20 % more",
      "over 20 % more",
    ]);
  });

  test.each([
    { seconds: 0.2, words: "a second" },
    { seconds: 1.4, words: "2 seconds" },
    { seconds: 89, words: "89 seconds" },
    { seconds: 90, words: "2 minutes" },
    { seconds: 3000, words: "50 minutes" },
    { seconds: 7200, words: "2 hours" },
  ])("$seconds s is $words", ({ seconds, words }) => {
    expect(secondsInWords(seconds)).toBe(words);
  });
});
