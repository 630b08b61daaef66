import { rescale } from "#lib/kernel/decimal.ts";
import type { Fraction } from "../fraction.ts";
import { type Band, bandAmount, bandLines, bandOf, compileBands } from "./bands.ts";
import type { ChargeProgram, Counted } from "./charge-program.ts";
import { countUsage } from "./count-usage.ts";
import { measureQuantity } from "./measure-usage.ts";
import { safelyByVolume } from "./safe-bands.ts";

/** The whole quantity at the price of the band it ends in, plus that band's flat amount. */
export type VolumeCharge = { readonly charge: "volume"; readonly bands: readonly Band[] };

export function volumeProgram(charge: VolumeCharge): ChargeProgram {
  const tableAt = compileBands(charge.bands);
  const amountOf = ({ quantity }: Counted): Fraction => {
    const table = tableAt(quantity.scale);
    const total = rescale(quantity, table.scale);
    const { price, flat } = bandOf(total, table);
    return bandAmount(total * price + flat, table);
  };
  return {
    measure: measureQuantity,
    count: countUsage,
    amount: amountOf,
    total: (counted) => {
      const table = tableAt(counted.quantity.scale);
      const total = rescale(counted.quantity, table.scale);
      return { amount: amountOf(counted), lines: bandLines(bandOf(total, table), total, table) };
    },
    safely: safelyByVolume(tableAt),
  };
}
