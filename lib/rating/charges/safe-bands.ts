import { isSafe, safeInteger, TENS } from "#lib/kernel/safe-integer.ts";
import { shortText } from "#lib/kernel/safe-text.ts";
import { andOne } from "./and-one.ts";
import { type BandTable, bandFlatLine, type CompiledBand, type CompiledBands } from "./bands.ts";
import { byScale } from "./by-scale.ts";
import type { ChargeLine } from "./charge-line.ts";
import { isExact, type SafeQuantity } from "./safe-amount.ts";
import type { SafeCharged, SafeProgram } from "./safe-program.ts";

/** A table of bands in safe integers; NaN where a figure does not fit. */
type SafeTable = { readonly scale: number; readonly amountScale: number; readonly bands: readonly SafeBand[] };

type SafeBand = Below & {
  readonly written: CompiledBand["written"];
  /** The last has no end: infinite. */
  readonly upTo: number;
  readonly price: number;
  readonly flat: number;
  readonly flatLine: ChargeLine | null;
};

/** Where the part of the quantity begins that the band prices, and what came to how much before it. */
type Below = { readonly from: number; readonly below: number; readonly linesBelow: readonly ChargeLine[] };

const NOTHING_BELOW: Below = { from: 0, below: 0, linesBelow: [] };

/** Each part of the quantity in its band; `fullLines` are those of each band when it is full. */
export function safelyGraduated(tableAt: CompiledBands, fullLines: readonly (readonly ChargeLine[])[]): SafeProgram {
  const belowOf = ({ index, from, below }: CompiledBand): Below => {
    return { from: safeInteger(from), below: safeInteger(below), linesBelow: fullLines.slice(0, index).flat() };
  };
  return safelyBanded(tableAt, belowOf);
}

/** The whole quantity in the band it ends in. */
export function safelyByVolume(tableAt: CompiledBands): SafeProgram {
  return safelyBanded(tableAt, () => NOTHING_BELOW);
}

function safelyBanded(tableAt: CompiledBands, belowOf: (band: CompiledBand) => Below): SafeProgram {
  const safeTableAt = byScale((scale) => safeTable(tableAt(scale), belowOf));
  return (quantity) => chargeBands(safeTableAt(quantity.scale), quantity);
}

function safeTable(table: BandTable, belowOf: (band: CompiledBand) => Below): SafeTable {
  const { scale, amountScale } = table;
  const bands = table.bands.map(
    (band): SafeBand => ({
      ...belowOf(band),
      written: band.written,
      upTo: band.upTo === null ? Number.POSITIVE_INFINITY : safeInteger(band.upTo),
      price: safeInteger(band.price),
      flat: safeInteger(band.flat),
      flatLine: band.flat === 0n ? null : bandFlatLine(band, table),
    }),
  );
  return { scale, amountScale, bands };
}

function chargeBands({ scale, amountScale, bands }: SafeTable, quantity: SafeQuantity): SafeCharged | null {
  const total = quantity.unscaled * (TENS[scale - quantity.scale] ?? Number.NaN);
  const band = bandOf(total, bands);
  if (band === null) return null;
  const part = total - band.from;
  const ofPart = part * band.price;
  const withoutFlat = band.below + ofPart;
  const amount = { unscaled: withoutFlat + band.flat, scale: amountScale, over: 1 };
  if (!(isSafe(total) && isSafe(ofPart) && isSafe(withoutFlat) && isExact(amount))) return null;

  const { from, upTo, price } = band.written;
  const partText = band.from === 0 ? quantity.text : shortText(part, scale);
  const line: ChargeLine = { kind: "band", from, upTo, quantity: partText, price, amount: shortText(ofPart, amountScale) };
  const { linesBelow, flatLine } = band;
  if (linesBelow.length === 0 && flatLine === null) return { amount, text: line.amount, lines: [line], limit: null };
  const withoutFlatLine = andOne(linesBelow, line);
  const lines = flatLine === null ? withoutFlatLine : andOne(withoutFlatLine, flatLine);
  return { amount, text: shortText(amount.unscaled, amountScale), lines, limit: null };
}

/** Null where an end does not fit. */
function bandOf(total: number, bands: readonly SafeBand[]): SafeBand | null {
  for (const band of bands) {
    if (total <= band.upTo) return band;
    if (!(total > band.upTo)) return null;
  }
  return null;
}
