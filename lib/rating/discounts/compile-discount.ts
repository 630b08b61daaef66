import { fault, present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { CompiledZone } from "../match-zone.ts";
import type { Discount } from "./discount.ts";
import { type HeldDiscount, heldDiscount } from "./held-discount.ts";

/** One version of a discount, read once. */
export type CompiledDiscount = {
  readonly definition: Discount;
  /** Half-open; without end is infinite. */
  readonly from: number;
  readonly to: number;
  /** The later versions of the same code, the highest first. */
  readonly later: readonly CompiledDiscount[];
  /** Time may end it, or a later version: asked first, so that one for other usage may have another reason. */
  readonly mayBeOver: boolean;
  readonly zone: CompiledZone | null;
  readonly heldAt: (from: Instant) => HeldDiscount;
  /** It counts in periods of its own, so that the instant decides which counter it has. */
  readonly isDated: boolean;
};

export type DiscountContext = { readonly zones: ReadonlyMap<string, CompiledZone>; readonly timeZone: string };

type Siblings = Pick<CompiledDiscount, "later">;

export function compileDiscount(definition: Discount, { zones, timeZone, later }: DiscountContext & Siblings): CompiledDiscount {
  const { validFrom, validTo, zone, per, renew } = definition;
  return {
    definition,
    from: validFrom === null ? Number.NEGATIVE_INFINITY : instantOf(validFrom),
    to: validTo === null ? Number.POSITIVE_INFINITY : instantOf(validTo),
    later,
    mayBeOver: validFrom !== null || validTo !== null || later.length > 0,
    zone: zone === null ? null : present(zones.get(zone), `zone ${zone}`),
    heldAt: heldDiscount(definition, timeZone),
    isDated: per === "period" && typeof renew !== "string",
  };
}

function instantOf(text: string): Instant {
  return parseInstant(text) ?? fault(`not an instant: ${JSON.stringify(text)}`);
}
