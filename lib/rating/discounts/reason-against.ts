import type { Instant } from "#lib/kernel/instant.ts";
import { failureIn, isIn } from "../match-zone.ts";
import type { Usage } from "../usage.ts";
import type { CompiledDiscount } from "./compile-discount.ts";
import type { Discount } from "./discount.ts";
import type { DiscountRefusal } from "./explained-discount.ts";

/** Whether it is for such usage; without a target it is for all. */
export function isFor({ for: target }: Discount, usage: Usage): boolean {
  if (target === null) return true;
  if ("product" in target) return target.product === usage.productCode;
  if ("productType" in target) return target.productType === usage.productTypeCode;
  if ("family" in target) return target.family === usage.productFamilyCode;
  return target.udrType === usage.udrType?.code;
}

/** As `reasonAgainst` decides about a discount that is for such usage, without making a reason that billing would throw away. */
export function holds({ definition, from, to, later, zone }: CompiledDiscount, usage: Usage): boolean {
  if (usage.from < from || usage.from >= to) return false;
  for (const version of later) if (usage.from >= version.from && usage.from < version.to) return false;
  if (definition.account !== null && definition.account.classification !== usage.classification) return false;
  return zone === null || isIn(zone, usage.metadata);
}

/**
 * Why a discount does not hold for a usage; null when it does. Of one code the highest version valid at From is the one that is
 * looked at, whatever it is for: a new version for other usage ends the old one's use.
 */
export function reasonAgainst(discount: CompiledDiscount, usage: Usage): DiscountRefusal | null {
  const { definition, zone } = discount;
  return (
    reasonOfTime(discount, usage.from) ??
    (isFor(definition, usage) ? null : OTHER_USAGE) ??
    (zone && reasonOfZone(zone, usage)) ??
    reasonOfAccount(definition.account, usage.classification ?? null)
  );
}

const OTHER_USAGE: DiscountRefusal = { kind: "otherUsage" };

function reasonOfTime(discount: CompiledDiscount, from: Instant): DiscountRefusal | null {
  const { validFrom, validTo } = discount.definition;
  if (validFrom !== null && from < discount.from) return { kind: "notYetValid", from: validFrom };
  if (validTo !== null && from >= discount.to) return { kind: "noLongerValid", to: validTo };
  for (const later of discount.later) {
    if (from >= later.from && from < later.to) return { kind: "supersededBy", version: later.definition.version };
  }
  return null;
}

function reasonOfZone(zone: NonNullable<CompiledDiscount["zone"]>, { metadata }: Usage): DiscountRefusal | null {
  const failure = failureIn(zone, metadata);
  return failure && { kind: "zone", zone: zone.code, ...failure };
}

function reasonOfAccount(account: CompiledDiscount["definition"]["account"], classification: string | null): DiscountRefusal | null {
  if (account === null || account.classification === classification) return null;
  return { kind: "classification", wanted: account.classification, is: classification };
}
