const PLACE_BITS = 10;
const PLACES = 1 << PLACE_BITS;
const HASH_FACTOR = 0x9e3779b1;

/** Longer texts are mostly said once: looking for them would only take longer. */
const LONGEST = 8;
const WORD = 4;

/**
 * Texts by their bytes, for columns that say the same few things by the million: finding one is quicker than making it, and equal texts are
 * one object. Eight bytes are two words, so two comparisons tell whether they are the same. Of two for the same place the later one
 * stays, so that it never grows.
 */
export class TextCache {
  private readonly texts: string[] = Array.from({ length: PLACES }, () => "");
  private readonly lengths = new Uint8Array(PLACES);
  private readonly firsts = new Int32Array(PLACES);
  private readonly lasts = new Int32Array(PLACES);

  /** In UTF-8. */
  textOf(bytes: DataView, start: number, end: number): string {
    const length = end - start;
    if (length > LONGEST) return written(bytes, start, end);
    const first = firstWord(bytes, start, length);
    // Of fewer than eight bytes some stand in both words.
    const last = length > WORD ? bytes.getInt32(end - WORD) : 0;
    const hash = Math.imul(first ^ Math.imul(last ^ length, HASH_FACTOR), HASH_FACTOR);
    const place = hash >>> (32 - PLACE_BITS);
    if (this.firsts[place] === first && this.lasts[place] === last && this.lengths[place] === length) return this.texts[place] ?? "";
    const text = written(bytes, start, end);
    this.texts[place] = text;
    this.firsts[place] = first;
    this.lasts[place] = last;
    this.lengths[place] = length;
    return text;
  }
}

function firstWord(bytes: DataView, start: number, length: number): number {
  if (length >= WORD) return bytes.getInt32(start);
  let word = 0;
  for (let at = start; at < start + length; at += 1) word = (word << 8) | bytes.getUint8(at);
  return word;
}

function written({ buffer, byteOffset }: DataView, start: number, end: number): string {
  return Buffer.from(buffer, byteOffset + start, end - start).toString("utf8");
}
