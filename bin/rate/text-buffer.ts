const CAPACITY = 256 * 1024;
const MOST_BYTES_OF_A_UNIT = 3;

/** Collects small texts into large pieces of UTF-8: many small writes would cost more than the rating. */
export type TextBuffer = {
  /** Says how many bytes the text became. */
  readonly add: (text: string) => number;
  /** Hands over what has been collected so far. */
  readonly flush: () => void;
};

export function createTextBuffer(consume: (piece: Buffer) => void): TextBuffer {
  let buffer = Buffer.allocUnsafe(CAPACITY);
  let used = 0;

  const flush = (): void => {
    if (used === 0) return;
    consume(buffer.subarray(0, used));
    // Whoever consumed it may still hold it.
    buffer = Buffer.allocUnsafe(CAPACITY);
    used = 0;
  };

  const add = (text: string): number => {
    const most = text.length * MOST_BYTES_OF_A_UNIT;
    if (used + most > CAPACITY) flush();
    if (most > CAPACITY) {
      const piece = Buffer.from(text);
      consume(piece);
      return piece.length;
    }
    const length = buffer.write(text, used);
    used += length;
    return length;
  };

  return { add, flush };
}
