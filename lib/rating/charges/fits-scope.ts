import { unreachable } from "#lib/kernel/assert.ts";
import { parseDecimal } from "#lib/kernel/decimal.ts";
import type { Scope } from "../rate-book.ts";
import type { Charge } from "./charge.ts";

/** Which member of the charge does not fit the scope (null: the charge as such), in a sentence for whoever sets the price. */
export type ScopeProblem = { readonly member: string | null; readonly message: string };

/**
 * A flat amount, a call's steps and a cost with markup belong to one UDR each; a free part needs usage that counts together. A free
 * part of 0 is none, so it fits everywhere.
 */
export function scopeProblem(charge: Charge, scope: Scope): ScopeProblem | null {
  switch (charge.charge) {
    case "perUnit":
    case "graduated":
    case "volume":
      return null;
    case "flat":
      return alone(scope, "A flat amount is taken for each UDR");
    case "stepped":
      return alone(scope, "Increments and the connect fee are counted for each UDR");
    case "costPlus":
      return alone(scope, "A cost with markup is passed on for each UDR");
    case "package":
      return isNone(charge.free) ? null : together(scope, "free");
    case "percentage":
      if (charge.freeUdrs !== undefined && charge.freeUdrs > 0) return together(scope, "freeUdrs");
      return isNone(charge.freeAmount) ? null : together(scope, "freeAmount");
    default:
      return unreachable(charge);
  }
}

function alone(scope: Scope, why: string): ScopeProblem | null {
  return scope === "udr" ? null : { member: null, message: `${why}, so the scope of the rate must be "udr", not "${scope}"` };
}

function together(scope: Scope, member: string): ScopeProblem | null {
  if (scope !== "udr") return null;
  return {
    member,
    message: 'A free part is for all usage of a cycle together, so the scope of the rate must be "period" or "pool", not "udr"',
  };
}

function isNone(free: string | undefined): boolean {
  return free === undefined || parseDecimal(free)?.unscaled === 0n;
}
