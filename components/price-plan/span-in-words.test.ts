import { expect, it } from "vitest";
import { spanInWords } from "./span-in-words.ts";

const MINUTE = 60_000;
it.each([
  [0, "in less than a minute"],
  [-1, "just now"],
  [15 * MINUTE, "in 15 min"],
  [-40 * MINUTE, "40 min ago"],
  [150 * MINUTE, "in 2 h 30 min"],
  [6 * 60 * MINUTE + 59 * MINUTE, "in 6 h"],
  [47 * 60 * MINUTE, "in 47 h"],
  [12.5 * 24 * 60 * MINUTE, "in 12 days"],
])("%d ms ahead is %s", (millis, words) => {
  expect(spanInWords(1_000_000_000_000, 1_000_000_000_000 + millis)).toBe(words);
});
