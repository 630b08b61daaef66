import { rescale } from "#lib/kernel/decimal.ts";
import type { Fraction } from "../fraction.ts";
import { type Band, type BandTable, bandAmount, bandLines, bandOf, compileBands } from "./bands.ts";
import type { ChargeLine } from "./charge-line.ts";
import type { ChargeProgram, Counted } from "./charge-program.ts";
import { countUsage } from "./count-usage.ts";
import { measureQuantity } from "./measure-usage.ts";
import { safelyGraduated } from "./safe-bands.ts";

/** Each part of the quantity at the price of its band; each band entered adds its flat amount. */
export type GraduatedCharge = { readonly charge: "graduated"; readonly bands: readonly Band[] };

export function graduatedProgram(charge: GraduatedCharge): ChargeProgram {
  const tableAt = compileBands(charge.bands);
  const fullLines = linesOfFullBands(tableAt(0));
  const amountOf = ({ quantity }: Counted): Fraction => {
    const table = tableAt(quantity.scale);
    const total = rescale(quantity, table.scale);
    const { from, price, flat, below } = bandOf(total, table);
    return bandAmount(below + (total - from) * price + flat, table);
  };
  return {
    measure: measureQuantity,
    count: countUsage,
    amount: amountOf,
    total: (counted) => {
      const table = tableAt(counted.quantity.scale);
      const total = rescale(counted.quantity, table.scale);
      const last = bandOf(total, table);
      const lines: ChargeLine[] = [];
      for (let index = 0; index < last.index; index += 1) lines.push(...(fullLines[index] ?? []));
      lines.push(...bandLines(last, total - last.from, table));
      return { amount: amountOf(counted), lines };
    },
    safely: safelyGraduated(tableAt, fullLines),
  };
}

/** A band that is full says the same whatever lies above it, so its lines are written once. */
function linesOfFullBands(table: BandTable): readonly (readonly ChargeLine[])[] {
  return table.bands.map((band) => (band.upTo === null ? [] : bandLines(band, band.upTo - band.from, table)));
}
