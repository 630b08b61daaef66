import { expect, it } from "vitest";
import { priceCells } from "#lib/domain/price-plan/price-cells.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { cellName, cellSuffix, cellValueInWords, hasNameShown } from "./cell-words.ts";

const BANDS = [
  { upTo: "10", price: "0.10", flat: "1.00" },
  { upTo: null, price: "0.05" },
];

it.each<[string, Charge, readonly string[]]>([
  ["a price per unit", { charge: "perUnit", price: "2.00", minimum: "1" }, ["(price) €2.00 per film", "minimum €1.00"]],
  ["a price per thousand", { charge: "perUnit", price: "2.00", per: "1000" }, ["(price) €2.00 per 1000"]],
  ["a flat amount", { charge: "flat", amount: "3" }, ["(amount) €3.00 flat"]],
  ["bands", { charge: "volume", bands: BANDS }, ["up to 10 €0.10 per film", "up to 10, flat €1.00 flat", "beyond 10 €0.05 per film"]],
  ["one band", { charge: "graduated", bands: [{ upTo: null, price: "1" }] }, ["(price) €1.00 per film"]],
  ["packages", { charge: "package", size: "10.0", price: "2", maximum: "8" }, ["(price) €2.00 per package of 10", "maximum €8.00"]],
  [
    "a call",
    {
      charge: "stepped",
      connectFee: "0.10",
      segments: [
        { from: "0", price: "0.06", per: "60", increment: "60" },
        { from: "60", price: "0.001", increment: "1" },
      ],
    },
    ["connect fee €0.10", "from 0 €0.06 per 60", "from 60 €0.001 per film"],
  ],
  ["a percentage", { charge: "percentage", of: "amount", rate: "2.9", fixed: "0.30" }, ["(percentage) 2.9 %", "fixed part €0.30"]],
  ["a cost with markup", { charge: "costPlus", of: "cost", markup: "20" }, ["(markup) 20 %"]],
])("%s", (_, base, expected) => {
  const cells = priceCells({ rates: [{ key: "r", for: { product: "P" }, scope: "udr", base, tiered: [] }] });
  const words = cells.map((cell) => {
    const name = hasNameShown(cell) ? cellName(cell) : `(${cellName(cell)})`;
    return `${name} ${cellValueInWords(cell.value, cell, "EUR")}${cellSuffix(cell, "Film")}`;
  });
  expect(words).toEqual(expected);
});
