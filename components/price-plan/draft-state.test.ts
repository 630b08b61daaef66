import { describe, expect, it } from "vitest";
import { withLine } from "#lib/domain/price-plan/edit-rates.ts";
import { withPrices } from "#lib/domain/price-plan/price-cells.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import {
  cellProblems,
  changedPrices,
  type DraftEvent,
  type DraftState,
  draftReducer,
  editedDocument,
  hasConflicts,
  initialDraft,
  isDirty,
} from "./draft-state.ts";
import { priceProblem } from "./price-problem.ts";

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
    const saved: DraftEvent = { kind: "saved", document: stored({ [NIGHT]: "4.00" }), of: STORED, revision: 2 };
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
    const saved: DraftEvent = { kind: "saved", document: stored({ [NIGHT]: "4.00" }), of: STORED, revision: 3 };
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

describe("rates being changed", () => {
  const withLevel = (level: number, price: string): DraftEvent => ({
    kind: "restructured",
    edit: (document) =>
      withLine(document, "movies", { was: null, line: { level, zone: null, timeModel: null, charge: { charge: "perUnit", price } } }),
    words: `Level ${level} was added.`,
  });
  const levelsOf = (state: DraftState) => editedDocument(state).rates[0]?.tiered.map(({ level }) => level);

  it("takes typed prices along, and leaves unreadable ones in their fields", () => {
    const state = edited(typed(BASE, "12"), typed(NIGHT, "?"), withLevel(2, "7"));
    expect(editedDocument(state)).toEqual(
      withLine(stored({ [BASE]: "12" }), "movies", {
        was: null,
        line: { level: 2, zone: null, timeModel: null, charge: { charge: "perUnit", price: "7" } },
      }),
    );
    expect(cellProblems(state).map(({ cell }) => cell.id)).toEqual([NIGHT]);
    expect(isDirty(state)).toBe(true);
  });

  it("does not put a text that was typed for another charge into a new one", () => {
    const flat: DraftEvent = {
      kind: "restructured",
      edit: (document) =>
        withLine(document, "movies", {
          was: 1,
          line: { level: 1, zone: null, timeModel: null, charge: { charge: "package", size: "5", price: "3" } },
        }),
      words: "Changed.",
    };
    expect(cellProblems(edited(typed(NIGHT, "?"), flat))).toEqual([]);
  });

  it("is undone with all that was typed before", () => {
    const state = edited(typed(BASE, "12"), withLevel(2, "7"), { kind: "undone" });
    expect(levelsOf(state)).toEqual([1]);
    expect([...changedPrices(state)]).toEqual([[BASE, "12"]]);
    expect(isDirty(edited(withLevel(2, "7"), { kind: "undone" }))).toBe(false);
  });

  it("keeps what was changed while a save was on its way", () => {
    const first = edited(withLevel(2, "7"));
    const sent = editedDocument(first);
    const later = [withLevel(3, "8"), { kind: "saved", document: sent, of: first.working, revision: 2 } as const].reduce(
      draftReducer,
      first,
    );
    expect(levelsOf(later)).toEqual([1, 2, 3]);
    expect(isDirty(later)).toBe(true);
    const quiet = draftReducer(first, { kind: "saved", document: sent, of: first.working, revision: 2 });
    expect(isDirty(quiet)).toBe(false);
  });

  it("keeps mine beside a colleague's other rate, and asks where both changed one", () => {
    const theirs = stored({ [BASE]: "11" });
    const state = edited(withLevel(2, "7"), { kind: "overtaken", document: theirs, revision: 2 });
    expect(hasConflicts(state)).toBe(true);
    expect(state.rateConflicts.map(({ key }) => key)).toEqual(["movies"]);
    expect(levelsOf(state)).toEqual([1]);
    const mine = draftReducer(state, { kind: "rateResolved", key: "movies", choice: "mine" });
    expect([levelsOf(mine), hasConflicts(mine), isDirty(mine)]).toEqual([[1, 2], false, true]);
    const taken = draftReducer(state, { kind: "rateResolved", key: "movies", choice: "theirs" });
    expect([editedDocument(taken), hasConflicts(taken)]).toEqual([theirs, false]);
  });

  it("does not lose a choice that was still open when yet another save comes in", () => {
    const once = edited(typed(NIGHT, "4.00"), { kind: "overtaken", document: stored({ [NIGHT]: "6.00" }), revision: 2 });
    const twice = draftReducer(once, { kind: "overtaken", document: stored({ [NIGHT]: "6.00", [BASE]: "11" }), revision: 3 });
    expect(twice.conflicts.map(({ mine }) => mine)).toEqual(["4.00"]);
  });
});
