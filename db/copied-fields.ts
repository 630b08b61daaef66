import { type Decimal, decimal } from "#lib/kernel/decimal.ts";

const [TAB, NEWLINE, BACKSLASH, POINT, MINUS, ZERO, LETTER_N] = [9, 10, 92, 46, 45, 48, 78];

/** As many digits fit a double exactly. */
const SAFE_DIGITS = 15;

/**
 * Reads the text format of COPY field by field from its bytes, without a text for each field: of a number nobody needs one. The fields of a
 * line must be read in their order, all of them.
 */
export class CopiedFields {
  private readonly bytes: Buffer;
  private at = 0;
  private readonly end: number;

  /** `bytes` hold whole lines up to `end`. */
  constructor(bytes: Buffer, end: number) {
    this.bytes = bytes;
    this.end = end;
  }

  isAtEnd(): boolean {
    return this.at >= this.end;
  }

  /** A whole number of at most 15 digits; null for NULL. */
  integer(): number | null {
    const { bytes } = this;
    let at = this.at;
    if (bytes[at] === BACKSLASH) return this.skipNull();
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    let value = 0;
    for (let byte = bytes[at] ?? NEWLINE; byte !== TAB && byte !== NEWLINE; byte = bytes[at] ?? NEWLINE) {
      value = value * 10 + (byte - ZERO);
      at += 1;
    }
    this.at = at + 1;
    return isNegative ? -value : value;
  }

  /** A number that is not negative and not NULL, with the digits that were written. */
  decimal(): Decimal {
    const { bytes, at: start } = this;
    let [at, value, digits, point] = [start, 0, 0, -1];
    for (let byte = bytes[at] ?? NEWLINE; byte !== TAB && byte !== NEWLINE; byte = bytes[at] ?? NEWLINE) {
      if (byte === POINT) point = at;
      else {
        value = value * 10 + (byte - ZERO);
        digits += 1;
      }
      at += 1;
    }
    this.at = at + 1;
    if (digits > SAFE_DIGITS) return decimal(bytes.toString("latin1", start, at));
    return { unscaled: BigInt(value), scale: point < 0 ? 0 : at - point - 1 };
  }

  /** True for "t". */
  boolean(): boolean {
    const { bytes, at } = this;
    this.at = at + 2;
    return bytes[at] === 116;
  }

  /** Null for NULL. */
  text(): string | null {
    const { bytes, at: start } = this;
    if (bytes[start] === BACKSLASH && bytes[start + 1] === LETTER_N) return this.skipNull();
    let [at, isPlain, isEscaped] = [start, true, false];
    for (let byte = bytes[at] ?? NEWLINE; byte !== TAB && byte !== NEWLINE; byte = bytes[at] ?? NEWLINE) {
      if (byte >= 128) isPlain = false;
      else if (byte === BACKSLASH) isEscaped = true;
      at += 1;
    }
    this.at = at + 1;
    const text = isPlain ? bytes.toString("latin1", start, at) : bytes.toString("utf8", start, at);
    return isEscaped ? unescaped(text) : text;
  }

  private skipNull(): null {
    this.at += "\\N\t".length;
    return null;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** What would end a field or a line is written with a backslash. */
function unescaped(field: string): string {
  return field.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter);
}
