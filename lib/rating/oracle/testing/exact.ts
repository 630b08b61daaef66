/** A rational number in lowest terms; the bottom is positive. Enough arithmetic to be slow and right. */
export type Exact = { readonly top: bigint; readonly bottom: bigint };

export const NOTHING: Exact = { top: 0n, bottom: 1n };

/** "-12.50" or a count. */
export function exact(text: string | number | bigint): Exact {
  const [whole = "", fraction = ""] = text.toString().split(".");
  return ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

export function ratio(top: bigint, bottom: bigint): Exact {
  if (bottom === 0n) throw new Error("divided by nothing");
  let [left, right] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  while (right !== 0n) [left, right] = [right, left % right];
  const sign = bottom < 0n ? -1n : 1n;
  return left === 0n ? NOTHING : { top: (sign * top) / left, bottom: (sign * bottom) / left };
}

export const plus = (left: Exact, right: Exact): Exact =>
  ratio(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom);
export const negative = (value: Exact): Exact => ({ top: -value.top, bottom: value.bottom });
export const minus = (left: Exact, right: Exact): Exact => plus(left, negative(right));
export const times = (left: Exact, right: Exact): Exact => ratio(left.top * right.top, left.bottom * right.bottom);
export const over = (left: Exact, right: Exact): Exact => ratio(left.top * right.bottom, left.bottom * right.top);
export const percentOf = (percent: Exact, value: Exact): Exact => over(times(percent, value), exact(100));

export const isLess = (left: Exact, right: Exact): boolean => left.top * right.bottom < right.top * left.bottom;
export const isZero = (value: Exact): boolean => value.top === 0n;
export const isPositive = (value: Exact): boolean => value.top > 0n;
export const smaller = (left: Exact, right: Exact): Exact => (isLess(left, right) ? left : right);
export const larger = (left: Exact, right: Exact): Exact => (isLess(left, right) ? right : left);
export const sum = (values: readonly Exact[]): Exact => values.reduce(plus, NOTHING);
