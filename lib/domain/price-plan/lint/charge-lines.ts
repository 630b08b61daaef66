import type { Charge } from "#lib/rating/charges/charge.ts";
import type { CompiledCharge } from "#lib/rating/charges/compile-charge.ts";
import type { LintedRate } from "./lint-context.ts";
import type { LineReach } from "./rate-reach.ts";

/** A line of a rate with what it charges, and where that is written. */
export type ChargeLine = { readonly reach: LineReach; readonly charge: Charge; readonly compiled: CompiledCharge; readonly path: string };

/** The levels in their order, then the base. */
export function chargeLines({ rate, compiled, reach, path }: LintedRate): readonly ChargeLine[] {
  const levels = reach.levels.flatMap((line, order) => {
    const [index, tier] = [line.level?.index ?? -1, compiled.tiers[order]];
    const charge = rate.tiered[index]?.charge;
    return charge === undefined || tier === undefined
      ? []
      : [{ reach: line, charge, compiled: tier.charge, path: `${path}.tiered[${index}].charge` }];
  });
  return [...levels, { reach: reach.base, charge: rate.base, compiled: compiled.base, path: `${path}.base` }];
}
