import { describe, expect, test } from "vitest";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { attributeOf, readAmount } from "./metadata.ts";

describe("an amount", () => {
  test.each([
    [{ amount: "12.50" }, "12.50"],
    [{ amount: "0" }, "0"],
    [{ amount: "999999999999.999999999999" }, "999999999999.999999999999"],
    [{}, "METADATA_MISSING"],
    [{ Amount: "1" }, "METADATA_MISSING"],
    [{ amount: "" }, "METADATA_INVALID"],
    [{ amount: " 1" }, "METADATA_INVALID"],
    [{ amount: "1e3" }, "METADATA_INVALID"],
    [{ amount: "-0.01" }, "NEGATIVE_USAGE"],
    [{ amount: "1000000000000" }, "TOO_MANY_DIGITS"],
    [{ amount: "0.0000000000001" }, "TOO_MANY_DIGITS"],
  ])("%j: %s", (metadata: Readonly<Record<string, string>>, expected) => {
    const read = readAmount(metadata, "amount");
    expect(read.ok ? decimalToString(read.value.value) : read.refusal.code).toBe(expected);
    expect(read.ok ? read.value.text : read.refusal.params).toEqual(read.ok ? metadata.amount : { attribute: "amount" });
  });
});

test.each(["constructor", "toString", "__proto__"])("what every object inherits is no attribute: %s", (attribute) => {
  expect(attributeOf({}, attribute)).toBeNull();
});
