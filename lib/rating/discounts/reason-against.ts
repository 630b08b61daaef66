import type { Instant } from "#lib/kernel/instant.ts";
import { type CompiledZone, isIn, NO_FAILURE, placeOfFailure } from "../match-zone.ts";
import type { Usage } from "../usage.ts";
import type { CompiledDiscount } from "./compile-discount.ts";
import type { AccountCondition, Discount } from "./discount.ts";
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
export function holds({ definition, from, to, later, zone, mayBeOver }: CompiledDiscount, usage: Usage): boolean {
  if (mayBeOver) {
    if (usage.from < from || usage.from >= to) return false;
    for (const version of later) if (usage.from >= version.from && usage.from < version.to) return false;
  }
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
    (discount.mayBeOver ? reasonOfTime(discount, usage.from) : null) ??
    (isFor(definition, usage) ? null : OTHER_USAGE) ??
    (zone && reasonOfZone(zone, usage)) ??
    reasonOfAccount(definition.account, usage.classification ?? null)
  );
}

export const OTHER_USAGE: DiscountRefusal = { kind: "otherUsage" };

function reasonOfTime(discount: CompiledDiscount, from: Instant): DiscountRefusal | null {
  const { validFrom, validTo } = discount.definition;
  if (validFrom !== null && from < discount.from) return notYetValid(discount);
  if (validTo !== null && from >= discount.to) return noLongerValid(discount);
  for (const later of discount.later) if (from >= later.from && from < later.to) return supersededBy(later);
  return null;
}

function reasonOfZone(zone: CompiledZone, { metadata }: Usage): DiscountRefusal | null {
  const place = placeOfFailure(zone, metadata);
  return place === NO_FAILURE ? null : (outside(zone)[place] ?? null);
}

function reasonOfAccount(account: Discount["account"], classification: string | null): DiscountRefusal | null {
  if (account === null || account.classification === classification) return null;
  const known = otherAccounts(account);
  const found = known.get(classification);
  if (found) return found;
  const made: DiscountRefusal = { kind: "classification", wanted: account.classification, is: classification };
  if (known.size >= MOST_CLASSIFICATIONS) known.clear();
  known.set(classification, made);
  return made;
}

const MOST_CLASSIFICATIONS = 100;

/** A reason says the same of every usage, so it is made once: lists of reasons are compared by their objects. */
function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    values.set(key, made);
    return made;
  };
}

const notYetValid = remembered(({ definition }: CompiledDiscount): DiscountRefusal => {
  return { kind: "notYetValid", from: definition.validFrom ?? "" };
});

const noLongerValid = remembered(({ definition }: CompiledDiscount): DiscountRefusal => {
  return { kind: "noLongerValid", to: definition.validTo ?? "" };
});

const supersededBy = remembered(({ definition }: CompiledDiscount): DiscountRefusal => {
  return { kind: "supersededBy", version: definition.version };
});

const otherAccounts = remembered((_account: AccountCondition) => new Map<string | null, DiscountRefusal>());

const outside = remembered(({ code, failures }: CompiledZone): readonly DiscountRefusal[] => {
  return failures.map((failure) => ({ kind: "zone", zone: code, ...failure }));
});
