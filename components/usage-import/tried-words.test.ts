import { expect, it } from "vitest";
import { triedInWords } from "./tried-words.ts";

const lines = { accepted: 0, duplicates: 0, rejected: 0, parked: 0 };

it.each([
  [{ tried: 0, lines }, "Nothing was parked for it any more."],
  [{ tried: 1, lines: { ...lines, accepted: 1 } }, "1 became a UDR."],
  [{ tried: 1, lines: { ...lines, parked: 1 } }, "1 is still parked."],
  [
    { tried: 1204, lines: { accepted: 1200, duplicates: 1, rejected: 1, parked: 2 } },
    "1,200 became UDRs, 1 was there already, 1 was rejected and 2 are still parked.",
  ],
  [{ tried: 1, lines: null }, "1 UDR is rated again now."],
  [{ tried: 7, lines: null }, "7 UDRs are rated again now."],
])("says what came of trying again", (retried, words) => {
  expect(triedInWords(retried)).toBe(words);
});
