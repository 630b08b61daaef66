import { expect, test } from "vitest";
import { matchScore } from "./palette-match.ts";

test.each([
  ["Price plans", "prpl"],
  ["Price plans", "ppl"],
  ["Price plans", "pp"],
  ["UDR types", "udrt"],
  ["Date/time models", "dtm"],
  ["Usage service catalogs", "uscat"],
  ["Bulk corrections", "bc"],
])("%s is found by %s, the beginnings of its words", (text, typed) => {
  expect(matchScore(text, typed)).toBe(1);
});

test.each([
  ["Value lists Definitions", "eleni"],
  ["Value lists", "eleni"],
  ["Price plans", "pcns"],
  ["Billing runs", "nikos"],
  ["Products", "maria"],
  ["Price plans", "plpr"],
])("%s is not what %s looks for", (text, typed) => {
  expect(matchScore(text, typed)).toBe(0);
});

test("beginnings beat insides, insides beat abbreviations", () => {
  expect(matchScore("Price plans", "price")).toBeGreaterThan(matchScore("Price plans", "plan"));
  expect(matchScore("Price plans", "plan")).toBeGreaterThan(matchScore("Price plans", "lan"));
  expect(matchScore("Price plans", "lan")).toBeGreaterThan(matchScore("Price plans", "prpl"));
  expect(matchScore("Price plans", "xyz")).toBe(0);
});

test("accents, case and special characters do not matter", () => {
  expect(matchScore("Café (Zürich)", "cafe zur")).toBeGreaterThan(0);
  expect(matchScore("UDRs", "udr(")).toBe(0);
  expect(matchScore("Anything", "  ")).toBe(1);
});
