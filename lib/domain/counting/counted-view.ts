import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { type CounterValue, placeName } from "./counter-place.ts";
import { cycleInWords } from "./cycle-in-words.ts";

/** One counter for the screen. */
export type CountedView = {
  readonly id: string;
  /** What counts: "Rate data of Global prices", or a discount's name. */
  readonly what: string;
  /** Who: the number of a subscription, or the pool of the account. */
  readonly who: string;
  readonly cycle: string;
  /** Of a percentage and of a discount on amounts it is money, else in the unit of the usage. */
  readonly quantity: string;
  readonly udrs: number;
};

/** By code or id; what has no name any more goes by its code. */
export type CountedNames = {
  readonly plans: ReadonlyMap<string, string>;
  readonly discounts: ReadonlyMap<string, string>;
  readonly subscriptions: ReadonlyMap<number, string>;
};

export function toCountedView(value: CounterValue, names: CountedNames): CountedView {
  const { ownerKind, ownerId, cycle, name, counted } = value;
  return {
    id: placeName(value),
    what: counterInWords(name, names),
    who: ownerKind === "agreement" ? "All subscriptions together" : (names.subscriptions.get(ownerId) ?? String(ownerId)),
    cycle: cycleInWords(cycle),
    quantity: decimalToString(normalise(counted.quantity)),
    udrs: counted.udrs,
  };
}

/** The codes of the plan or the discount that a counter belongs to. */
export function codesOf(name: string): { readonly plan: string | null; readonly discount: string | null } {
  const [first, second, third] = partsOf(name);
  return isDiscount(first, third) ? { plan: null, discount: text(second) } : { plan: text(first), discount: null };
}

function counterInWords(name: string, { plans, discounts }: CountedNames): string {
  const [first, second, third] = partsOf(name);
  if (isDiscount(first, third)) return discounts.get(text(second)) ?? text(second);
  const level = typeof third === "number" ? `, level ${third}` : "";
  return `Rate ${text(second)}${level} of ${plans.get(text(first)) ?? text(first)}`;
}

/** A plan may be called "discount", but its rates have a level or none, never a kind. A shared allowance goes by its code. */
function isDiscount(first: unknown, third: unknown): boolean {
  return (first === "discount" || first === "allowance") && (third === "freeUsage" || third === "amount");
}

function partsOf(name: string): readonly unknown[] {
  const parts: unknown = JSON.parse(name);
  return Array.isArray(parts) ? parts : [];
}

function text(part: unknown): string {
  return typeof part === "string" ? part : "";
}
