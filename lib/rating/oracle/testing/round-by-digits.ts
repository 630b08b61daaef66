import type { RoundingMode } from "#lib/kernel/rounding.ts";
import type { Exact } from "./exact.ts";

/** Writes the digits down one by one, as on paper, and looks at what follows the last. Millionths of the currency's unit. */
export function roundByDigits(value: Exact, roundTo: number, mode: RoundingMode): bigint {
  const isNegative = value.top < 0n;
  let rest = isNegative ? -value.top : value.top;
  let digits = (rest / value.bottom).toString();
  rest %= value.bottom;
  const nextDigit = () => {
    rest *= 10n;
    const digit = (rest / value.bottom).toString();
    rest %= value.bottom;
    return digit;
  };
  for (let place = 0; place < roundTo; place += 1) digits += nextDigit();
  const following = nextDigit();
  const written = BigInt(digits) + (goesUp({ last: digits.slice(-1), following, hasMore: rest > 0n }, mode) ? 1n : 0n);
  const millionths = BigInt(written.toString() + "0".repeat(6 - roundTo));
  return isNegative ? -millionths : millionths;
}

type Tail = { readonly last: string; readonly following: string; readonly hasMore: boolean };

function goesUp({ last, following, hasMore }: Tail, mode: RoundingMode): boolean {
  switch (mode) {
    case "down":
      return false;
    case "up":
      return following !== "0" || hasMore;
    case "half-away-from-zero":
      return "56789".includes(following);
    case "half-even":
      return following === "5" && !hasMore ? "13579".includes(last) : "56789".includes(following);
  }
}
