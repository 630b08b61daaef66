import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { CopiedFields } from "./copied-fields.ts";

function fieldsOf(...lines: readonly string[]): CopiedFields {
  const bytes = Buffer.from(`${lines.join("\n")}\nthe beginning of anoth`);
  return new CopiedFields(bytes, bytes.lastIndexOf("\n") + 1);
}

/** As PostgreSQL writes a text: what ends a field or a line, and the backslash itself, with a backslash. */
function copied(text: string | null): string {
  if (text === null) return "\\N";
  const letters: Readonly<Record<string, string>> = { "\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t", "\v": "v", "\\": "\\" };
  return text.replace(/[\b\f\n\r\t\v\\]/g, (letter) => `\\${letters[letter] ?? letter}`);
}

describe("the fields of a copied line", () => {
  test("one after the other, to the last whole line", () => {
    const fields = fieldsOf("7\t-12\t\\N\tt\tf\t1.50\tCyprus", "8\t0\t3\tf\tt\t0\t\\N");
    const read = () => [
      fields.integer(),
      fields.integer(),
      fields.integer(),
      fields.boolean(),
      fields.boolean(),
      fields.decimal(),
      fields.text(),
    ];
    expect(read()).toEqual([7, -12, null, true, false, decimal("1.50"), "Cyprus"]);
    expect(fields.isAtEnd()).toBe(false);
    expect(read()).toEqual([8, 0, 3, false, true, decimal("0"), null]);
    expect(fields.isAtEnd()).toBe(true);
  });

  test("an empty text is not NULL, and a text may begin as NULL does", () => {
    const fields = fieldsOf(`\t${copied("\\N")}\t\\N`);
    expect([fields.text(), fields.text(), fields.text()]).toEqual(["", "\\N", null]);
  });

  test("whatever texts say", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: "grapheme" })), { minLength: 1 }), (texts) => {
        const fields = fieldsOf(texts.map(copied).join("\t"));
        expect(texts.map(() => fields.text())).toEqual(texts);
      }),
    );
  });

  test("decimals of any length, with the digits that were written", () => {
    const digits = (maxLength: number) => fc.stringMatching(new RegExp(`^[0-9]{0,${maxLength}}$`, "u"));
    fc.assert(
      fc.property(fc.tuple(fc.stringMatching(/^(?:0|[1-9][0-9]{0,11})$/u), digits(12)), ([whole, fraction]) => {
        const text = fraction === "" ? whole : `${whole}.${fraction}`;
        expect(fieldsOf(text).decimal()).toEqual(decimal(text));
      }),
    );
  });
});
