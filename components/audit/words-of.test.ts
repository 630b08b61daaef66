import { expect, it } from "vitest";
import { wordsOf } from "./words-of.ts";

it.each([
  ["udr.setDirective", "UDR: set directive"],
  ["pricePlanDraft", "Price plan draft"],
  ["user.disable", "User: disable"],
  ["rbi", "RBI"],
])("%s reads %s", (name, words) => {
  expect(wordsOf(name)).toBe(words);
});
