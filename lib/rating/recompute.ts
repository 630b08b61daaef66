import { assert } from "#lib/kernel/assert.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { compileCharge } from "./charges/compile-charge.ts";
import type { Explanation } from "./explanation.ts";
import { type Amounts, directed, roundOnce, splitTax } from "./round-and-tax.ts";

/** The amounts once more, from nothing but the stored explanation: no rate book, no UDR, no metadata. */
export function recompute({ charge, rounding, tax, usage }: Explanation): Amounts {
  const charged = compileCharge(charge.definition).price({ quantity: decimal(charge.quantity), metadata: charge.attributes });
  assert(charged.ok, "an explanation of an amount that cannot be charged");
  const rounded = roundOnce(charged.value.amount, rounding);
  const amounts = splitTax(rounded, { percent: decimal(tax.percent), inclusive: tax.inclusive, rounding });
  return directed(amounts, usage.directive);
}
