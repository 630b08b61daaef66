import { expect, test } from "vitest";
import { fraction, fractionToString } from "../fraction.ts";
import { type Limits, limitsOf } from "./limits.ts";

test.each<[Limits, string, string]>([
  [{}, "-1", "-1"],
  [{ minimum: "1" }, "0.99", "1 minimum"],
  [{ minimum: "1" }, "1", "1"],
  [{ minimum: "1" }, "1.01", "1.01"],
  [{ maximum: "2" }, "2.01", "2 maximum"],
  [{ maximum: "2" }, "2", "2"],
  [{ minimum: "1", maximum: "2" }, "-5", "1 minimum"],
  [{ minimum: "1", maximum: "2" }, "1.5", "1.5"],
  [{ minimum: "1", maximum: "2" }, "5", "2 maximum"],
  [{ minimum: "0.3333" }, "1/3", "1/3"],
  [{ minimum: "0.3334" }, "1/3", "0.3334 minimum"],
  [{ maximum: "0.3333" }, "1/3", "0.3333 maximum"],
  [{ minimum: "0" }, "-0.5", "0 minimum"],
  // No document passes with these: the most has the last word, as it stands last in min(max(amount, minimum), maximum).
  [{ minimum: "3", maximum: "2" }, "1", "2 maximum"],
])("%j: %s becomes %s", (limits, amount, expected) => {
  const limited = limitsOf(limits)(fraction(amount));
  const text = fractionToString(limited.amount);
  expect(limited.limit === null ? text : `${text} ${limited.limit}`).toBe(expected);
});
