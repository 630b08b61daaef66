import { expect, it } from "vitest";
import { activityInWords } from "./activity-in-words.ts";
import { boundedCount } from "./home-view.ts";

it.each([
  ["udr.adjust", "Adjusted a UDR"],
  ["user.disable", "User: disable"],
  ["billingRun.resumeChunk", "Billing run: resume chunk"],
  ["seed", "Seed"],
])("%s → %s", (action, words) => {
  expect(activityInWords(action)).toBe(words);
});

it.each([
  [0, { count: 0, isMore: false }],
  [10, { count: 10, isMore: false }],
  [11, { count: 10, isMore: true }],
])("%i counted up to a bound of 10", (counted, expected) => {
  expect(boundedCount(counted, 10)).toEqual(expected);
});
