import { decimal } from "#lib/kernel/decimal.ts";
import { ok } from "#lib/kernel/result.ts";
import { fractionOf } from "../fraction.ts";
import type { ChargeProgram } from "./charge-program.ts";

/** An amount per UDR, whatever the quantity. */
export type FlatCharge = { readonly charge: "flat"; readonly amount: string };

export function flatProgram(charge: FlatCharge): ChargeProgram {
  const charged = ok({
    amount: fractionOf(decimal(charge.amount)),
    lines: [{ kind: "flat", amount: charge.amount }],
    attributes: {},
  } as const);
  return () => charged;
}
