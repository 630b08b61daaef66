import { expect, it } from "vitest";
import { isAnyParked, parkedInWords } from "./parked-panel.tsx";

const count = (value: number, isMore = false) => ({ count: value, isMore });

it.each([
  [count(1), count(0), "1 imported line is parked: nobody is charged for it until the cause is mended."],
  [count(0), count(2), "2 UDRs are parked: nobody is charged for them until the cause is mended."],
  [count(1000, true), count(1), "1,000+ imported lines and 1 UDR are parked: nobody is charged for them until the cause is mended."],
])("says how much usage is parked", (lines, udrs, words) => {
  expect(parkedInWords({ lines, udrs })).toBe(words);
  expect(isAnyParked({ lines, udrs })).toBe(true);
});

it("says nothing where nothing is", () => {
  expect(isAnyParked({ lines: count(0), udrs: count(0) })).toBe(false);
});
