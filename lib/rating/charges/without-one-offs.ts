import { unreachable } from "#lib/kernel/assert.ts";
import type { Band } from "./bands.ts";
import type { Charge } from "./charge.ts";

/**
 * The charge of a later part of cut usage: what is taken once was taken by the first part, and the first part's limits clamp the
 * sum. An absent fee stays absent.
 */
export function withoutOneOffs(charge: Charge): Charge {
  const unlimited = withoutLimits(charge);
  switch (unlimited.charge) {
    case "flat":
      return { ...unlimited, amount: "0" };
    case "graduated":
    case "volume":
      return { ...unlimited, bands: unlimited.bands.map(withoutFlat) };
    case "stepped":
      return unlimited.connectFee === undefined ? unlimited : { ...unlimited, connectFee: "0" };
    case "percentage":
      return unlimited.fixed === undefined ? unlimited : { ...unlimited, fixed: "0" };
    case "perUnit":
    case "package":
    case "costPlus":
      return unlimited;
    default:
      return unreachable(unlimited);
  }
}

/** The same charge with neither minimum nor maximum. */
export function withoutLimits(charge: Charge): Charge {
  const { minimum: _minimum, maximum: _maximum, ...unlimited } = charge;
  return unlimited;
}

function withoutFlat(band: Band): Band {
  return band.flat === undefined ? band : { ...band, flat: "0" };
}
