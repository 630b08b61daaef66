import { describe, expect, it } from "vitest";
import { withPrices } from "#lib/domain/price-plan/price-cells.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import {
  cellProblems,
  changedPrices,
  type DraftEvent,
  draftReducer,
  editedDocument,
  initialDraft,
  isDirty,
  priceProblem,
} from "./draft-state.ts";

const STORED: PricePlanDocument = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  rates: [
    {
      key: "movies",
      for: { productType: "PPV-MOVIE" },
      scope: "udr",
      base: { charge: "perUnit", price: "10.00" },
      tiered: [{ level: 1, timeModel: "NIGHT", charge: { charge: "perUnit", price: "5.00" } }],
    },
  ],
};
const BASE = "movies base price";
const NIGHT = "movies 1 price";
const stored = (prices: Readonly<Record<string, string>>) => withPrices(STORED, new Map(Object.entries(prices)));
const edited = (...events: readonly DraftEvent[]) => events.reduce(draftReducer, initialDraft({ document: STORED, revision: 1 }));
const typed = (cellId: string, text: string): DraftEvent => ({ kind: "typed", cellId, text });

describe("a draft being edited", () => {
  it("is clean at first, dirty when typed in, clean again when typed back", () => {
    expect(isDirty(edited())).toBe(false);
    expect(isDirty(edited(typed(NIGHT, "4.00")))).toBe(true);
    expect(isDirty(edited(typed(NIGHT, "4.00"), typed(NIGHT, "5.00")))).toBe(false);
  });

  it("is saved in canonical text whatever was typed", () => {
    expect(editedDocument(edited(typed(NIGHT, " 4,50 "), typed(BASE, "1 000.5")))).toEqual(stored({ [NIGHT]: "4.50", [BASE]: "1000.5" }));
  });

  it("keeps what was typed while a save was on its way", () => {
    const saved: DraftEvent = { kind: "saved", document: stored({ [NIGHT]: "4.00" }), revision: 2 };
    const state = edited(typed(NIGHT, "4.00"), typed(BASE, "12"), saved);
    expect(state.revision).toBe(2);
    expect([...changedPrices(state)]).toEqual([[BASE, "12"]]);
  });

  it("does not save a text that is no price, and says why", () => {
    const state = edited(typed(NIGHT, ""), typed(BASE, "12"));
    expect([...changedPrices(state)]).toEqual([[BASE, "12"]]);
    expect(cellProblems(state).map(({ cell, message }) => `${cell.id}: ${message}`)).toEqual([`${NIGHT}: Give a price. 0 means free.`]);
  });
});

describe("a draft overtaken by a colleague's save", () => {
  const overtaken = (prices: Readonly<Record<string, string>>, revision = 2): DraftEvent => ({
    kind: "overtaken",
    document: stored(prices),
    revision,
  });

  it("takes over what nobody here touched, and keeps what was typed here", () => {
    const state = edited(typed(BASE, "12"), overtaken({ [NIGHT]: "4.00" }));
    expect(state).toMatchObject({ revision: 2, takenOver: 1, conflicts: [] });
    expect(editedDocument(state)).toEqual(stored({ [NIGHT]: "4.00", [BASE]: "12" }));
  });

  it("asks where both changed the same price, and does as told", () => {
    const state = edited(typed(NIGHT, "3.00"), overtaken({ [NIGHT]: "4.00" }));
    expect(state.conflicts.map(({ mine, theirs }) => `${mine} or ${theirs}`)).toEqual(["3.00 or 4.00"]);
    expect(editedDocument(draftReducer(state, { kind: "resolved", cellId: NIGHT, choice: "mine" }))).toEqual(stored({ [NIGHT]: "3.00" }));
    expect(editedDocument(draftReducer(state, { kind: "resolved", cellId: NIGHT, choice: "theirs" }))).toEqual(stored({ [NIGHT]: "4.00" }));
  });

  it("keeps a half-typed price", () => {
    const state = edited(typed(NIGHT, "4."), typed(BASE, "1,2,3"), overtaken({ [NIGHT]: "4.20" }));
    expect(state.typed.get(BASE)).toBe("1,2,3");
  });

  it("ignores news that is older than what it has", () => {
    const saved: DraftEvent = { kind: "saved", document: stored({ [NIGHT]: "4.00" }), revision: 3 };
    const state = edited(typed(NIGHT, "4.00"), saved, overtaken({ [NIGHT]: "9.00" }, 2));
    expect(editedDocument(state)).toEqual(stored({ [NIGHT]: "4.00" }));
  });
});

it.each([
  ["", "price", "Give a price. 0 means free."],
  ["abc", "price", "Write a plain amount, such as 4.50."],
  ["1,234", "price", "Write a plain amount, such as 4.50."],
  ["-1", "price", "A price cannot be negative."],
  ["1234567890123", "price", "At most 12 digits before and 12 after the point."],
  ["0.000000000001", "price", null],
  ["0.0000001", "amount", "At most 6 digits after the point."],
  ["0", "amount", null],
  ["", "rate", "Give a percentage."],
  ["2.0000001", "markup", null],
  ["0.0000001", "flat", "At most 6 digits after the point."],
  ["0.0000001", "connectFee", "At most 6 digits after the point."],
  ["0.0000001", "fixed", "At most 6 digits after the point."],
] as const)("%j as %s", (text, field, problem) => {
  expect(priceProblem(text, field)).toBe(problem);
});
