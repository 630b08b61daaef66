import { assert } from "#lib/kernel/assert.ts";
import { type Decimal, decimal, decimalToShortString, powerOfTen, rescale } from "#lib/kernel/decimal.ts";
import { ceilingSafe, safeInteger, TENS } from "#lib/kernel/safe-integer.ts";
import { shortText } from "#lib/kernel/safe-text.ts";
import { byScale } from "./by-scale.ts";
import type { ChargeProgram, Counted } from "./charge-program.ts";
import { countUsage } from "./count-usage.ts";
import { divideUp } from "./divide-up.ts";
import { measureQuantity } from "./measure-usage.ts";
import { isExact } from "./safe-amount.ts";
import type { SafeProgram } from "./safe-program.ts";

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
    // A free part is for usage that counts together, and that is not priced here.
    safely: free.unscaled === 0n ? safelyPacked({ size, price }, { free: freeText, size: sizeText, price: priceText }) : null,
  };
}

type Figures = { readonly size: Decimal; readonly price: Decimal };
type Written = { readonly free: string; readonly size: string; readonly price: string };

function safelyPacked({ size, price }: Figures, { free, size: sizeText, price: priceText }: Written): SafeProgram {
  const [each, whole] = [safeInteger(price.unscaled), safeInteger(size.unscaled)];
  return ({ unscaled, scale, text: quantity }) => {
    const finest = Math.max(scale, size.scale);
    const packages = ceilingSafe(unscaled * (TENS[finest - scale] ?? Number.NaN), whole * (TENS[finest - size.scale] ?? Number.NaN));
    const amount = { unscaled: packages * each, scale: price.scale, over: 1 };
    if (!isExact(amount)) return null;
    const text = shortText(amount.unscaled, amount.scale);
    const line = { kind: "packages", quantity, free, size: sizeText, packages: `${packages}`, price: priceText, amount: text } as const;
    return { amount, text, lines: [line], limit: null };
  };
}
