import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { candidateKeys, lookUpIndex } from "./look-up-index.ts";
import { LOOK_UP_MATCHES, type LookUpMatch } from "./look-up-table.ts";

type Rows = ReadonlyMap<string, { readonly destination: string }>;

/** Looks at every row, as somebody with the list on paper would. */
function naively(match: LookUpMatch, rows: Rows, text: string): string | null {
  let best: string | null = null;
  for (const key of rows.keys()) {
    const fits = match === "exact" ? key === text : text.startsWith(key);
    if (fits && key.length > (best?.length ?? 0)) best = key;
  }
  return best;
}

const digits = (most: number) => fc.string({ unit: fc.constantFrom("0", "1", "2"), maxLength: most });
const table = fc
  .uniqueArray(digits(6).filter((key) => key !== ""))
  .map((keys): Rows => new Map(keys.map((key) => [key, { destination: key }])));

describe("a look-up", () => {
  test.each(LOOK_UP_MATCHES)("by %s finds what a look at every row finds", (match) => {
    fc.assert(
      fc.property(table, fc.array(digits(8)), (rows, texts) => {
        const find = lookUpIndex(match, rows);
        for (const text of texts) expect(find(text)?.key ?? null).toBe(naively(match, rows, text));
      }),
    );
  });

  test.each(LOOK_UP_MATCHES)("by %s finds the same among the candidates of the texts alone", (match) => {
    fc.assert(
      fc.property(table, fc.array(digits(8)), (rows, texts) => {
        const candidates = candidateKeys(match, texts);
        const some = lookUpIndex(match, new Map([...rows].filter(([key]) => candidates.has(key))));
        const all = lookUpIndex(match, rows);
        for (const text of texts) expect(some(text)).toEqual(all(text));
      }),
    );
  });

  test.each<readonly [string, LookUpMatch, string | null]>([
    ["35799123456", "prefix", "3579"],
    ["35722123456", "prefix", "357"],
    ["357", "prefix", "357"],
    ["35", "prefix", null],
    ["3579", "exact", "3579"],
    ["35791", "exact", null],
    ["", "prefix", null],
    ["__proto__", "prefix", null],
  ])("of %s by %s", (text, match, expected) => {
    const rows: Rows = new Map(["357", "3579", "44"].map((key) => [key, { destination: key }]));
    expect(lookUpIndex(match, rows)(text)?.key ?? null).toBe(expected);
  });
});
