import { assert, present } from "#lib/kernel/assert.ts";
import { type Decimal, decimal, decimalToShortString, powerOfTen, rescale, ZERO } from "#lib/kernel/decimal.ts";
import type { Fraction } from "../fraction.ts";
import { byScale } from "./by-scale.ts";
import type { ChargeLine } from "./charge-line.ts";

/** A step of the quantity: above the band before it, up to and including `upTo`; the last has no end. Price and flat are "0" when absent. */
export type Band = { readonly upTo: string | null; readonly price?: string; readonly flat?: string };

/** Gives the bands for a quantity of that scale. */
export type CompiledBands = (quantityScale: number) => BandTable;

/** All numbers as integers: edges × 10^scale, prices × 10^priceScale, amounts × 10^amountScale, which is the sum of both. */
export type BandTable = {
  readonly scale: number;
  readonly amountScale: number;
  readonly bands: readonly CompiledBand[];
};

export type CompiledBand = {
  readonly index: number;
  readonly written: WrittenBand;
  readonly from: bigint;
  readonly upTo: bigint | null;
  readonly price: bigint;
  readonly flat: bigint;
  /** What all the bands below come to when each is full, their flat amounts included. */
  readonly below: bigint;
};

/** The band in the words of the document. */
type WrittenBand = { readonly from: string; readonly upTo: string | null; readonly price: string };

export function compileBands(bands: readonly Band[]): CompiledBands {
  const isLast = (index: number) => index === bands.length - 1;
  assert(
    bands.length > 0 && bands.every(({ upTo }, index) => (upTo === null) === isLast(index)),
    "bands of which only the last is without end",
  );
  const read = bands.map(({ upTo, price = "0", flat = "0" }, index) => ({
    written: { from: bands[index - 1]?.upTo ?? "0", upTo, price },
    upTo: upTo === null ? null : decimal(upTo),
    price: decimal(price),
    flat: decimal(flat),
  }));
  const edgeScale = Math.max(...read.map(({ upTo }) => (upTo ?? ZERO).scale));
  const priceScale = Math.max(...read.map(({ price, flat }) => Math.max(price.scale, flat.scale)));
  return byScale((quantityScale) => tableOf(read, Math.max(quantityScale, edgeScale), priceScale));
}

/** The band that a quantity above 0 ends in: an edge belongs to the band below it. */
export function bandOf(quantity: bigint, { bands }: BandTable): CompiledBand {
  return present(
    bands.find(({ upTo }) => upTo === null || quantity <= upTo),
    "a band without end",
  );
}

/** A part of the quantity at the price of a band, with the band's flat amount on a line of its own. */
export function bandLines(band: CompiledBand, part: bigint, { scale, amountScale }: BandTable): readonly ChargeLine[] {
  const { from, upTo, price } = band.written;
  const quantity = decimalToShortString({ unscaled: part, scale });
  const amount = decimalToShortString({ unscaled: part * band.price, scale: amountScale });
  const line: ChargeLine = { kind: "band", from, upTo, quantity, price, amount };
  return band.flat === 0n ? [line] : [line, bandFlatLine(band, { amountScale })];
}

export function bandFlatLine({ written, flat }: CompiledBand, { amountScale }: Pick<BandTable, "amountScale">): ChargeLine {
  const { from, upTo } = written;
  return { kind: "bandFlat", from, upTo, amount: decimalToShortString({ unscaled: flat, scale: amountScale }) };
}

export function bandAmount(unscaled: bigint, { amountScale }: BandTable): Fraction {
  return { numerator: unscaled, denominator: powerOfTen(amountScale) };
}

type ReadBand = { readonly written: WrittenBand; readonly upTo: Decimal | null; readonly price: Decimal; readonly flat: Decimal };

function tableOf(read: readonly ReadBand[], scale: number, priceScale: number): BandTable {
  const bands: CompiledBand[] = [];
  let from = 0n;
  let below = 0n;
  for (const [index, band] of read.entries()) {
    const upTo = band.upTo === null ? null : rescale(band.upTo, scale);
    const price = rescale(band.price, priceScale);
    const flat = rescale(band.flat, priceScale) * powerOfTen(scale);
    bands.push({ index, written: band.written, from, upTo, price, flat, below });
    if (upTo === null) break;
    below += (upTo - from) * price + flat;
    from = upTo;
  }
  return { scale, amountScale: scale + priceScale, bands };
}
