import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, normalise } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { CopiedFields } from "./copied-fields.ts";

/** As PostgreSQL writes them in the binary format: `copyto.c`, and the send function of each type. */
function field(bytes: Buffer | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes === null ? -1 : bytes.length);
  return bytes === null ? length : Buffer.concat([length, bytes]);
}

function bigint(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return field(bytes);
}

const text = (value: string | null) => field(value === null ? null : Buffer.from(value));
const boolean = (value: boolean) => field(Buffer.from([value ? 1 : 0]));
const instant = (millis: number) => bigint(BigInt(millis - Date.UTC(2000, 0, 1)) * 1000n);

function numeric(written: string, sign = 0): Buffer {
  const [whole = "", fraction = ""] = written.split(".");
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, "0") + fraction.padEnd(Math.ceil(fraction.length / 4) * 4, "0");
  const digits = (padded.match(/.{4}/gu) ?? []).map((each) => Number.parseInt(each, 10));
  let weight = Math.ceil(whole.length / 4) - 1;
  while (digits[0] === 0) {
    digits.shift();
    weight -= 1;
  }
  while (digits.at(-1) === 0) digits.pop();
  const bytes = Buffer.alloc(8 + digits.length * 2);
  bytes.writeInt16BE(digits.length, 0);
  bytes.writeInt16BE(digits.length === 0 ? 0 : weight, 2);
  bytes.writeUInt16BE(sign, 4);
  bytes.writeUInt16BE(fraction.length, 6);
  for (const [index, digit] of digits.entries()) bytes.writeInt16BE(digit, 8 + index * 2);
  return field(bytes);
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

/** As the protocol frames it: a letter, a length that counts itself. */
function message(letter: string, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(letter), length, content]);
}

const NOTICE = message("N", Buffer.from("SNOTICE\0\0"));
const END = Buffer.concat([message("c"), message("C", Buffer.from("COPY 1\0")), message("Z", Buffer.from("I"))]);

/** The header comes with the first line, what says that there are no more in a message of its own. */
function copied(...lines: readonly (readonly Buffer[])[]): Buffer {
  const header = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
  const messages = [...lines.map((line) => [short(line.length), ...line]), [short(-1)]].map((parts, index) =>
    message("d", ...(index === 0 ? [header] : []), ...parts),
  );
  return Buffer.concat([message("H", Buffer.alloc(3)), ...messages.flatMap((each) => [each, NOTICE]), END]);
}

function lineOf(...line: readonly Buffer[]): CopiedFields {
  const fields = new CopiedFields();
  fields.goOn(copied(line));
  expect(fields.nextLine()).toBe(true);
  return fields;
}

describe("the fields of a copied line", () => {
  test("one after the other", () => {
    const at = Date.UTC(2026, 2, 2, 12, 0, 0, 7);
    const line = [bigint(7n), bigint(-12n), field(null), boolean(true), boolean(false), numeric("1.50"), instant(at), text("Cyprus")];
    const fields = lineOf(...line);
    expect([fields.integer(), fields.integer(), fields.integer(), fields.boolean(), fields.boolean()]).toEqual([7, -12, null, true, false]);
    expect([fields.decimal(), fields.instant(), fields.text()]).toEqual([decimal("1.5"), instantFromMillis(at), "Cyprus"]);
    expect(fields.nextLine()).toBe(false);
  });

  test("whatever texts say: an empty one is not NULL", () => {
    const few = fc.string({ unit: fc.constantFrom("\0", "a", "b", "é"), maxLength: 9 });
    const texts = fc.array(
      fc.option(fc.oneof(few, fc.string({ unit: "grapheme" }), fc.string({ maxLength: 2 }), fc.string({ minLength: 30 }))),
      { minLength: 1, maxLength: 200 },
    );
    fc.assert(
      fc.property(texts, (all) => {
        const fields = lineOf(...all.map(text));
        expect(all.map(() => fields.text())).toEqual(all);
      }),
    );
  });

  test("texts that fall on the same place stay apart", () => {
    const all = Array.from({ length: 5000 }, (_, index) => `text ${index}`);
    const fields = lineOf(...[...all, ...all].map(text));
    expect([...all, ...all].map(() => fields.text())).toEqual([...all, ...all]);
  });

  test("whole numbers as large as ids become, instants before and after 2000", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) }), (value, millis) => {
        const fields = lineOf(bigint(BigInt(value)), instant(millis), field(null));
        expect([fields.integer(), fields.instant(), fields.instant()]).toEqual([value, millis, null]);
      }),
    );
  });

  test("decimals of any length, without zeros at their end", () => {
    const digits = (maxLength: number) => fc.stringMatching(new RegExp(`^[0-9]{0,${maxLength}}$`, "u"));
    fc.assert(
      fc.property(fc.tuple(fc.stringMatching(/^(?:0|[1-9][0-9]{0,11})$/u), digits(12)), ([whole, fraction]) => {
        const written = fraction === "" ? whole : `${whole}.${fraction}`;
        expect(lineOf(numeric(written)).decimal()).toEqual(normalise(decimal(written)));
      }),
      { numRuns: 1000 },
    );
  });

  test("a number that is negative, or none, is a fault", () => {
    expect(() => lineOf(numeric("1", 0x4000)).decimal()).toThrow(/negative/u);
    expect(() => lineOf(field(null)).decimal()).toThrow(/NULL/u);
  });
});

test("lines are read once they are whole, wherever the bytes are cut", () => {
  const lines = Array.from({ length: 4 }, (_, index) => [bigint(BigInt(index)), field(null), text(`line ${index}`)]);
  const bytes = copied(...lines);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
      const fields = new CopiedFields();
      const read: unknown[] = [];
      const ends = [...cuts.toSorted((left, right) => left - right), bytes.length];
      for (const [index, end] of ends.entries()) {
        fields.goOn(bytes.subarray(ends[index - 1] ?? 0, end));
        while (fields.nextLine()) read.push([fields.integer(), fields.integer(), fields.text()]);
      }
      expect(read).toEqual(lines.map((_, index) => [index, null, `line ${index}`]));
      expect(fields.rest).toEqual(END);
    }),
  );
});

test("what comes after the copy is somebody else's, as soon as it begins", () => {
  const fields = new CopiedFields();
  fields.goOn(copied([bigint(1n)]).subarray(0, -END.length));
  expect([fields.nextLine(), fields.integer(), fields.nextLine(), fields.rest]).toEqual([true, 1, false, null]);
  const failed = message("E", Buffer.from("SERROR\0\0"));
  fields.goOn(failed.subarray(0, 6));
  expect([fields.nextLine(), fields.rest]).toEqual([false, failed.subarray(0, 6)]);
});

test("the record at the end of a line has what is not NULL", () => {
  const fields = lineOf(bigint(1n), text("Cyprus"), text(null), text(""));
  expect(fields.integer()).toBe(1);
  expect(fields.record(["country", "city", "network"])).toEqual({ country: "Cyprus", network: "" });
});
