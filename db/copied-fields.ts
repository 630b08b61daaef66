import { fault } from "#lib/kernel/assert.ts";
import { type Decimal, normalise, powerOfTen } from "#lib/kernel/decimal.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { bigintOf } from "#lib/kernel/safe-bigint.ts";
import { TextCache } from "./text-cache.ts";

/** Messages of the protocol: a letter, then a length that counts itself. Each line of the copy is one message. */
const MESSAGE = { data: 0x64, begin: 0x48, notice: 0x4e, parameter: 0x53, notification: 0x41 } as const;
const MESSAGE_HEADER = 5;
/** Before the lines, or at any time between them: nothing is to be done about these. */
const BESIDE: readonly (number | undefined)[] = [MESSAGE.begin, MESSAGE.notice, MESSAGE.parameter, MESSAGE.notification];

/** Before the first line: the signature, the flags and the length of an extension that nobody uses. */
const HEADER = 19;
const NO_MORE_LINES = 0xffff;
const WORD = 2 ** 32;

/** Instants are counted from 2000, in microseconds. */
const EPOCH = Date.UTC(2000, 0, 1);

/** A numeric has digits of base 10,000: their count, the place of the first, sign, decimals, and then the digits. */
const NUMERIC = { count: 0, weight: 2, sign: 4, scale: 6, digits: 8 } as const;
const BASE = 10_000;
const DECIMALS_OF_A_DIGIT = 4;

/** As many of them fit a double exactly. */
const SAFE_DIGITS = 3;

/**
 * Reads the binary format of COPY field by field, from the very bytes of the connection: no message is cut out, no text is made for a number,
 * and no digits are put together. The fields of a line must be read in their order, each as what it is, before more bytes are given.
 */
export class CopiedFields {
  private bytes: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private at = 0;
  /** The beginning of the message that comes next. */
  private next = 0;
  private isBegun = false;
  private isOver = false;
  private readonly texts = new TextCache();

  /** The bytes that came next, cut anywhere. */
  goOn(chunk: Buffer): void {
    const rest = this.bytes.subarray(this.next);
    this.bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
    this.next = 0;
  }

  /** To the beginning of the next line; false where it is not there yet, or not to its end, and where no other comes. */
  nextLine(): boolean {
    const { bytes } = this;
    while (this.next + MESSAGE_HEADER <= bytes.length) {
      const kind = bytes[this.next];
      const begin = this.next + MESSAGE_HEADER;
      const end = this.next + 1 + this.word(this.next + 1);
      this.isOver = kind !== MESSAGE.data && !BESIDE.includes(kind);
      if (this.isOver || end > bytes.length) return false;
      this.next = end;
      if (kind === MESSAGE.data && this.isLine(begin, end)) return true;
    }
    return false;
  }

  /** The bytes of the messages after the copy: that it is done, or what went wrong. Null until they begin. */
  get rest(): Buffer | null {
    return this.isOver ? this.bytes.subarray(this.next) : null;
  }

  /** A bigint that fits a double; null for NULL. */
  integer(): number | null {
    const { at } = this;
    if (this.word(at) < 0) return this.skipNull();
    this.at = at + 12;
    return this.word(at + 4) * WORD + (this.word(at + 8) >>> 0);
  }

  /** Of whole milliseconds; null for NULL. */
  instant(): Instant | null {
    const micros = this.integer();
    return micros === null ? null : instantFromMillis(Math.round(micros / 1000) + EPOCH);
  }

  /** A numeric that is not negative and not NULL, without zeros at its end. */
  decimal(): Decimal {
    const length = this.word(this.at);
    const start = this.at + 4;
    this.at = start + length;
    if (length < NUMERIC.digits || this.short(start + NUMERIC.sign) !== 0)
      return fault("a copied numeric that is NULL, negative or no number");
    const count = this.short(start + NUMERIC.count);
    // Of the first digit, as a number of 16 bits with a sign; the last one's is below 0 where there are decimals.
    const weight = (this.short(start + NUMERIC.weight) << 16) >> 16;
    const power = (weight - count + 1) * DECIMALS_OF_A_DIGIT;
    if (count > SAFE_DIGITS || power > 0) return this.longDecimal(start + NUMERIC.digits, count, power);
    let value = 0;
    for (let digit = 0; digit < count; digit += 1) value = value * BASE + this.short(start + NUMERIC.digits + digit * 2);
    let scale = count === 0 || power === 0 ? 0 : -power;
    for (; scale > 0 && value % 10 === 0; scale -= 1) value /= 10;
    return { unscaled: bigintOf(value), scale };
  }

  boolean(): boolean {
    const { at } = this;
    this.at = at + 5;
    return this.bytes[at + 4] === 1;
  }

  /** Null for NULL. */
  text(): string | null {
    const length = this.word(this.at);
    if (length < 0) return this.skipNull();
    const start = this.at + 4;
    this.at = start + length;
    return this.texts.textOf(this.view, start, this.at);
  }

  /** A text for each of these names, one after the other; none for NULL. */
  record(keys: readonly string[]): Readonly<Record<string, string>> {
    const record: Record<string, string> = {};
    for (const key of keys) {
      const value = this.text();
      if (value !== null) record[key] = value;
    }
    return record;
  }

  private isLine(begin: number, end: number): boolean {
    const at = this.isBegun ? begin : begin + HEADER;
    this.isBegun = true;
    if (at >= end || this.short(at) === NO_MORE_LINES) return false;
    this.at = at + 2;
    return true;
  }

  private longDecimal(digits: number, count: number, power: number): Decimal {
    let value = 0n;
    for (let digit = 0; digit < count; digit += 1) value = value * 10_000n + BigInt(this.short(digits + digit * 2));
    return power > 0 ? { unscaled: value * powerOfTen(power), scale: 0 } : normalise({ unscaled: value, scale: -power });
  }

  private skipNull(): null {
    this.at += 4;
    return null;
  }

  /** 32 bits with a sign. */
  private word(at: number): number {
    return this.view.getInt32(at);
  }

  private short(at: number): number {
    return this.view.getUint16(at);
  }
}
