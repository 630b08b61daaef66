import { assert } from "#lib/kernel/assert.ts";
import { decimal, decimalToShortString, powerOfTen, rescale } from "#lib/kernel/decimal.ts";
import { byScale } from "./by-scale.ts";
import type { ChargeProgram, Counted } from "./charge-program.ts";
import { countUsage } from "./count-usage.ts";
import { divideUp } from "./divide-up.ts";
import { measureQuantity } from "./measure-usage.ts";

/** What is left of the quantity after the free part, in whole packages: one that is begun counts. */
export type PackageCharge = { readonly charge: "package"; readonly size: string; readonly price: string; readonly free?: string };

export function packageProgram(charge: PackageCharge): ChargeProgram {
  const { size: sizeText, price: priceText, free: freeText = "0" } = charge;
  const [size, price, free] = [decimal(sizeText), decimal(priceText), decimal(freeText)];
  assert(size.unscaled > 0n, "a package holds something");
  const denominator = powerOfTen(price.scale);
  const integersAt = byScale((quantityScale) => {
    const scale = Math.max(quantityScale, size.scale, free.scale);
    return { scale, size: rescale(size, scale), free: rescale(free, scale) };
  });
  const packed = ({ quantity }: Counted) => {
    const integers = integersAt(quantity.scale);
    const beyond = rescale(quantity, integers.scale) - integers.free;
    const left = beyond > 0n ? beyond : 0n;
    return { left: { unscaled: left, scale: integers.scale }, packages: divideUp(left, integers.size) };
  };
  return {
    measure: measureQuantity,
    count: countUsage,
    amount: (counted) => ({ numerator: packed(counted).packages * price.unscaled, denominator }),
    total: (counted) => {
      const { left, packages } = packed(counted);
      const numerator = packages * price.unscaled;
      const line = {
        kind: "packages",
        quantity: decimalToShortString(left),
        free: freeText,
        size: sizeText,
        packages: packages.toString(),
        price: priceText,
        amount: decimalToShortString({ unscaled: numerator, scale: price.scale }),
      } as const;
      return { amount: { numerator, denominator }, lines: [line] };
    },
  };
}
