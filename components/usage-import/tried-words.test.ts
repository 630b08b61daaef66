import { expect, it } from "vitest";
import { triedNotice } from "./tried-words.ts";

const lines = { accepted: 0, duplicates: 0, rejected: 0, parked: 0 };

it.each([
  [{ tried: 0, lines }, "Nothing was parked for it any more.", "neutral"],
  [{ tried: 1, lines: { ...lines, accepted: 1 } }, "1 became a UDR.", "positive"],
  [{ tried: 1, lines: { ...lines, parked: 1 } }, "1 is still parked.", "caution"],
  [
    { tried: 1204, lines: { accepted: 1200, duplicates: 1, rejected: 1, parked: 2 } },
    "1,200 became UDRs, 1 was there already, 1 was rejected and 2 are still parked.",
    "positive",
  ],
  [{ tried: 2, lines: { ...lines, rejected: 1, parked: 1 } }, "1 was rejected and 1 is still parked.", "caution"],
  [{ tried: 1, lines: { ...lines, duplicates: 1 } }, "1 was there already.", "positive"],
  [{ tried: 1, lines: null }, "1 UDR is rated again now.", "positive"],
  [{ tried: 7, lines: null }, "7 UDRs are rated again now.", "positive"],
])("says what came of trying again", (retried, title, tone) => {
  expect(triedNotice(retried)).toEqual({ title, tone });
});
