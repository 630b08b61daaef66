import { type Decimal, decimal, normalise } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { CounterKey } from "../counters.ts";
import type { AdHocDiscount, Discount, DiscountKind } from "./discount.ts";
import { budgetCounter, shareCounter } from "./renewal-period.ts";

/** A discount that holds for a usage, its texts read: an additive one, or one that came with the usage. */
export type HeldDiscount = {
  /** Null for one that came with the usage. */
  readonly code: string | null;
  readonly version: number | null;
  readonly kind: DiscountKind;
  /** As it was written. */
  readonly value: string;
  /** Of a percentage that did not come with the usage. */
  readonly level: number | null;
  readonly size: Decimal;
  /** Counts what it took; null where each UDR gets the whole value. */
  readonly counter: CounterKey | null;
  /** Of a shared allowance: what the SIM itself took of it. */
  readonly share?: HeldShare;
};

type HeldShare = {
  /** As it was written, and read; null where one SIM may take all that is left. */
  readonly most: string | null;
  readonly size: Decimal | null;
  readonly counter: CounterKey;
};

/** The discount as it stands at an instant: one per period has a counter for each period. */
export function heldDiscount(discount: Discount, timeZone: string): (from: Instant) => HeldDiscount {
  const { code, version, kind, value } = discount;
  const standing = { code, version, kind, value, level: kind === "percentage" ? discount.level : null, size: sizeOf(discount) };
  const counterAt = budgetCounter(discount, timeZone);
  let latest: HeldDiscount = { ...standing, counter: null };
  if (counterAt === null) return () => latest;
  return (from) => {
    const counter = counterAt(from);
    // Usage mostly comes in the order of time, so that one period serves thousands of UDRs.
    if (latest.counter !== counter) latest = { ...standing, counter, ...shareOf(discount, counter) };
    return latest;
  };
}

function shareOf({ shared }: Discount, counter: CounterKey): Pick<HeldDiscount, "share"> {
  if (shared === undefined) return {};
  const { capPerSim: most } = shared;
  return { share: { most, size: sizeOfShare(most), counter: shareCounter(counter) } };
}

export function sizeOfShare(most: string | null): Decimal | null {
  return most === null ? null : sizeOf({ value: most });
}

export function heldAdHoc({ code, version, kind, value }: AdHocDiscount): HeldDiscount {
  return { code: code ?? null, version: version ?? null, kind, value, level: null, size: sizeOf({ value }), counter: null };
}

/** The value in its fewest digits. */
export function sizeOf({ value }: Pick<AdHocDiscount, "value">): Decimal {
  return normalise(decimal(value));
}
