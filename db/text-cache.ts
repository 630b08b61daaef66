const PLACES = 1024;
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;

/** Longer texts are mostly said once: looking for them would only take longer. */
const LONGEST = 32;

/**
 * Texts by their bytes, for columns that say the same few things by the million: finding one takes a third of what making it does, and equal
 * texts are one object. Of two for the same place the later one stays, so that it never grows.
 */
export class TextCache {
  private readonly places: string[] = Array.from({ length: PLACES }, () => "");

  textOf(bytes: Buffer, start: number, end: number): string {
    if (end - start > LONGEST) return bytes.toString("utf8", start, end);
    let [hash, all] = [HASH_START, 0];
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      all |= byte;
      hash = Math.imul(hash ^ byte, HASH_FACTOR);
    }
    // Letters of several bytes are not compared byte by byte with what they make.
    if (all >= 128) return bytes.toString("utf8", start, end);
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = this.places[place] ?? "";
    if (known.length === end - start && isText(known, bytes, start)) return known;
    const text = bytes.toString("latin1", start, end);
    this.places[place] = text;
    return text;
  }
}

function isText(text: string, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}
