import { expect, it } from "vitest";
import type { DocumentRate, PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { patched, patchOf } from "./document-patch.ts";

const film = (key: string, price = "1"): DocumentRate => ({
  key,
  for: { product: key },
  scope: "udr",
  base: { charge: "perUnit", price },
  tiered: [],
});
const [a, b, c] = ["a", "b", "c"].map((key) => film(key));
const of = (rates: readonly (DocumentRate | undefined)[]): PricePlanDocument => ({
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  rates: rates.flatMap((rate) => rate ?? []),
});

it.each([
  ["all at first", of([]), of([a, b, c]), 3],
  ["one price", of([a, b, c]), of([a, film("b", "2"), c]), 1],
  ["one more", of([a, b]), of([a, b, c]), 1],
  ["one fewer at the end", of([a, b, c]), of([a, b]), 0],
  ["one fewer in the middle", of([a, b, c]), of([a, c]), 1],
  ["another order", of([a, b]), of([b, a]), 2],
])("%s: the whole document comes out, and only what changed goes in", (_, before, after, sent) => {
  const patch = patchOf(before.rates, after);
  expect(patch.rates.filter((rate) => rate !== null)).toHaveLength(sent);
  expect(patched(before.rates, structuredClone(patch))).toEqual(after);
});
