import type { Instant } from "#lib/kernel/instant.ts";
import { divideSafe, isSafe } from "#lib/kernel/safe-integer.ts";
import { nextChange } from "../time-model.ts";
import type { Usage } from "../usage.ts";
import { isTimeOf, openLines, type QuickRates, timeModelOf } from "./quick-rates.ts";

/** Usage that one line prices, in whole steps of the scale it was cut at. */
export type QuickCut = { readonly line: number; quantity: number };

type ToCut = { readonly rates: QuickRates; readonly row: number; readonly quantity: number };

/** As `cutUsage`, in safe integers. Null where a product leaves them. */
export function cutQuickly(
  { rates, row, quantity }: ToCut,
  { from, to, metadata }: Pick<Usage, "from" | "metadata"> & { readonly to: Instant },
): readonly QuickCut[] | null {
  const open = openLines(rates, row, metadata);
  const starts: number[] = [];
  const winners: number[] = [];
  for (let at: Instant | null = from; at !== null; at = changeAfter(rates, open, { at, to })) {
    const winner = winnerAt(rates, open, at);
    if (winners.length > 0 && winners[winners.length - 1] === winner) continue;
    if (winners.length === MOST_STRETCHES) return null;
    starts.push(at);
    winners.push(winner);
  }
  const [only] = winners;
  if (winners.length === 1 && only !== undefined) return [{ line: only, quantity }];
  return merged(winners, apportioned(starts, { from, to, quantity }));
}

/** Usage that lasts for months is rare, and sharing it out below takes time by the square. */
const MOST_STRETCHES = 32;

function winnerAt(rates: QuickRates, open: readonly number[], at: Instant): number {
  for (const line of open) if (isTimeOf(rates, line, at)) return line;
  return -1;
}

type Rest = { readonly at: Instant; readonly to: Instant };

/** Null when nothing changes before the end. */
function changeAfter(rates: QuickRates, open: readonly number[], { at, to }: Rest): Instant | null {
  let first: Instant | null = null;
  for (const line of open) {
    const model = timeModelOf(rates, line);
    if (model !== null) first = nextChange(model, at, first ?? to) ?? first;
  }
  return first;
}

type Stretch = { readonly from: Instant; readonly to: Instant; readonly quantity: number };

/** By duration, the largest remainder first, ties to the earlier; null beyond 2^53. */
function apportioned(starts: readonly number[], { from, to, quantity }: Stretch): number[] | null {
  const whole = to - from;
  const shares: number[] = [];
  const remainders: number[] = [];
  let rest = quantity;
  for (let index = 0; index < starts.length; index += 1) {
    const product = quantity * ((starts[index + 1] ?? to) - (starts[index] ?? to));
    if (!isSafe(product)) return null;
    const share = divideSafe(product, whole, "down");
    shares.push(share);
    remainders.push(product - share * whole);
    rest -= share;
  }
  for (; rest > 0; rest -= 1) {
    const largest = remainders.indexOf(Math.max(...remainders));
    remainders[largest] = -1;
    shares[largest] = (shares[largest] ?? 0) + 1;
  }
  return shares;
}

function merged(winners: readonly number[], shares: readonly number[] | null): readonly QuickCut[] | null {
  if (shares === null) return null;
  const cuts: QuickCut[] = [];
  for (const [index, line] of winners.entries()) {
    const quantity = shares[index] ?? 0;
    const known = cuts.find((cut) => cut.line === line);
    if (known) known.quantity += quantity;
    else cuts.push({ line, quantity });
  }
  return cuts;
}
