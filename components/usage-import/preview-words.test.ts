import { expect, it } from "vitest";
import { previewInWords } from "./preview-words.ts";

const none = { received: 0, isCut: false, accepted: 0, duplicates: 0, rejected: 0, parked: 0 };

it.each([
  [none, "There is no line of usage in the file."],
  [{ ...none, received: 1, accepted: 1 }, "Of 1 line 1 would become a UDR."],
  [
    { ...none, received: 4, accepted: 1, duplicates: 1, rejected: 1, parked: 1 },
    "Of 4 lines 1 would become a UDR, 1 would be parked, 1 is there already and 1 would be rejected.",
  ],
  [
    { ...none, received: 500, isCut: true, accepted: 498, duplicates: 2 },
    "Of the first 500 lines 498 would become UDRs and 2 are there already.",
  ],
])("says what the lines of a file would become", (preview, words) => {
  expect(previewInWords(preview)).toBe(words);
});
