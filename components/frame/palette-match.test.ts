import { expect, test } from "vitest";
import { matchScore } from "./palette-match.ts";

test("beginnings beat insides, insides beat scattered letters", () => {
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
