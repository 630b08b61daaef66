import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { fractionToString } from "../fraction.ts";
import type { Charge } from "./charge.ts";
import { compileCharge } from "./compile-charge.ts";

/** The exact amount with the limit that acted, or the refusal. */
function charged(definition: Charge, quantity: string, metadata: Record<string, string> = {}): string {
  const result = compileCharge(definition).price({ quantity: decimal(quantity), metadata });
  if (!result.ok) return result.refusal.code;
  const { amount, limit } = result.value;
  return limit === null ? fractionToString(amount) : `${fractionToString(amount)} ${limit}`;
}

const film: Charge = { charge: "perUnit", price: "5.00" };
const kilobyte: Charge = { charge: "perUnit", price: "2.50", per: "1000" };
const third: Charge = { charge: "perUnit", price: "10", per: "3" };
const bandwidth: Charge = { charge: "perUnit", price: "0.02", times: "mbps" };
const limited: Charge = { charge: "perUnit", price: "0.10", minimum: "0.50", maximum: "2.00" };
const entry: Charge = { charge: "flat", amount: "3.00" };
const dearer: Charge = { charge: "flat", amount: "3.00", minimum: "4" };

describe("perUnit", () => {
  test.each<[Charge, string, Record<string, string>, string]>([
    [film, "1", {}, "5"],
    [film, "3", {}, "15"],
    [film, "0.001", {}, "0.005"],
    [film, "0", {}, "0"],
    [kilobyte, "1", {}, "0.0025"],
    [kilobyte, "1048576", {}, "2621.44"],
    [third, "1", {}, "10/3"],
    [third, "3", {}, "10"],
    [third, "0.3", {}, "1"],
    [bandwidth, "24", { mbps: "150" }, "72"],
    [bandwidth, "24", { mbps: "0" }, "0"],
    [bandwidth, "24", { mbps: "0.5" }, "0.24"],
    [bandwidth, "24", {}, "METADATA_MISSING"],
    [bandwidth, "24", { mbps: "fast" }, "METADATA_INVALID"],
    [bandwidth, "24", { mbps: "1e3" }, "METADATA_INVALID"],
    [bandwidth, "24", { mbps: "-1" }, "NEGATIVE_USAGE"],
    [bandwidth, "24", { mbps: "1.0000000000001" }, "TOO_MANY_DIGITS"],
    [{ ...bandwidth, times: "constructor" }, "24", {}, "METADATA_MISSING"],
  ])("%j × %s with %j: %s", (definition, quantity, metadata, expected) => {
    expect(charged(definition, quantity, metadata)).toBe(expected);
  });
});

describe("flat", () => {
  test.each([
    [entry, "1", "3"],
    [entry, "1000", "3"],
    [entry, "0.000000000001", "3"],
    [entry, "0", "0"],
    [entry, "0.00", "0"],
  ])("%j × %s: %s", (definition, quantity, expected) => {
    expect(charged(definition, quantity)).toBe(expected);
  });
});

describe("minimum and maximum", () => {
  test.each([
    [limited, "0", "0"],
    [limited, "1", "0.5 minimum"],
    [limited, "4.999", "0.5 minimum"],
    [limited, "5", "0.5"],
    [limited, "5.01", "0.501"],
    [limited, "20", "2"],
    [limited, "20.01", "2 maximum"],
    [dearer, "1", "4 minimum"],
  ])("%j × %s: %s", (definition, quantity, expected) => {
    expect(charged(definition, quantity)).toBe(expected);
  });
});
