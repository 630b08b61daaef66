import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonFault } from "./json-fault.ts";

function faultIn(text: string): string | null {
  const fault = findJsonFault(text);
  return fault === null ? null : `${fault.line}:${fault.column} ${fault.message}`;
}

describe("where a text stops being JSON", () => {
  test.each([
    // The text                          the fault
    ["", "1:1 It ends here, and a value is missing."],
    ["{", '1:2 It ends here, and a member\'s name in quotes, such as "price", or } is missing.'],
    ['{"a":1', "1:7 It ends here, and a comma or } is missing."],
    ['{"a":1,}', '1:8 Expected a member\'s name in quotes, such as "price", found "}".'],
    ["[1,]", '1:4 Expected a value, found "]".'],
    ['{\n  "a" 1\n}', '2:7 Expected a colon, found "1".'],
    ["{a:1}", '1:2 Expected a member\'s name in quotes, such as "price", or }, found "a".'],
    ["{'a':1}", '1:2 Expected a member\'s name in quotes, such as "price", or }, found "\'".'],
    ['{"a":1} x', '1:9 Expected the end, found "x".'],
    ['{"a":01}', '1:6 Expected a value, found "01".'],
    ['{"a":+1}', '1:6 Expected a value, found "+1".'],
    ['{"a":1.}', '1:6 Expected a value, found "1.".'],
    ['{"a":.5}', '1:6 Expected a value, found ".5".'],
    ['{"a":NaN}', '1:6 Expected a value, found "NaN".'],
    ['{"a":nullx}', '1:6 Expected a value, found "nullx".'],
    ['{"a":"b}', "1:6 Expected a value, found a text that does not end, or holds a character that must be escaped."],
    ['["\t"]', "1:2 Expected a value or ], found a text that does not end, or holds a character that must be escaped."],
    ['["\\x"]', "1:2 Expected a value or ], found a text that does not end, or holds a character that must be escaped."],
    ['{"a":1,\n "a":2}', '2:2 The member "a" stands here for the second time. Keep one of them.'],
  ])("%j: %s", (text, fault) => {
    expect(faultIn(text)).toBe(fault);
  });

  test.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":1}]}',
    '[[],{},"",0,-0,-1.5e+3,1E5,true,false,null]',
    ' \r\n\t{"a" : "\\u00e9\\n\\"\\\\" } ',
    '"😀"',
  ])("%j is JSON", (text) => {
    expect(faultIn(text)).toBeNull();
  });
});

test("it agrees with JSON.parse on any value, whole or with one character taken out or put in", () => {
  const damaged = fc.tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", "]", '"', ":", "1", "\\", "\u0001", "e", "-", "."));
  fc.assert(
    fc.property(damaged, ([text, position, inserted]) => {
      const at = position % (text.length + 1);
      const broken = text.slice(0, at) + inserted + text.slice(inserted === "" ? at + 1 : at);
      for (const each of [text, broken]) expect(["fine", "repeated"].includes(verdictOn(each)) || !parses(each)).toBe(true);
      expect(verdictOn(broken) !== "fine" || parses(broken)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

/** A repetition is no fault of syntax. */
function verdictOn(text: string): "fine" | "repeated" | "broken" {
  const fault = findJsonFault(text);
  if (fault === null) return "fine";
  return fault.message.includes("second time") ? "repeated" : "broken";
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
