import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatSamples } from "./format-samples.ts";

const anything = { beginning: "", isOpen: () => true };

function samples(format: string, beginning: string, most = 5): readonly string[] | null {
  const made = formatSamples(format)?.({ ...anything, beginning });
  return made === undefined ? null : [...made.take(most)];
}

describe("samples of a format", () => {
  test.each<[string, string, readonly string[] | null]>([
    ["\\d{8,15}", "357", ["35700000", "35700000", "35710000", "35720000", "35730000"]],
    ["\\+357 \\d{8}", "+3579", []],
    ["\\+357 \\d{8}", "+357 9", ["+357 90000000", "+357 90000000", "+357 91000000", "+357 92000000", "+357 93000000"]],
    ["[A-Z]{2}(?:-[A-Z]{1,3})?", "CY", ["CY", "CY-A", "CY-A", "CY-B", "CY-C"]],
    ["(foo|bar)+x?", "f", ["foo", "foo", "foo", "foobar", "foox"]],
    ["^a$", "", ["a", "a"]],
    ["[^<>]{1,3}", "<", []],
    ["\\p{Lu}\\u{e9}?", "", ["A", "A", "B", "C", "X"]],
    ["a(?=b)", "", null],
    ["(a)\\1", "", null],
    ["a{6000}", "", null],
    ["(a", "", null],
  ])("%s after %j", (format, beginning, expected) => {
    const made = samples(format, beginning);
    expect(made === null ? null : made.slice(0, expected?.length ?? 0)).toEqual(expected);
    expect(made?.length ?? 0).toBeGreaterThanOrEqual(expected?.length ?? 0);
  });

  test("are carried on only where they may be", () => {
    const made = formatSamples("[01]{2}")?.({ beginning: "", isOpen: (text) => !text.startsWith("0") });
    expect([...(made ?? [])]).toEqual(["00", "10", "10", "11"]);
  });

  const atom = fc.constantFrom("a", "b", "\\d", "[a-c]", "[^a]", ".", "\\.", "\\w", "(?:ab|c)", "(b|)");
  const piece = fc.tuple(atom, fc.constantFrom("", "?", "*", "+", "{2}", "{1,3}", "{2,}", "+?")).map((parts) => parts.join(""));
  const format = fc
    .array(
      fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
      { minLength: 1, maxLength: 2 },
    )
    .map((all) => all.join("|"));

  test("match it, and there are some whenever anything that begins so matches", () => {
    const property = fc.property(
      format,
      fc.string({ unit: fc.constantFrom("a", "b", "1", "."), maxLength: 5 }),
      fc.nat(3),
      (pattern, text, length) => {
        const expression = new RegExp(`^(?:${pattern})$`, "u");
        const made = samples(pattern, text.slice(0, length), 20) ?? [];
        for (const sample of made) expect(sample).toMatch(expression);
        if (expression.test(text)) expect(made.length).toBeGreaterThan(0);
        for (const sample of made) expect(sample.startsWith(text.slice(0, length))).toBe(true);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });
});
