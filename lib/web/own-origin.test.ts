import { expect, it } from "vitest";
import { isOwnOrigin } from "./own-origin.ts";

const OWN = "https://prices.example.com";

it.each([
  [OWN, true],
  [null, false],
  ["null", false],
  ["", false],
  ["https://evil.example", false],
  ["http://prices.example.com", false],
  ["https://prices.example.com:8443", false],
  ["https://prices.example.com.evil.example", false],
  ["https://prices.example.com/", false],
  ["HTTPS://PRICES.EXAMPLE.COM", false],
  ["https://prices.example.com, https://evil.example", false],
])("Origin: %s", (header, isOwn) => {
  expect(isOwnOrigin(header, OWN)).toBe(isOwn);
});
