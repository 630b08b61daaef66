import { type Decimal, subtractDecimals, ZERO } from "#lib/kernel/decimal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Counted, Measure } from "./charges/charge-program.ts";
import { type CompiledCharge, compileCharge, type LimitedCharge } from "./charges/compile-charge.ts";
import { limitsOf } from "./charges/limits.ts";
import { withoutLimits, withoutOneOffs } from "./charges/without-one-offs.ts";
import { type CounterKey, type Counters, chargeCounterName, NOTHING_COUNTED } from "./counters.ts";
import type { ExplainedLimit } from "./explanation.ts";
import { add, type Fraction, fractionToString, NOTHING, subtract } from "./fraction.ts";
import type { Metadata } from "./metadata.ts";
import type { Scope } from "./rate-book.ts";
import type { RatingRefusal } from "./rating-refusal.ts";

/** Usage, or a part of it, that one line of a rate prices. */
export type Line = {
  /** Null for the base. */
  readonly level: number | null;
  /** As the plan has it. */
  readonly charge: CompiledCharge;
  /** Its share of the usage amount, free usage included. */
  readonly quantity: Decimal;
  readonly metadata: Metadata;
};

/** A line with what it came to. */
export type ChargedLine<Kind extends Line> = {
  readonly line: Kind;
  /** As it was applied: a part of a cut usage leaves the limits to the sum, and one-off fees to the first part. */
  readonly charge: CompiledCharge;
  /** What was charged: the share less free usage. */
  readonly quantity: Decimal;
  readonly measure: Measure;
  /** F of the usage, or of all that counts. */
  readonly total: LimitedCharge;
  readonly counter: LineCounter | null;
  /** What this line adds: the total, less the total before it. */
  readonly amount: Fraction;
};

export type LineCounter = {
  readonly key: CounterKey;
  readonly before: Counted;
  readonly after: Counted;
  readonly totalBefore: Fraction;
};

export type ChargedLines<Kind extends Line> = {
  readonly lines: readonly ChargedLine<Kind>[];
  /** Exact. */
  readonly amount: Fraction;
  readonly limit: ExplainedLimit | null;
};

export type LinesToCharge<Kind extends Line> = {
  readonly plan: string;
  readonly rate: string;
  readonly scope: Scope;
  /** In the order of time. */
  readonly lines: readonly Kind[];
  /** Of the whole usage: it shortens the first lines. */
  readonly free: Decimal;
  readonly counters: Counters;
};

/** The exact amount of usage that may have been cut, before discounts. */
export function chargeLines<Kind extends Line>(toCharge: LinesToCharge<Kind>): Result<ChargedLines<Kind>, RatingRefusal> {
  const { scope, lines } = toCharge;
  const shares = shorten(toCharge);
  const isCut = lines.length > 1 && scope === "udr";
  const charged: ChargedLine<Kind>[] = [];
  let opening: CompiledCharge | null = null;
  for (const [index, line] of lines.entries()) {
    const charge: CompiledCharge = isCut ? (opening === null ? openingOf(line.charge) : laterOf(line.charge)) : line.charge;
    const quantity = shares[index] ?? ZERO;
    const measured = charge.measure({ quantity, metadata: line.metadata });
    if (!measured.ok) return measured;
    const isLater = opening !== null;
    if (opening === null && measured.value.quantity.unscaled > 0n) opening = line.charge;
    charged.push(chargeLine(toCharge, { line, charge, quantity, measure: measured.value, isLater }));
  }
  const amount = charged.reduce((sum, each) => add(sum, each.amount), NOTHING);
  return ok({ lines: charged, ...(isCut && opening !== null ? clamped(amount, opening) : { amount, limit: null }) });
}

/** Free usage takes from the first lines on; a line whose charge measures an amount of the metadata has no quantity to shorten. */
function shorten<Kind extends Line>({ lines, free }: LinesToCharge<Kind>): readonly Decimal[] {
  if (free.unscaled === 0n) return lines.map(({ quantity }) => quantity);
  let rest = free;
  return lines.map(({ charge, quantity }) => {
    if (charge.measuresAmount) return quantity;
    const left = subtractDecimals(quantity, rest);
    rest = left.unscaled >= 0n ? ZERO : { unscaled: -left.unscaled, scale: left.scale };
    return left.unscaled >= 0n ? left : ZERO;
  });
}

type Facts<Kind extends Line> = Pick<ChargedLine<Kind>, "line" | "charge" | "quantity" | "measure"> & { readonly isLater: boolean };

function chargeLine<Kind extends Line>(toCharge: LinesToCharge<Kind>, { isLater, ...facts }: Facts<Kind>): ChargedLine<Kind> {
  const { charge, measure, line } = facts;
  const { plan, rate, scope, counters } = toCharge;
  if (scope === "udr") {
    const total = charge.total(charge.count(NOTHING_COUNTED, measure), measure);
    return { ...facts, total, counter: null, amount: total.amount };
  }
  const name = chargeCounterName({ plan, rate, level: line.level });
  const key: CounterKey = { owner: scope === "pool" ? "agreement" : "subscription", per: "cycle", name };
  const before = counters(key) ?? NOTHING_COUNTED;
  const counted = charge.count(before, measure);
  // The fixed part of a percentage is for the UDR, not for each of its parts: only the first to be charged pays it.
  const after = isLater && counted.paying !== before.paying ? { ...counted, paying: before.paying } : counted;
  const totalBefore = charge.amount(before).amount;
  const total = charge.total(after, null);
  return { ...facts, total, counter: { key, before, after, totalBefore }, amount: subtract(total.amount, totalBefore) };
}

/** The minimum and maximum of the first part's charge clamp the sum of a cut usage. */
function clamped(amount: Fraction, { definition }: CompiledCharge): Pick<ChargedLines<Line>, "amount" | "limit"> {
  const { amount: limited, limit } = limitsOf(definition)(amount);
  if (limit === null) return { amount, limit };
  return { amount: limited, limit: { kind: limit, amount: definition[limit] ?? "0", before: fractionToString(amount) } };
}

const openings = new WeakMap<CompiledCharge, CompiledCharge>();
const laters = new WeakMap<CompiledCharge, CompiledCharge>();

/** Of the first part of a cut usage: its limits are for the sum. */
function openingOf(charge: CompiledCharge): CompiledCharge {
  return variantOf(charge, openings, withoutLimits);
}

/** Of a later part: what is taken once per UDR has been taken. */
function laterOf(charge: CompiledCharge): CompiledCharge {
  return variantOf(charge, laters, withoutOneOffs);
}

type Variant = (charge: CompiledCharge["definition"]) => CompiledCharge["definition"];

function variantOf(charge: CompiledCharge, known: WeakMap<CompiledCharge, CompiledCharge>, variant: Variant): CompiledCharge {
  const found = known.get(charge);
  if (found) return found;
  const made = compileCharge(variant(charge.definition));
  known.set(charge, made);
  return made;
}
