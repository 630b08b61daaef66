import { describe, expect, test } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import { decimal, ONE } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { decideReversal } from "./decide-reversal.ts";
import type { UdrValues } from "./decide-udr-values.ts";
import type { FormerValues, Udr } from "./udr.ts";

const NOON = instantFromMillis(43_200_000);
const FORMER: FormerValues = {
  state: "posted",
  directive: "toBeBilled",
  udrTypeId: 1,
  productId: 1,
  sourceId: 1,
  quantity: ONE,
  usedFrom: instantFromMillis(0),
  usedTo: null,
  billingEffectiveAt: instantFromMillis(0),
  metadata: { device: "TV" },
  adHocDiscounts: [],
  importedGross: null,
  importedTax: null,
};
const UDR: Udr = {
  ...FORMER,
  ...{ shard: 1, accountId: 1, udrId: 1042, subscriptionId: 1, origin: "order", orderId: 7, rating: "here", revision: 3 },
  currency: currency("EUR"),
  orderedAt: instantFromMillis(0),
  recordedAt: instantFromMillis(0),
  personId: null,
  costCentreId: null,
};
const FACTS = { former: FORMER, personalKeys: new Set(["place"]), successor: { udrId: 2001, recordedAt: NOON } };
const PERSONAL = { place: "Paphos" };

const reversed = (udr: Partial<Udr>, personal: UdrValues["personal"] = PERSONAL, former = FORMER) =>
  decideReversal({ udr: { ...UDR, ...udr }, personal }, { ...FACTS, former });

describe("what was posted", () => {
  test.each<[string, Partial<Udr>]>([
    ["an Adjust", { quantity: decimal("4"), productId: 2, metadata: {}, usedTo: NOON }],
    ["a directive", { directive: "toBeCredited" }],
    ["amounts of usage rated elsewhere", { rating: "elsewhere", importedGross: 5n, importedTax: 1n }],
  ])("goes back to what it was before %s, at its next revision", (_, changed) => {
    const rating = changed.rating ?? "here";
    expect(reversed(changed)).toEqual({ ok: true, value: { udr: { ...UDR, rating, revision: 4 }, personal: PERSONAL } });
  });

  test("keeps the personal details of today, as far as its former type knows them", () => {
    expect(reversed({}, { place: "Paphos", cell: "12" })).toMatchObject({ value: { personal: PERSONAL } });
  });
});

describe("what was cancelled", () => {
  test("stays so: another with the same facts takes its place, at its first revision", () => {
    const successor = { ...UDR, udrId: 2001, origin: "successor", revision: 1, recordedAt: NOON };
    expect(reversed({ state: "cancelled" })).toEqual({ ok: true, value: { udr: successor, personal: PERSONAL } });
  });

  test("before it took place has nothing that could be put in its place", () => {
    expect(reversed({ state: "cancelled" }, PERSONAL, { ...FORMER, state: "scheduled" })).toMatchObject({
      refusal: { code: "UDR_NOT_POSTED" },
    });
  });
});
