import { unreachable } from "#lib/kernel/assert.ts";
import type { Charge } from "./charge.ts";

/** The metadata attributes that a charge reads as numbers. */
export function attributesOf(charge: Charge): readonly string[] {
  return charge.charge === "perUnit" ? listOf(charge.times) : amountAttributesOf(charge);
}

/** Those that it measures usage by: amounts, which are shared out when the usage is cut. A factor holds for every part alike. */
export function amountAttributesOf(charge: Charge): readonly string[] {
  switch (charge.charge) {
    case "percentage":
    case "costPlus":
      return [charge.of];
    case "perUnit":
    case "flat":
    case "graduated":
    case "volume":
    case "package":
    case "stepped":
      return [];
    default:
      return unreachable(charge);
  }
}

function listOf(attribute: string | undefined): readonly string[] {
  return attribute === undefined ? [] : [attribute];
}
