import type { Added } from "#lib/rating/add-discounts.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import type { SharedAllowance, SharedTermsOf } from "./allowance-schema.ts";

/**
 * What an agreement's SIMs share, as the engine takes it: free usage of a period. Terms (domain R41) and the agreement's choice of discounts
 * are about additive discounts, which allowances are not.
 */
export function agreedDiscounts({ allowances = [], zones = {}, timeZone }: SharedTermsOf): Added {
  return {
    discounts: allowances.map((allowance, index) => agreedDiscount(allowance, { timeZone, level: index + 1 })),
    zones: Object.fromEntries(
      allowances.flatMap(({ code, zone }) => {
        const conditions = zone === undefined ? undefined : zones[zone];
        return zone === undefined || conditions === undefined ? [] : [[zoneName(zone, code), conditions] as const];
      }),
    ),
  };
}

type Place = { readonly timeZone: string; readonly level: number };

/** The order of the document is that of consumption, and levels are how the engine is told. */
export function agreedDiscount(allowance: SharedAllowance, { timeZone, level }: Place): Discount {
  const { code, quantity, for: target, zone, renew, capPerSim = null } = allowance;
  return {
    code,
    // An allowance has no versions of its own, but those of its agreement, of which one is in force.
    version: 1,
    kind: "freeUsage",
    value: quantity,
    per: "period",
    renew,
    level,
    for: target,
    zone: zone === undefined ? null : zoneName(zone, code),
    account: null,
    validFrom: null,
    validTo: null,
    shared: { capPerSim, timeZone },
  };
}

/** No code holds a blank, so that no zone of a plan or a discount is called so. */
function zoneName(zone: string, code: string): string {
  return `${zone} (allowance ${code})`;
}
