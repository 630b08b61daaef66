import { describe, expect, it } from "vitest";
import { withoutRate } from "#lib/domain/price-plan/edit-rates.ts";
import { priceCells } from "#lib/domain/price-plan/price-cells.ts";
import type { DocumentRate, PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { cellIndex } from "./cell-index.ts";
import { cellFindings, cellProblems, type DraftEvent, draftReducer, editedDocument, initialDraft, isDirty } from "./draft-state.ts";

const film = (number: number): DocumentRate => ({
  key: `film-${number}`,
  for: { product: `FILM-${number}` },
  scope: "udr",
  base: { charge: "perUnit", price: "10" },
  tiered: [{ level: 1, charge: { charge: "flat", amount: "3" } }],
});
const STORED: PricePlanDocument = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  rates: Array.from({ length: 2000 }, (_, index) => film(index)),
};
const typed = (number: number, text: string): DraftEvent => ({ kind: "typed", cellId: `film-${number} base price`, text });
const edited = (...events: readonly DraftEvent[]) => events.reduce(draftReducer, initialDraft({ document: STORED, revision: 1 }));
const changedIn = (before: PricePlanDocument, after: PricePlanDocument) =>
  after.rates.flatMap((rate, index) => (rate === before.rates[index] ? [] : [rate.key]));

// What is the same object is neither compared nor shown anew: thousands of rates are as quick to type in as three.
describe("a price typed in one of thousands of rates", () => {
  it("leaves every other rate the object that it was", () => {
    expect(editedDocument(edited())).toBe(STORED);
    expect(changedIn(STORED, editedDocument(edited(typed(7, "12"))))).toEqual(["film-7"]);
  });

  it("leaves a rate alone that was typed in before", () => {
    const once = edited(typed(7, "12"));
    const twice = draftReducer(once, typed(1500, "13"));
    expect(changedIn(editedDocument(once), editedDocument(twice))).toEqual(["film-1500"]);
    const again = draftReducer(twice, typed(7, "12.5"));
    expect(changedIn(editedDocument(twice), editedDocument(again))).toEqual(["film-7"]);
  });

  it("is the same document however often one asks, and goes into the store as it is", () => {
    const state = edited(typed(7, "12"));
    const document = editedDocument(state);
    expect(editedDocument(state)).toBe(document);
    const saved = draftReducer(state, { kind: "saved", document, of: state.working, revision: 2 });
    expect(editedDocument(saved)).toBe(document);
    expect(isDirty(saved)).toBe(false);
  });

  it("is no price: the problem is told, and the document stays as it was", () => {
    const state = edited(typed(7, "?"));
    expect(cellFindings(state).map(({ path }) => path)).toEqual(["rates[7].base.price"]);
    expect(editedDocument(state)).toBe(STORED);
  });
});

describe("the prices of a document by name", () => {
  it("are those that the document has, wherever a rate has moved to", () => {
    for (const document of [STORED, withoutRate(STORED, "film-3"), STORED, { ...STORED, rates: STORED.rates.toReversed() }]) {
      expect([...cellIndex(document).byId.values()]).toEqual(priceCells(document));
    }
  });

  it("stay the same objects of a rate that moves up, and what is wrong with it is told at its new place", () => {
    const state = draftReducer(initialDraft({ document: STORED, revision: 1 }), typed(7, "?"));
    const after = draftReducer(state, { kind: "restructured", edit: (before) => withoutRate(before, "film-3"), words: "" });
    expect(cellIndex(after.working).byRate.get("film-1500")).toBe(cellIndex(STORED).byRate.get("film-1500"));
    expect(cellFindings(after)).toMatchObject([
      { severity: "error", path: "rates[6].base.price", message: expect.stringMatching(/^Write a plain amount/) },
    ]);
    const wrong = {
      ...STORED,
      rates: [film(0), { ...film(1), tiered: [{ level: 1, charge: { charge: "flat" as const, amount: "-1" } }] }],
    };
    expect(cellFindings(initialDraft({ document: wrong, revision: 1 })).map(({ path }) => path)).toEqual([
      "rates[1].tiered[0].charge.amount",
    ]);
  });

  it("stay the same objects of a rate that stays in its place", () => {
    const document = structuredClone(STORED);
    const state = draftReducer(initialDraft({ document, revision: 1 }), typed(7, "12"));
    const [before, after] = [cellIndex(document), cellIndex(editedDocument(state))];
    expect(after.byRate.get("film-8")).toBe(before.byRate.get("film-8"));
    expect(after.byRate.get("film-7")).not.toBe(before.byRate.get("film-7"));
  });

  it("tell what a stored document has wrong", () => {
    const wrong = { ...film(1), base: { charge: "perUnit", price: "-1" } } as const;
    const state = initialDraft({ document: { ...STORED, rates: [film(0), wrong] }, revision: 1 });
    expect(cellProblems(state).map(({ message }) => message)).toEqual(["A price cannot be negative."]);
    expect(cellProblems(draftReducer(state, typed(1, "1")))).toEqual([]);
  });
});
