import { present } from "#lib/kernel/assert.ts";
import { decimal, decimalToShortString, subtractDecimals, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Counted } from "#lib/rating/charges/charge-program.ts";
import { budgetCounter } from "#lib/rating/discounts/renewal-period.ts";
import { type CounterPlace, EVER } from "../counting/counter-place.ts";
import { poolCycle } from "../counting/counting-cycles.ts";
import { agreedDiscount } from "./allowance-book.ts";
import type { SharedAllowance } from "./allowance-schema.ts";
import { renewalInWords, targetInWords } from "./allowance-words.ts";

/** One allowance as it stands in its period: quantities as exact text, in the unit. */
export type SharedAllowanceView = {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly for: string;
  readonly renewal: string;
  readonly quantity: string;
  readonly taken: string;
  readonly left: string;
  readonly capPerSim: string | null;
  /** Who took most of it, as many as are shown. */
  readonly users: readonly AllowanceUser[];
  /** How many more took of it. */
  readonly others: number;
};

export type AllowanceUser = { readonly subscription: string; readonly taken: string; readonly udrs: number };

/** Whose page it is, and when it is looked at. */
type AllowancePeriod = { readonly accountId: number; readonly timeZone: string; readonly at: Instant };

/** Where the counters of an allowance are kept: the agreement's, and by the same cycle and name those of its SIMs. */
export function allowancePlace(allowance: SharedAllowance, { accountId, timeZone, at }: AllowancePeriod): CounterPlace {
  const counterAt = present(budgetCounter(agreedDiscount(allowance, { timeZone, level: 1 }), timeZone), `a counter of ${allowance.code}`);
  const { per, name, owner } = counterAt(at);
  return { ownerKind: owner, ownerId: accountId, cycle: per === "ever" ? EVER : poolCycle(at, timeZone), name };
}

type Standing = {
  readonly taken: Counted | null;
  readonly users: readonly AllowanceUser[];
  readonly others: number;
  /** What the unit of measurement is called. */
  readonly unitName: string;
};

export function toSharedAllowanceView(allowance: SharedAllowance, { taken, users, others, unitName }: Standing): SharedAllowanceView {
  const { code, name, quantity, for: target, renew, capPerSim } = allowance;
  const left = subtractDecimals(decimal(quantity), taken?.quantity ?? ZERO);
  return {
    code,
    name,
    unit: unitName,
    for: targetInWords(target),
    renewal: renewalInWords(renew),
    quantity: decimalToShortString(decimal(quantity)),
    taken: decimalToShortString(taken?.quantity ?? ZERO),
    // A new version may be worth less than its predecessor gave in the same period.
    left: decimalToShortString(left.unscaled < 0n ? ZERO : left),
    capPerSim: capPerSim === undefined ? null : decimalToShortString(decimal(capPerSim)),
    users,
    others,
  };
}
