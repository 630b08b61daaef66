import { compareDecimals, decimalToString, parseDecimal, rescale, subtractDecimals } from "#lib/kernel/decimal.ts";
import { divideRounded } from "#lib/kernel/rounding.ts";

/** "+5.0", "−20.0": how much one price differs from another, in percent to one decimal. Null where there is nothing to compare. */
export function percentChange(before: string, after: string): string | null {
  const [was, is] = [parseDecimal(before), parseDecimal(after)];
  if (was === null || is === null || was.unscaled <= 0n || compareDecimals(was, is) === 0) return null;
  const difference = subtractDecimals(is, was);
  const scale = Math.max(difference.scale, was.scale);
  const tenths = divideRounded(rescale(difference, scale) * 1000n, rescale(was, scale), "half-away-from-zero");
  const text = decimalToString({ unscaled: tenths < 0n ? -tenths : tenths, scale: 1 });
  return `${difference.unscaled < 0n ? "−" : "+"}${text}`;
}
