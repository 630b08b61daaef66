import { describe, expect, test } from "vitest";
import type { BulkState } from "./bulk.ts";
import { BULK_CSV_HEADER, bulkCsvLine } from "./bulk-csv.ts";
import {
  answersInWords,
  askableInWords,
  bulkInWords,
  bulkShare,
  fieldsInWords,
  leftToTry,
  outcomeInWords,
  selectionInWords,
  startAndAskLabel,
  startLabel,
  tryAgainLabel,
} from "./bulk-words.ts";

const none = { found: 0, planned: 0, blocked: 0, toAsk: 0, done: 0, asked: 0, moved: 0, refused: 0 };
const noAnswers = { waiting: 0, approved: 0, changesRequested: 0, withdrawn: 0 };

describe("what was chosen", () => {
  test("says the filters, and no value of metadata", () => {
    const filters = { account: "A-10001", billingFrom: "2026-03-01", metadata: [{ attribute: "caller", is: "+35799123456" }] };
    const words = selectionInWords({ kind: "matching", filters, except: [1, 2] });
    expect(words).toBe("All with account A-10001, billing from 2026-03-01, a condition on metadata, but for 2");
    expect(selectionInWords({ kind: "matching", filters: {}, except: [] })).toBe("All with no filter");
    expect(selectionInWords({ kind: "ids", udrIds: [7] })).toBe("1 UDR, chosen one by one");
  });

  test("and the field that changes", () => {
    expect([fieldsInWords({ product: "LOTR2" }), fieldsInWords({ source: "DECODER" }), fieldsInWords(null)]).toEqual([
      "Product: LOTR2",
      "Source: DECODER",
      null,
    ]);
  });
});

test.each([
  ["cancel", 1, "Cancel 1 UDR"],
  ["cancel", 1200, "Cancel 1,200 UDRs"],
  ["adjust", 2, "Adjust 2 UDRs"],
  ["setNotToBeBilled", 3, "Set 3 UDRs as not to be billed"],
] as const)("the button of %s on %i says %s", (action, rows, label) => {
  expect(startLabel(action, rows)).toBe(label);
});

test.each([
  [8, 3, "Cancel 8 UDRs and ask about 3"],
  [0, 1, "Ask about 1 UDR"],
] as const)("the button that asks about some of %i and %i says %s", (rows, askable, label) => {
  expect(startAndAskLabel("cancel", { rows, askable })).toBe(label);
  expect(askableInWords(askable)).toContain(`${askable} UDR`);
});

describe("how it stands", () => {
  const at = (state: BulkState, counts: Partial<typeof none>) =>
    bulkInWords({
      ...{ state, action: "cancel", rows: 10, counts: { ...none, ...counts } },
      answers: { ...noAnswers, waiting: counts.asked ?? 0 },
    });

  test.each([
    ["looking", { found: 4, planned: 6 }, "Looked at 6 of 10 UDRs. Nothing is changed."],
    ["ready", { planned: 8, blocked: 2 }, "8 UDRs of 10 would be cancelled. Nothing is changed yet."],
    ["ready", { blocked: 10 }, "None of 10 UDRs can be cancelled."],
    ["running", { done: 1, planned: 7, moved: 1, blocked: 1 }, "1 UDR was cancelled. 7 UDRs still to do. 1 UDR was left alone."],
    ["finished", { done: 8, refused: 2 }, "8 UDRs were cancelled. 2 UDRs were left alone."],
    ["cancelled", { done: 3, planned: 7 }, "Stopped. 3 UDRs were cancelled. 7 UDRs stay as they were."],
    ["running", { done: 1, planned: 5, toAsk: 2, asked: 1 }, "1 UDR was cancelled. 1 UDR was put to a second person. 7 UDRs still to do."],
    ["finished", { done: 8, asked: 2 }, "8 UDRs were cancelled. 2 UDRs were put to a second person."],
    ["cancelled", { asked: 1, toAsk: 2 }, "Stopped. 0 UDRs were cancelled. 1 UDR was put to a second person. 2 UDRs stay as they were."],
    ["cancelled", { found: 1, blocked: 9 }, "Stopped. 0 UDRs were cancelled. 1 UDR stays as it was."],
    ["expired", { planned: 10 }, "Nobody started it within 24 hours. Nothing was changed."],
    ["failed", { done: 3, planned: 7 }, "A fault stopped it. 3 UDRs were cancelled. The others are as they were."],
  ] as const)("%s with %o", (state, counts, words) => {
    expect(at(state, counts)).toBe(words);
  });

  test("with what a second person has said", () => {
    const counts = { ...none, done: 1, asked: 4 };
    const answers = { waiting: 1, approved: 2, changesRequested: 1, withdrawn: 0 };
    expect(bulkInWords({ state: "finished", action: "cancel", rows: 5, counts, answers })).toBe(
      "1 UDR was cancelled. 4 UDRs were put to a second person: 1 waiting, 2 approved, 1 rejected.",
    );
    expect(answersInWords({ ...noAnswers, withdrawn: 1200 })).toBe("1,200 withdrawn");
  });

  test("as a share of what is to be looked at, or done", () => {
    expect(bulkShare({ state: "looking", rows: 3, counts: { ...none, found: 2, planned: 1 } })).toBe(33);
    expect(bulkShare({ state: "running", rows: 10, counts: { ...none, planned: 1, done: 2, refused: 1, blocked: 6 } })).toBe(75);
    expect(bulkShare({ state: "running", rows: 4, counts: { ...none, done: 1, asked: 1, toAsk: 2 } })).toBe(50);
    expect(bulkShare({ state: "ready", rows: 1, counts: { ...none, blocked: 1 } })).toBe(100);
  });
});

test.each([
  [{ outcome: "asked", answer: "waiting" }, "Put to a second person"],
  [{ outcome: "asked", answer: "approved" }, "Approved by a second person"],
  [{ outcome: "asked", answer: "changesRequested" }, "Rejected by a second person"],
  [{ outcome: "asked", answer: "withdrawn" }, "Withdrawn"],
  [{ outcome: "blocked", answer: null }, "Cannot change"],
] as const)("of a row, %o is %s", (row, words) => {
  expect(outcomeInWords(row)).toBe(words);
});

test.each([
  ["expired", { planned: 3, blocked: 4 }, 2, 5, "Look at them again"],
  ["expired", { blocked: 2 }, 2, 2, "Look at them again"],
  ["cancelled", { found: 1, planned: 1, toAsk: 1, asked: 1 }, 0, 3, "Look at the rest again"],
  ["finished", { done: 1, blocked: 2, moved: 1, refused: 1 }, 1, 3, "Look at the rest again"],
  ["finished", { done: 1, asked: 1, blocked: 1 }, 0, 0, "Look at the rest again"],
  ["ready", { planned: 3, blocked: 1 }, 1, 0, "Look at them again"],
] as const)("%s with %o and %i above the limit leaves rows to look at again", (state, some, askable, left, label) => {
  const view = { state, counts: { ...none, ...some }, askable };
  expect([leftToTry(view), tryAgainLabel(view)]).toEqual([left, label]);
});

test("a row as a line of a file: text that is a formula is quoted, an amount stays a number", () => {
  const row = {
    udrId: 7,
    account: "=A-1",
    product: "Film, long",
    outcome: "blocked",
    answer: null,
    net: "-10.00",
    currency: "EUR",
    entries: [],
    message: "No.",
  } as const;
  expect(BULK_CSV_HEADER + bulkCsvLine(row)).toBe(
    `UDR,Account,Product,Outcome,Reason,Net,Currency\n7,'=A-1,"Film, long",Cannot change,No.,-10.00,EUR\n`,
  );
});
