const bytes = new ArrayBuffer(8);
const words = new Uint32Array(bytes);
const integers = new BigInt64Array(bytes);
const [LOW, HIGH] = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? [0, 1] : [1, 0];
const WORD = 2 ** 32;

/** The bigint of a safe integer. It is put together from two words, because `BigInt(value)` takes two or three times as long. */
export function bigintOf(value: number): bigint {
  const high = Math.floor(value / WORD);
  words[LOW] = value - high * WORD;
  words[HIGH] = high;
  return integers[0] ?? 0n;
}
