import { expect, test } from "vitest";
import { amountAttributesOf, attributesOf } from "./attributes-of.ts";
import type { Charge } from "./charge.ts";

test.each<[Charge, readonly string[], readonly string[]]>([
  [{ charge: "perUnit", price: "1" }, [], []],
  [{ charge: "perUnit", price: "1", times: "mbps" }, ["mbps"], []],
  [{ charge: "flat", amount: "1" }, [], []],
  [{ charge: "percentage", of: "amount", rate: "1" }, ["amount"], ["amount"]],
  [{ charge: "costPlus", of: "cost", markup: "1" }, ["cost"], ["cost"]],
])("%j reads %j, of which %j are amounts", (charge, attributes, amounts) => {
  expect(attributesOf(charge)).toEqual(attributes);
  expect(amountAttributesOf(charge)).toEqual(amounts);
});
